import type { Blueprint, Stage } from '../model/blueprint.ts';
import type { Field } from '../model/record-type.ts';
import type { ChangeTarget, Draught, Path } from './change.ts';
import { homesIn, type Home } from './homes.ts';
import { fieldChange, type Ledger } from './ledger.ts';
import { meaningInLane, meaningInStage } from './meaning.ts';
import { absorbMarks } from './marks.ts';
import { isSame, keysOf } from './values.ts';

/** Stages that came, went or changed; what came or went with them is part of the same change. */
export function diffStages(ledger: Ledger, fields: Readonly<Record<string, Field>>): void {
  const { a, b } = ledger;
  for (const id of keysOf(a.stages, b.stages)) {
    const [before, after] = [a.stages[id], b.stages[id]];
    if (before && after) {
      if (isSame(before, after)) continue;
      changedStage(ledger, before, after, fields);
      changedLanes(ledger, before, after);
    } else wholeStage(ledger, id);
  }
}

function wholeStage(ledger: Ledger, id: string): void {
  const { a, b } = ledger;
  const target: ChangeTarget = { type: 'stage', id };
  const [before, after] = [a.stages[id], b.stages[id]];
  const made = () => ledger.open(`stage/${id}`, () => ({ kind: before ? 'removed' : 'added', severity: before ? 'strands' : 'none', target, field: null, before, after }));
  ledger.note(made, ['stages', id]);
  takeAlong(ledger, made, (home) => home.stage === id);
  for (const outcome of Object.values((before ? a : b).outcomes)) {
    if (outcome.from.type !== 'stage' || outcome.from.stage !== id || (before ? b : a).outcomes[outcome.id]) continue;
    ledger.note(made, ['outcomes', outcome.id]);
    absorbMarks(ledger, made, outcome.id);
  }
  absorbMarks(ledger, made, id);
}

/** Activities that came or went together with their home. */
function takeAlong(ledger: Ledger, made: () => Draught, isHere: (home: Home) => boolean): void {
  const sides: readonly (readonly [Blueprint, Blueprint])[] = [[ledger.a, ledger.b], [ledger.b, ledger.a]];
  for (const [one, other] of sides) {
    for (const [activity, home] of homesIn(one)) if (isHere(home) && !other.activities[activity]) ledger.note(made, ['activities', activity]);
  }
}

function changedStage(ledger: Ledger, before: Stage, after: Stage, fields: Readonly<Record<string, Field>>): void {
  for (const field of keysOf(before, after)) {
    if (field === 'activities' || field === 'lanes') continue;
    fieldChange(ledger, { type: 'stage', id: after.id }, ['stages', after.id, field], field, () => meaningInStage(field, before, after, fields));
  }
}

function changedLanes(ledger: Ledger, before: Stage, after: Stage): void {
  if (before.lanes === after.lanes) return;
  const stage = after.id;
  if ((before.lanes === undefined) !== (after.lanes === undefined)) return wholeStrip(ledger, stage);
  const [former, now] = [before.lanes ?? {}, after.lanes ?? {}];
  for (const id of keysOf(former, now)) {
    const target: ChangeTarget = { type: 'lane', id, stage };
    const path: Path = ['stages', stage, 'lanes', id];
    const [lane, present] = [former[id], now[id]];
    if (lane && present) {
      for (const field of keysOf(lane, present)) if (field !== 'activities') fieldChange(ledger, target, [...path, field], field, () => meaningInLane(field));
      continue;
    }
    const made = () => ledger.open(`lane/${id}`, () => ({ kind: lane ? 'removed' : 'added', severity: lane ? 'changes' : 'blocks', target, field: null, before: lane, after: present }));
    ledger.note(made, path);
    takeAlong(ledger, made, (home) => home.stage === stage && home.lane === id);
  }
}

/** The stage had no lanes at all before, or has none now. */
function wholeStrip(ledger: Ledger, stage: string): void {
  const made = () => ledger.open(`stage/${stage}/lanes`, () => ({ kind: 'changed', severity: 'changes', target: { type: 'stage', id: stage }, field: 'lanes', before: ledger.a.stages[stage]?.lanes, after: ledger.b.stages[stage]?.lanes }));
  ledger.note(made, ['stages', stage, 'lanes']);
  takeAlong(ledger, made, (home) => home.stage === stage && home.lane !== null);
}
