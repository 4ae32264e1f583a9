import { mirrored } from '#engine/journal';
import { changedFields, mergedFields, runsToCarry, unitedWishes } from '#engine/run';
import type { DoneActivity, Changes, Entry, Intent, Refusal } from '#engine/journal';
import type { Absorbed, Ack, RecordRow, SubmittedIntent } from './contract.ts';
import { askAgain } from './adopt.ts';
import { type Decider, nextDelivery, refuse, write } from './journal-line.ts';
import { linksOf } from './run-of.ts';
import { titleFor } from './title-for.ts';
import type { RecordState, Workset } from './workset.ts';

/** The intents that join two records or part them. Each is written on both sides. */
export type JoinIntent = Extract<Intent, { readonly type: 'merge' | 'unmerge' | 'link' | 'unlink' }>;

/** Whether an intent joins or parts two records. */
export function isJoin(intent: Intent): intent is JoinIntent {
  return intent.type === 'merge' || intent.type === 'unmerge' || intent.type === 'link' || intent.type === 'unlink';
}

/** The two sides of it, both read into the workset. */
interface Pair {
  readonly work: Workset;
  readonly own: RecordState & { row: RecordRow };
  readonly other: RecordState & { row: RecordRow };
  readonly submitted: SubmittedIntent;
  readonly decider: Decider;
  readonly decide: Decide;
}

/** The authority's own decision, handed in because it leads here itself. */
type Decide = (work: Workset, submitted: SubmittedIntent, decider: Decider) => Ack;

const nothingChanged: Changes = { moves: [], fields: {}, done: [], effects: [], ended: false };

/**
 * Joins or parts two records: both journals say so in one transaction, and what follows for their runs goes through
 * the very same step as by hand (rules R200 to R202). Needs both records in the workset.
 */
export function decideJoin(work: Workset, state: RecordState, submitted: SubmittedIntent, intent: JoinIntent, decider: Decider, decide: Decide): Ack {
  const no = (refusal: Refusal): Ack => refuse(work, state, submitted, decider, null, refusal);
  const other = work.records.get(intent.record);
  if (!hasRow(state)) return no({ type: 'unknownRecord', record: submitted.record });
  if (!other || !hasRow(other)) return no({ type: 'unknownRecord', record: intent.record });
  const why = whyNot(intent, state.row, other.row);
  if (why !== null) return no(why);
  const pair: Pair = { work, own: state, other, submitted, decider, decide };
  const entry = carryOut(pair, intent);
  return { id: submitted.id, ok: true, repeated: false, entry, refusal: null, verdict: null };
}

function hasRow(state: RecordState): state is RecordState & { row: RecordRow } {
  return state.row !== null;
}

function whyNot({ type: what }: JoinIntent, own: RecordRow, other: RecordRow): Refusal | null {
  const no = (why: Extract<Refusal, { type: 'cannotJoin' }>['why']): Refusal => ({ type: 'cannotJoin', what, why });
  if (own.id === other.id) return no('same');
  if (own.space !== other.space) return { type: 'spaceMismatch' };
  if (what === 'unmerge') return other.mergedInto === own.id ? null : no('notMerged');
  if (own.mergedInto !== undefined || other.mergedInto !== undefined) return no('merged');
  const linked = linksOf(own).includes(other.id);
  if (what === 'link') return linked ? no('linked') : null;
  if (what === 'unlink') return linked ? null : no('notLinked');
  return own.type === other.type ? null : no('otherType');
}

function carryOut(pair: Pair, intent: JoinIntent): Entry {
  switch (intent.type) {
    case 'merge':
      return merge(pair, intent);
    case 'unmerge':
      return unmerge(pair);
    case 'link':
      return link(pair);
    case 'unlink':
      return unlink(pair);
  }
}

