import { day } from '#engine/kernel';
import type { Condition } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import type { Ground } from './ground.ts';
import { breathe } from './in-chunks.ts';
import { pagesOfRecords } from './read-many.ts';

/** Whom a rule is for: by whatever name, of one record type. */
export interface Audience {
  readonly id: string;
  readonly condition: Condition;
}

/** How many records a rule takes now, and how many new ones a day. */
export interface AudienceForecast {
  readonly now: number;
  /** Of the records made in the last thirty days, those that fit, a day; null while the workspace is younger than two days. */
  readonly perDay: number | null;
}

/** Records that two rules would both take (S59). */
export interface Overlap {
  readonly one: string;
  readonly other: string;
  readonly count: number;
  /** The first of them. */
  readonly records: readonly string[];
}

const period = 30;
const fewRecords = 5;

/** Counts whom each rule takes, and whom two of them would both take, in one pass over the type's live records. */
export async function compareAudiences({ db, clock }: Ground, type: string, audiences: readonly Audience[]): Promise<{ readonly forecasts: Readonly<Record<string, AudienceForecast>>; readonly overlaps: readonly Overlap[] }> {
  const now = clock.now();
  const counts = audiences.map(() => ({ now: 0, recent: 0 }));
  const pairs = new Map<string, { readonly one: string; readonly other: string; count: number; readonly records: string[] }>();
  let oldest = now;
  for await (const page of pagesOfRecords(db)) {
    for (const row of page) {
      if (row.type !== type || row.space !== 'live' || row.mergedInto !== undefined) continue;
      oldest = Math.min(oldest, row.createdAt);
      const fitting = audiences.filter(({ condition }, at) => {
        const count = counts[at];
        if (!evaluateCondition(condition, row.fields) || count === undefined) return false;
        count.now += 1;
        if (now - row.createdAt < period * day) count.recent += 1;
        return true;
      });
      for (const [at, one] of fitting.entries()) for (const other of fitting.slice(at + 1)) meet(pairs, one.id, other.id, row.id);
    }
    await breathe();
  }
  const days = Math.min(period, (now - oldest) / day);
  const forecasts = Object.fromEntries(audiences.map(({ id }, at) => [id, { now: counts[at]?.now ?? 0, perDay: days < 2 ? null : (counts[at]?.recent ?? 0) / days }]));
  return { forecasts, overlaps: [...pairs.values()].sort((a, b) => b.count - a.count) };
}

function meet(pairs: Map<string, { readonly one: string; readonly other: string; count: number; readonly records: string[] }>, one: string, other: string, record: string): void {
  const known = pairs.get(`${one}/${other}`) ?? { one, other, count: 0, records: [] };
  pairs.set(`${one}/${other}`, known);
  known.count += 1;
  if (known.records.length < fewRecords) known.records.push(record);
}
