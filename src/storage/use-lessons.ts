import { useEffect, useState } from 'react';
import { minute } from '#engine/kernel';
import type { Ground } from './ground.ts';
import { readLessons, type Lessons } from './learned.ts';
import { currentStorage } from './storage.ts';

interface Kept {
  readonly at: number;
  readonly lessons: Promise<Lessons>;
}

const keptByGround = new WeakMap<Ground, Map<string, Kept>>();
const freshFor = 2 * minute;

/** What the latest runs of a blueprint teach; read when it is first asked for and again after some minutes, so that opening a record stays quick. */
export function useLessons(blueprint: string): Lessons | undefined {
  const [read, setRead] = useState<{ readonly blueprint: string; readonly lessons: Lessons }>();
  useEffect(() => {
    let isShown = true;
    // what the page shows first goes first
    const timer = window.setTimeout(() => {
      void lessonsFor(blueprint).then((lessons) => { if (isShown) setRead({ blueprint, lessons }); }, () => undefined);
    }, 60);
    return () => {
      isShown = false;
      window.clearTimeout(timer);
    };
  }, [blueprint]);
  return read?.blueprint === blueprint ? read.lessons : undefined;
}

function lessonsFor(blueprint: string): Promise<Lessons> {
  const { ground } = currentStorage();
  const kept = keptByGround.get(ground) ?? new Map<string, Kept>();
  keptByGround.set(ground, kept);
  const now = ground.clock.now();
  const known = kept.get(blueprint);
  if (known !== undefined && now - known.at < freshFor) return known.lessons;
  const lessons = readLessons(ground, blueprint);
  kept.set(blueprint, { at: now, lessons });
  return lessons;
}

/** How often an outcome's gate was gone past by an override, of the latest runs of its blueprint. */
export function useOverrideCount(blueprint: string, outcome: string): number | undefined {
  const lessons = useLessons(blueprint);
  return lessons === undefined ? undefined : (lessons.overrides[outcome] ?? 0);
}
