import { Dexie } from 'dexie';
import type { DueRow, RunRow } from './contract.ts';
import type { Ground } from './ground.ts';
import { readDocuments } from './version-documents.ts';
import type { DayQuery } from './day.ts';

/** Something that waits for somebody else: for whom, since when, and until when, if there is an end. */
export interface WaitingRow {
  readonly due: DueRow;
  readonly on: { readonly type: 'person'; readonly person: string } | { readonly type: 'role'; readonly role: string } | { readonly type: 'customer' };
  readonly since: number;
  readonly until: number | null;
}

const mostWaits = 100;
const lookAhead = 7 * 86_400_000;

/**
 * What this person has handed on and waits for: offers nobody has answered, approvals they asked for, customers who
 * have time to decide. `asides` are the lines of the day that an offer stands for.
 */
export async function readWaiting(ground: Pick<Ground, 'db' | 'shelf'>, query: DayQuery, rows: readonly DueRow[]): Promise<{ readonly waiting: readonly WaitingRow[]; readonly asides: ReadonlySet<string> }> {
  const passing = rows.filter((row) => row.kind === 'activity' && row.channel === 'handOver');
  const runs = await runsOf(ground, passing.map(({ run }) => run));
  const asides = new Set<string>();
  const offers: WaitingRow[] = [];
  for (const due of passing) {
    const snapshot = runs.get(due.run)?.snapshot;
    const offer = snapshot?.handOvers?.find((one) => one.activity === due.activity && one.visit === snapshot.visit && one.status === 'offered');
    if (offer === undefined) continue;
    asides.add(due.id);
    // what is offered to this person has a line of its own
    if (offer.to !== query.owner) offers.push({ due, on: { type: 'person', person: offer.to }, since: offer.at, until: snapshot?.dues.find(({ key }) => key.startsWith(`h:${offer.activity}:`))?.at ?? null });
  }
  const [asked, customers] = await Promise.all([askedFor(ground, query), customersOf(ground, query)]);
  const waiting = [...offers, ...asked, ...customers].sort((a, b) => (a.until ?? Number.MAX_SAFE_INTEGER) - (b.until ?? Number.MAX_SAFE_INTEGER) || a.since - b.since || (a.due.id < b.due.id ? -1 : 1));
  return { waiting, asides };
}

async function runsOf({ db }: Pick<Ground, 'db'>, ids: readonly string[]): Promise<ReadonlyMap<string, RunRow>> {
  if (ids.length === 0) return new Map();
  return new Map((await db.runs.bulkGet([...new Set(ids)])).flatMap((row): [string, RunRow][] => (row ? [[row.id, row]] : [])));
}

/** Approvals this person asked for and that are not answered. */
async function askedFor(ground: Pick<Ground, 'db'>, { owner, space }: DayQuery): Promise<readonly WaitingRow[]> {
  const { db } = ground;
  const roles = new Set((await db.people.toArray()).flatMap((person) => person.roles));
  const queues = await Promise.all([...roles].map((role) => db.dues.where('[space+automatic+role+at]').between([space, 0, role, Dexie.minKey], [space, 0, role, Dexie.maxKey]).filter(({ kind }) => kind === 'approval').limit(mostWaits).toArray()));
  const dues = queues.flat();
  const runs = await runsOf(ground, dues.map(({ run }) => run));
  return dues.flatMap((due): WaitingRow[] => {
    const snapshot = runs.get(due.run)?.snapshot;
    const request = snapshot?.requests?.findLast((one) => one.role === due.role && one.visit === snapshot.visit);
    return request?.by !== owner || due.role === undefined ? [] : [{ due, on: { type: 'role', role: due.role }, since: request.at, until: null }];
  });
}

/** Records of this person that stand where the customer is expected to move, soonest over first. */
async function customersOf({ db, shelf }: Pick<Ground, 'db' | 'shelf'>, { owner, space, now }: DayQuery): Promise<readonly WaitingRow[]> {
  const dues = await db.dues.where('[space+automatic+owner+at]').between([space, 1, owner, now], [space, 1, owner, now + lookAhead], true, true).filter(({ kind }) => kind === 'outcome').limit(mostWaits).toArray();
  const documents = await readDocuments(db, shelf, dues.flatMap(({ version }) => version ?? []));
  return dues.flatMap((due): WaitingRow[] =>
    documents.get(due.version ?? '')?.stages[due.stage]?.kind === 'wait' ? [{ due, on: { type: 'customer' }, since: due.weight?.enteredAt ?? due.at, until: due.at }] : [],
  );
}
