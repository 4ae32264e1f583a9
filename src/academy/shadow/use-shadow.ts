import { useMemo } from 'react';
import { shadowOf, type Shadow } from '#engine/insights';
import type { Blueprint } from '#engine/blueprint';
import { usePeople, useRecordTypes, useRunToFollow, type RunToFollow } from '../../storage/index.ts';
import { createNames, type Names } from '../../ui/index.ts';

/** A passage to follow, with nobody's name in it. */
export interface ShadowAtHand {
  readonly shadow: Shadow;
  readonly drawings: Readonly<Record<string, Blueprint>>;
  /** Names as one version of the drawing has them, with strangers for people. */
  namesIn(version: string): Names;
  readonly run: RunToFollow['run'];
}

/** Reads a run and takes everything personal off it; null when there is no such run. */
export function useShadow(run: string): ShadowAtHand | null | undefined {
  const read = useRunToFollow(run);
  const types = useRecordTypes();
  const people = usePeople();
  return useMemo(() => {
    if (read === null) return null;
    if (read === undefined || types === undefined || people.length === 0) return undefined;
    const drawings = Object.fromEntries(read.versions.map(({ id, document }) => [id, document]));
    const type = types.find(({ key }) => key === read.versions[0]?.document.recordType);
    const shadow = shadowOf({ entries: read.entries, run, drawings, type, people: people.map(({ id, name }) => ({ id, name })) });
    const named = new Map<string, Names>();
    return {
      shadow, drawings, run: read.run,
      namesIn: (version) => {
        const known = named.get(version) ?? createNames({ blueprint: drawings[version], ...(type ? { recordType: type } : {}), people: shadow.people });
        named.set(version, known);
        return known;
      },
    };
  }, [read, types, people, run]);
}