function merge(pair: Pair, { fields: chosen }: Extract<JoinIntent, { type: 'merge' }>): Entry {
  const { work, own, other, submitted, decider } = pair;
  const before = own.row;
  const carried = runsToCarry([...own.runs.values()], [...other.runs.values()]);
  const running = [...other.runs.values()].filter((run) => run.status === 'running').map((run) => run.id).sort();
  const exits = running.flatMap((run) => {
    const ack = follow(pair, other.row.id, run, { type: 'exit', reason: 'Merged into another record' });
    return ack.ok ? [{ run, entry: ack.entry.id }] : [];
  });
  const done = [...(other.row.inherited ?? []), ...[...other.runs.values()].flatMap((run) => run.snapshot.done)].sort(byTime);
  const fields = mergedFields(before.fields, other.row.fields, chosen);
  const links = linksOf(other.row).filter((id) => id !== before.id && !linksOf(before).includes(id));
  const runs = carried.map((run) => ({ run, id: decider.newId() }));
  const absorbed: Absorbed = {
    record: other.row.id, at: decider.at, exits, links, carried: runs.map(({ id }) => id),
    fields: Object.fromEntries(Object.entries(fields).map(([key, after]) => [key, { before: before.fields[key] ?? null, after }])),
  };
  change(pair, { fields, inherited: [...(before.inherited ?? []), ...done].sort(byTime), absorbed: [...(before.absorbed ?? []), absorbed], links: [...linksOf(before).filter((id) => id !== other.row.id), ...links] });
  const entry = write(work, own, submitted, decider, { id: decider.newId(), run: null, refusal: null, changes: { ...nothingChanged, fields, done }, delivery: submitted.id });
  other.row = { ...other.row, mergedInto: before.id, updatedAt: decider.at };
  writeOther(pair, { type: 'mergedInto', record: before.id });
  for (const { run, id } of runs) goOn(pair, run, id);
  relink(pair, linksOf(other.row), other.row.id, before.id);
  tell(pair, before.fields, fields);
  return entry;
}

/** The kept record goes on where the other one's run had stood. Where that is refused, the run has simply ended. */
function goOn(pair: Pair, run: { readonly id: string; readonly blueprint: string; readonly versionId: string; readonly stage: string }, id: string): void {
  const { own } = pair;
  const { owner, zone } = own.row;
  const intent: Intent = { type: 'enrol', blueprint: run.blueprint, version: run.versionId, record: { owner, zone, fields: {} }, carry: { run: run.id, stage: run.stage } };
  follow(pair, own.row.id, null, intent, id);
}

function unmerge(pair: Pair): Entry {
  const { work, own, other, submitted, decider } = pair;
  const before = own.row;
  const absorbed = before.absorbed?.find(({ record }) => record === other.row.id);
  const restored = Object.fromEntries(Object.entries(absorbed?.fields ?? {}).flatMap(([key, { before: former, after }]) => (Object.keys(changedFields(before.fields, { [key]: after })).length === 0 ? [[key, former]] : [])));
  const fields = changedFields(before.fields, restored);
  const theirs = new Set([...(other.row.inherited ?? []), ...[...other.runs.values()].flatMap((run) => run.snapshot.done)].map((one) => one.entry));
  change(pair, {
    fields, inherited: (before.inherited ?? []).filter((one) => !theirs.has(one.entry)), absorbed: (before.absorbed ?? []).filter((one) => one !== absorbed),
    links: linksOf(before).filter((id) => !absorbed?.links.includes(id)),
  });
  const entry = write(work, own, submitted, decider, { id: decider.newId(), run: null, refusal: null, changes: { ...nothingChanged, fields }, delivery: submitted.id });
  const { mergedInto: _into, ...rest } = other.row;
  other.row = { ...rest, updatedAt: decider.at };
  writeOther(pair, { type: 'unmerge', record: before.id });
  for (const run of absorbed?.carried ?? []) if (own.runs.get(run)?.status === 'running') follow(pair, before.id, run, { type: 'exit', reason: 'The merge was taken back' });
  for (const { run, entry: exit } of absorbed?.exits ?? []) follow(pair, other.row.id, run, { type: 'undo', entry: exit, reason: 'The merge was taken back' });
  relink(pair, absorbed?.links ?? [], before.id, other.row.id);
  tell(pair, before.fields, fields);
  return entry;
}

/** Records of one story share the customer's wishes from now on: an order is no way round an opt-out (S26). */
function link(pair: Pair): Entry {
  const { own, other } = pair;
  const wishes = unitedWishes([own.row.fields, other.row.fields]);
  return both(pair, { own: [...linksOf(own.row), other.row.id], other: [...linksOf(other.row), own.row.id] }, wishes);
}

