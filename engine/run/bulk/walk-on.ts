import { invariant } from '#engine/kernel';
import type { Effect, FieldValue, UserId } from '#engine/blueprint';
import type { Asking, BulkRecord } from './bulk-record.ts';
import { countAll, countVisit } from './counters.ts';
import { mayTake } from './limit.ts';
import { armAll, disarmAll, rearm } from './moments.ts';
import type { Plan, StagePlan, WayPlan } from './plan.ts';

/** The stage a record stands in, made ready. */
export function stageAt(plan: Plan, record: BulkRecord): StagePlan {
  const stage = plan.stages[record.row];
  invariant(stage !== undefined, 'a record stands in a stage of the plan');
  return stage;
}

/** Puts a record on a stage: a new visit with its own counts and dues. `highest` is the highest visit number ever given. */
export function enter(plan: Plan, record: BulkRecord, row: number, asking: Asking): void {
  record.row = row;
  const stage = stageAt(plan, record);
  record.visit = Math.max(record.visit, record.base?.lastVisit ?? 0) + 1;
  record.enteredAt = asking.at;
  if (record.skipped.length > 0) record.skipped = [];
  record.ticked = nothingTicked;
  const ended = stage.ends;
  record.status = ended ? 'ended' : 'running';
  record.endedAt = ended ? asking.at : null;
  const { here, last } = record;
  const size = stage.places.length + stage.counters.counters.length;
  for (let index = 0; index < size; index += 1) here[index] = 0;
  for (let index = 0; index < stage.places.length; index += 1) last[index] = undefined;
  armAll(record, stage, asking);
}

const nothingTicked: BulkRecord['ticked'] = {};

/** Leaves the stage by a way: its effects first, so that the next stage is entered with what they changed. */
export function take(plan: Plan, record: BulkRecord, way: WayPlan, asking: Asking): void {
  const from = stageAt(plan, record);
  for (const effect of way.effects) applyEffect(plan, record, effect);
  const { number } = way;
  if (number >= 0) record.taken[number] = (record.taken[number] ?? 0) + 1;
  if (way.to !== record.row) {
    if (record.inRow.length > 0) record.inRow = [];
  } else if (number >= 0) record.inRow[number] = (record.inRow[number] ?? 0) + 1;
  record.path.push({ stage: from.id, visit: record.visit, enteredAt: record.enteredAt, leftAt: asking.at, outcome: way.id });
  enter(plan, record, way.to, asking);
}

/** Lets automatic outcomes go off until the record rests. Says whether it moved. */
export function settle(plan: Plan, record: BulkRecord, asking: Asking): boolean {
  let moved = false;
  for (;;) {
    const { automatic } = stageAt(plan, record);
    let way: WayPlan | null = null;
    for (let index = 0; index < automatic.length; index += 1) {
      const one = automatic[index];
      if (one === undefined || (one.place >= 0 ? record.last[one.place] !== one.result || !mayTake(one.way, record, asking) : !one.asks(record, asking))) continue;
      way = one.way;
      break;
    }
    if (way === null) return moved;
    take(plan, record, way, asking);
    moved = true;
  }
}

/** Brings the dues at these places up to date. */
export function wake(record: BulkRecord, stage: StagePlan, places: readonly number[], asking: Asking): void {
  for (let index = 0; index < places.length; index += 1) {
    const activity = stage.places[places[index] ?? -1];
    if (activity !== undefined) rearm(record, activity, asking);
  }
}

/** Says whether an intent brings any field along. */
export function hasFields(fields: Readonly<Record<string, FieldValue>>): boolean {
  for (const _ in fields) return true;
  return false;
}

export function writeFields(record: BulkRecord, fields: Readonly<Record<string, FieldValue>>): void {
  record.fields = { ...record.fields, ...fields };
}

/** Gives the record to somebody else: what "the owner" did is counted anew. */
export function giveTo(plan: Plan, record: BulkRecord, owner: UserId | null): void {
  record.owner = owner;
  if (!plan.countsOwners) return;
  const stage = stageAt(plan, record);
  record.counts = countAll(plan.counters, record);
  countVisit(stage.counters, record).forEach((count, index) => (record.here[stage.places.length + index] = count));
}

/** Takes the record out of its process. */
export function exit(plan: Plan, record: BulkRecord, asking: Asking): void {
  record.status = 'exited';
  record.endedAt = asking.at;
  disarmAll(record, stageAt(plan, record));
}

/** What concerns the record itself; everything for the outbox is read off the outcomes taken. */
function applyEffect(plan: Plan, record: BulkRecord, effect: Effect): void {
  if (effect.type === 'setField') writeFields(record, { [effect.field]: effect.value });
  else if (effect.type === 'assignOwner' && effect.to.type === 'person') giveTo(plan, record, effect.to.person);
}
