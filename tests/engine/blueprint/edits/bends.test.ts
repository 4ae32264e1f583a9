import { expect, test } from 'vitest';
import { editBlueprint, parseBlueprint, serialiseBlueprint, type Blueprint, type Edit } from '#engine/blueprint';
import { aBlueprint } from '../../../kit/a-blueprint.ts';

const drawing = aBlueprint('Shared')
  .stage('New', (s) => s.outcome('On', { to: 'Talk' }))
  .stage('Talk', (s) => s.outcome('Signed', { to: 'Won' }))
  .end('Won', 'won')
  .end('Lost', 'lost')
  .common('Opt out', 'all', { to: 'Lost' });
const { id } = drawing;
const [first, second, lost] = [id.stage('New'), id.stage('Talk'), id.stage('Lost')];
const outcome = id.outcome('*', 'Opt out');
const corners = [{ x: 400, y: 40 }, { x: 400, y: 300 }];
const others = [{ x: 720, y: 40 }, { x: 720, y: 300 }];

function make(blueprint: Blueprint, edit: Edit) {
  const made = editBlueprint(blueprint, edit);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
const set = (path: readonly string[], value: unknown): Edit => ({ type: 'setField', path, value });
const plain = drawing.build();
const shared = make(plain, set(['outcomes', outcome, 'from'], { type: 'stages', stages: [first, second] })).next;
const bent = make(shared, set(['view', 'sharedBends'], { [outcome]: { [first]: corners, [second]: others } })).next;

test('[B35] each line of an outcome that leaves several stages is bent for itself, comes back from text unchanged, and has a name in the history', () => {
  const again = parseBlueprint(serialiseBlueprint(bent));
  expect(again.ok && again.value).toEqual(bent);
  const made = make(bent, set(['view', 'sharedBends', outcome, first], undefined));
  expect(made.name).toBe('Straighten Opt out');
  expect(made.next.view.sharedBends).toEqual({ [outcome]: { [second]: others } });
  expect(make(made.next, made.undo).next).toEqual(bent);
});

test('[B35] a drawing from before there were bends by stage is read as it is', () => {
  const old = parseBlueprint(serialiseBlueprint(plain));
  expect(old.ok && old.value).toEqual(plain);
  expect(plain.view).not.toHaveProperty('sharedBends');
});

test.each<readonly [string, Edit, unknown]>([
  ['the outcome no longer leaves one of the stages', set(['outcomes', outcome, 'from'], { type: 'stages', stages: [second] }), { [outcome]: { [second]: others } }],
  ['it leaves every stage', set(['outcomes', outcome, 'from'], { type: 'all' }), undefined],
  ['a stage is deleted', { type: 'deleteStages', stages: [first], heal: false }, { [outcome]: { [second]: others } }],
  ['it leads elsewhere', { type: 'connect', outcome, to: id.stage('Won') }, undefined],
  ['it leads nowhere', { type: 'disconnect', outcome }, undefined],
  ['it is deleted', { type: 'deleteOutcomes', outcomes: [outcome] }, undefined],
  ['where it leads is deleted', { type: 'deleteStages', stages: [lost], heal: false }, undefined],
])('[B35] bends go with their line, and come back with it, when %s', (_, edit, left) => {
  const made = make(bent, edit);
  expect(made.next.view.sharedBends ?? undefined).toEqual(left);
  expect(parseBlueprint(serialiseBlueprint(made.next)).ok).toBe(true);
  expect(make(made.next, made.undo).next).toEqual(bent);
});

test('[B35] bends of an outcome or a stage that is not drawn are refused', () => {
  const refused = (value: unknown) => editBlueprint(shared, set(['view', 'sharedBends'], value));
  expect(refused({ [first]: { [first]: corners } }).ok).toBe(false);
  expect(refused({ [outcome]: { [outcome]: corners } }).ok).toBe(false);
});