function unlink(pair: Pair): Entry {
  const { own, other } = pair;
  return both(pair, { own: linksOf(own.row).filter((id) => id !== other.row.id), other: linksOf(other.row).filter((id) => id !== own.row.id) }, {});
}

function both(pair: Pair, links: { readonly own: readonly string[]; readonly other: readonly string[] }, wishes: RecordRow['fields']): Entry {
  const { work, own, other, submitted, decider } = pair;
  const formers = [own.row.fields, other.row.fields] as const;
  const fields = changedFields(own.row.fields, wishes);
  change(pair, { fields, links: links.own });
  const entry = write(work, own, submitted, decider, { id: decider.newId(), run: null, refusal: null, changes: { ...nothingChanged, fields }, delivery: submitted.id });
  const mirrored: Pair = { ...pair, own: other, other: own };
  const theirs = changedFields(other.row.fields, wishes);
  change(mirrored, { fields: theirs, links: links.other });
  writeOther(pair, theirSide(submitted.intent, own.row.id), theirs);
  tell(pair, formers[0], fields);
  tell(mirrored, formers[1], theirs);
  return entry;
}

/** What the other record's journal says: the same link, as that record sees it (rule R203). */
function theirSide(intent: Intent, record: string): Intent {
  if (intent.type !== 'link') return { type: 'unlink', record };
  return { type: 'link', record, ...(intent.relation === undefined ? {} : { relation: mirrored(intent.relation) }) };
}

/** Puts what is new into the own row. Lists that are empty are not kept at all. */
function change({ work, own, decider }: Pair, { fields, ...lists }: { readonly fields: RecordRow['fields'] } & Partial<Pick<RecordRow, 'links' | 'inherited' | 'absorbed'>>): void {
  const next = { ...own.row, ...lists, fields: { ...own.row.fields, ...fields }, updatedAt: decider.at };
  const { links = [], inherited = [], absorbed = [], ...rest } = next;
  own.row = { ...rest, title: titleFor(work, next, next.fields), ...(links.length === 0 ? {} : { links }), ...(inherited.length === 0 ? {} : { inherited }), ...(absorbed.length === 0 ? {} : { absorbed }) };
}

function writeOther({ work, other, submitted, decider }: Pair, intent: Intent, fields: RecordRow['fields'] = {}): void {
  const line = { id: decider.newId(), run: null, refusal: null, changes: { ...nothingChanged, fields }, delivery: nextDelivery(work, submitted.id) };
  write(work, other, { ...submitted, record: other.row.id, run: null, intent }, decider, line);
}

/** What the join brings about for a run is decided like everything else, in the name of whoever joined. */
function follow({ work, submitted, decider, decide }: Pair, record: string, run: string | null, intent: Intent, newRun?: string): Ack {
  const { words: _words, ...rest } = submitted;
  return decide(work, { ...rest, id: nextDelivery(work, submitted.id), record, run, intent, ...(newRun === undefined ? {} : { newRun }) }, { ...decider, depth: decider.depth + 1 });
}

/** Runs and rules hear that facts of the record have changed. */
function tell({ work, own, submitted, decider }: Pair, before: RecordRow['fields'], fields: RecordRow['fields']): void {
  askAgain(work, own, submitted, decider, '');
  if (Object.keys(fields).length > 0) work.errands.push({ type: 'rules', record: own.row.id, cause: submitted.id, before, imported: false, depth: decider.depth + 1 });
}

/** Records that were linked to the one are linked to the other from now on. */
function relink({ work, submitted, decider }: Pair, records: readonly string[], from: string, to: string): void {
  for (const record of records) if (record !== from && record !== to) work.errands.push({ type: 'relink', record, from, to, cause: submitted.id, depth: decider.depth + 1 });
}

/** Carries that out on one of them. */
export function relinked(state: RecordState, { from, to }: { readonly from: string; readonly to: string }): void {
  if (state.row) state.row = { ...state.row, links: [...linksOf(state.row).filter((id) => id !== from && id !== to), to] };
}

const byTime = (a: DoneActivity, b: DoneActivity): number => a.at - b.at || (a.entry < b.entry ? -1 : 1);
