import { day, hour } from '#engine/kernel';
import { isTouch, type Activity, type Channel, type Effect, type EndResult } from '#engine/blueprint';
import type { BulkRecord } from '#engine/run';
import type { Crowd, Wait } from './crowd.ts';

/** The tenth, the middle and the ninetieth of a hundred; null when nothing was measured. */
export interface Quantiles {
  readonly count: number;
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
}

/** What came of one record, by its number: the same record in two drafts can be held side by side. */
export interface Fate {
  readonly end: EndResult | null;
  /** From coming in to the end, in days; null while under way. */
  readonly days: number | null;
  readonly touches: number;
  /** Hours spent in each stage it came to, all stays together; null where it has not left yet. */
  readonly stays: Readonly<Record<string, number | null>>;
}

/** What a rehearsal reads out. Plain data; nothing in it was ever sent. */
export interface RehearsalReport {
  readonly records: number;
  readonly cameIn: number;
  readonly keptOut: number;
  /** Would have come in after the last day. */
  readonly outside: number;
  readonly intents: number;
  readonly stages: Readonly<Record<string, { readonly entered: number; readonly standing: number; readonly hours: Quantiles | null }>>;
  readonly outcomes: Readonly<Record<string, number>>;
  /** How often each outcome was taken out of each stage, by `stage/outcome`. */
  readonly ways: Readonly<Record<string, number>>;
  readonly ends: Readonly<Record<EndResult | 'underWay', number>>;
  /** From coming in to the end, in days. */
  readonly length: Quantiles | null;
  /** Days records stood before a closed gate with nothing else to do, most first; from a sample. */
  readonly waits: readonly Readonly<Wait>[];
  /** Minutes worked, left over for want of time, and there to be had, by day and crew ('' are the owners). */
  readonly load: readonly { readonly date: string; readonly crews: readonly { readonly crew: string; readonly worked: number; readonly left: number; readonly capacity: number }[] }[];
  /** How often each activity was done, and how often more than a day late. */
  readonly activities: Readonly<Record<string, { readonly done: number; readonly late: number }>>;
  readonly touches: Quantiles | null;
  readonly touchesByChannel: Readonly<Partial<Record<Channel, number>>>;
  /** The most touches within any seven days: how many records had so many. */
  readonly pressure: Readonly<Record<number, number>>;
  /** What would have left the house in earnest, by kind of effect; nothing did. */
  readonly wouldHaveSent: Readonly<Partial<Record<Effect['type'], number>>>;
  readonly fates: readonly (Fate | null)[];
}

/** Reads a crowd off as it stands. */
export function reportOf(crowd: Crowd): RehearsalReport {
  const there = crowd.records.flatMap((record) => (record === null ? [] : [record]));
  const { document } = crowd.process.version;
  const stays = staysOf(crowd, there);
  const fates = crowd.records.map((record) => (record === null ? null : fateOf(crowd, record)));
  const outcomes = Object.fromEntries(Object.keys(document.outcomes).map((id) => [id, 0]));
  const ways: Record<string, number> = {};
  for (const { path } of there) {
    for (const { stage, outcome } of path) {
      if (outcome === null) continue;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      ways[`${stage}/${outcome}`] = (ways[`${stage}/${outcome}`] ?? 0) + 1;
    }
  }
  const ends: Record<EndResult | 'underWay', number> = { won: 0, lost: 0, nurture: 0, recycle: 0, closed: 0, underWay: 0 };
  for (const fate of fates) if (fate !== null) ends[fate.end ?? 'underWay'] += 1;
  return {
    records: crowd.records.length, cameIn: there.length, keptOut: crowd.tally.refusedAtTheDoor, outside: crowd.records.length - there.length - crowd.tally.refusedAtTheDoor, intents: crowd.tally.intents,
    stages: stays, outcomes, ways, ends,
    length: quantilesOf(fates.flatMap((fate) => fate?.days ?? [])),
    waits: [...crowd.tally.waits.values()].sort((a, b) => b.recordDays - a.recordDays),
    load: loadOf(crowd),
    activities: Object.fromEntries(Object.keys(document.activities).map((id) => {
      const late = crowd.tally.late.get(id) ?? 0;
      return [id, { done: (crowd.tally.doneInTime.get(id) ?? 0) + late, late }];
    })),
    touches: quantilesOf(fates.flatMap((fate) => fate?.touches ?? [])),
    touchesByChannel: byChannel(there),
    pressure: pressureOf(there),
    wouldHaveSent: effectsOf(crowd, outcomes),
    fates,
  };
}

