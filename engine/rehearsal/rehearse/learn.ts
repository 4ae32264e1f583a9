import { hour } from '#engine/kernel';
import { isTouch, type Blueprint } from '#engine/blueprint';
import type { Entry } from '#engine/journal';
import { usualBehaviour, type Behaviour } from './plan.ts';
import { quantilesOf } from './report.ts';

/** Chances read from a journal, with how often each was seen: a chance from three calls is no more than that. */
export interface Learned {
  readonly behaviour: Behaviour;
  /** Done activities, taken outcomes and heard signals behind the chances, by id or key. */
  readonly seen: Readonly<Record<string, number>>;
}

/**
 * Reads from what really happened how activities end, which ways out people take, and how often customers answer
 * (B6). Only accepted entries of this drawing's activities and outcomes count; what never happened is left out, so that
 * the usual chances stand in. Entries may come in any order but each record's oldest first.
 */
export function learnBehaviour({ activities, outcomes, signals = {} }: Blueprint, entries: Iterable<Entry>): Learned {
  const results: Record<string, Record<string, number>> = {};
  const taken: Record<string, number> = {};
  const heard = new Map<string, number[]>();
  const seen: Record<string, number> = {};
  const lastTouch = new Map<string, number>();
  let touches = 0;
  const count = (key: string) => (seen[key] = (seen[key] ?? 0) + 1);
  for (const { ok, intent, changes, record, at } of entries) {
    if (!ok) continue;
    for (const done of changes?.done ?? []) {
      if (!Object.hasOwn(activities, done.activity)) continue;
      count(done.activity);
      if (done.result !== null) (results[done.activity] ??= {})[done.result] = (results[done.activity]?.[done.result] ?? 0) + 1;
      if (isTouch(done.channel) && done.inbound !== true) {
        touches += 1;
        lastTouch.set(record, at);
      }
    }
    if (intent.type === 'choose' && Object.hasOwn(outcomes, intent.outcome)) {
      count(intent.outcome);
      taken[intent.outcome] = (taken[intent.outcome] ?? 0) + 1;
    }
    if (intent.type === 'signal' && Object.hasOwn(signals, intent.signal)) {
      count(intent.signal);
      heard.set(intent.signal, [...(heard.get(intent.signal) ?? []), at - (lastTouch.get(record) ?? at)]);
    }
  }
  const answers = [...heard].map(([signal, after]) => [signal, { chance: Math.min(1, after.length / Math.max(1, touches)), withinHours: Math.max(1, Math.ceil((quantilesOf(after)?.p90 ?? hour) / hour)) }] as const);
  return { behaviour: { ...usualBehaviour, results, outcomes: taken, signals: Object.fromEntries(answers) }, seen };
}