/** @param values in any order; they are sorted in place */
export function quantilesOf(values: number[]): Quantiles | null {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
  return { count: values.length, p10: at(0.1), median: at(0.5), p90: at(0.9) };
}

function staysOf(crowd: Crowd, there: readonly BulkRecord[]): RehearsalReport['stages'] {
  const entered = new Map<string, number>();
  const standing = new Map<string, number>();
  const hours = new Map<string, number[]>();
  for (const record of there) {
    const here = crowd.runner.stageOf(record);
    entered.set(here, (entered.get(here) ?? 0) + 1);
    if (record.status !== 'exited') standing.set(here, (standing.get(here) ?? 0) + 1);
    for (const stay of record.path) {
      entered.set(stay.stage, (entered.get(stay.stage) ?? 0) + 1);
      const list = hours.get(stay.stage);
      const length = (stay.leftAt - stay.enteredAt) / hour;
      if (list) list.push(length);
      else hours.set(stay.stage, [length]);
    }
  }
  return Object.fromEntries(Object.keys(crowd.process.version.document.stages).map((stage) => [
    stage, { entered: entered.get(stage) ?? 0, standing: standing.get(stage) ?? 0, hours: quantilesOf(hours.get(stage) ?? []) },
  ]));
}

function fateOf(crowd: Crowd, record: BulkRecord): Fate {
  const ended = record.status === 'ended';
  const stage = crowd.process.stage(crowd.runner.stageOf(record));
  let touches = 0;
  for (const done of record.done) if (isTouch(done.channel) && done.inbound !== true) touches += 1;
  return { end: ended ? (stage.end?.result ?? 'closed') : null, days: record.endedAt === null ? null : (record.endedAt - record.startedAt) / day, touches, stays: hoursByStage(record, stage.id) };
}

function hoursByStage(record: BulkRecord, here: string): Fate['stays'] {
  const stays: Record<string, number | null> = {};
  for (const { stage, enteredAt, leftAt } of record.path) stays[stage] = (stays[stage] ?? 0) + (leftAt - enteredAt) / hour;
  stays[here] ??= null;
  return stays;
}

function loadOf({ days, tally, table, crews }: Crowd): RehearsalReport['load'] {
  return days.map(({ date, work }, index) => ({
    date,
    crews: table.crews.map((crew, number) => ({
      crew,
      worked: tally.worked[index]?.[number] ?? 0,
      left: tally.left[index]?.[number] ?? 0,
      capacity: work === null ? 0 : (crews[number]?.people ?? 0) * (crews[number]?.minutesADay ?? 0),
    })),
  }));
}

function byChannel(there: readonly BulkRecord[]): RehearsalReport['touchesByChannel'] {
  const counts: Partial<Record<Activity['channel'], number>> = {};
  for (const { done } of there) for (const { channel, inbound } of done) if (isTouch(channel) && inbound !== true) counts[channel] = (counts[channel] ?? 0) + 1;
  return counts;
}

function pressureOf(there: readonly BulkRecord[]): RehearsalReport['pressure'] {
  const records: Record<number, number> = {};
  for (const { done } of there) {
    const at = done.flatMap((one) => (isTouch(one.channel) && one.inbound !== true ? [one.at] : []));
    let most = 0;
    let first = 0;
    at.forEach((moment, index) => {
      while (moment - (at[first] ?? 0) >= 7 * day) first += 1;
      most = Math.max(most, index - first + 1);
    });
    records[most] = (records[most] ?? 0) + 1;
  }
  return records;
}

/** Effects stand on outcomes: whoever took one would have set them off. */
function effectsOf(crowd: Crowd, taken: Readonly<Record<string, number>>): RehearsalReport['wouldHaveSent'] {
  const counts: Partial<Record<Effect['type'], number>> = {};
  for (const outcome of Object.values(crowd.process.version.document.outcomes)) {
    for (const { type } of outcome.then) {
      if (type === 'setField' || type === 'assignOwner' || type === 'createActivity') continue;
      counts[type] = (counts[type] ?? 0) + (taken[outcome.id] ?? 0);
    }
  }
  return counts;
}
