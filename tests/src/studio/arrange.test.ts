import { describe, expect, it } from 'vitest';
import { editBlueprint, parseFragment, type Blueprint, type Edit } from '#engine/blueprint';
import { cardBoxes } from '../../../src/canvas/index.ts';
import { arrangeEdit } from '../../../src/studio/draft/arrange.ts';
import { cutOut, pasteEdit, spotForPaste, summaryOf } from '../../../src/studio/draft/clipboard.ts';
import { selecting } from '../../../src/studio/draft/draft-store.ts';
import { phaseFor, phaseMaking, stageMaking } from '../../../src/studio/draft/placing.ts';
import { freshId } from '../../../src/studio/studio-context.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const drawing = aBlueprint('Arrange').phase('Qualify').stage('A', (s) => s.call('Ring').outcome('On', { to: 'B' })).stage('B', (s) => s.email('Write').call('Ask').outcome('Out', { to: 'Won' })).stage('C').end('Won', 'won')
  .change((b, id) => ({ ...b, view: { ...b.view, positions: { [id.stage('A')]: { x: 0, y: 0 }, [id.stage('B')]: { x: 330, y: 104 }, [id.stage('C')]: { x: 1200, y: 40 }, [id.stage('Won')]: { x: 1600, y: 0 } } } }));
const { id } = drawing;
const draft = drawing.build();
const three = [id.stage('A'), id.stage('B'), id.stage('C')];
const made = (edit: Edit | null, from: Blueprint = draft): Blueprint => {
  const answer = edit && editBlueprint(from, edit);
  if (!answer?.ok) throw new Error('the edit is made');
  return answer.value.next;
};
const boxesAfter = (how: Parameters<typeof arrangeEdit>[2], from = draft) => {
  const boxes = cardBoxes(made(arrangeEdit(from, three, how), from));
  return three.map((stage) => boxes.get(stage) ?? { x: 0, y: 0, width: 0, height: 0 });
};
const same = (values: readonly number[]) => new Set(values).size === 1;

describe('lining up', () => {
  it('aligns edges and middles of cards of different height', () => {
    expect(same(boxesAfter('left').map(({ x }) => x))).toBe(true);
    expect(same(boxesAfter('right').map(({ x, width }) => x + width))).toBe(true);
    expect(same(boxesAfter('top').map(({ y }) => y))).toBe(true);
    const bottoms = boxesAfter('bottom').map(({ y, height }) => y + height);
    expect(Math.max(...bottoms) - Math.min(...bottoms)).toBeLessThanOrEqual(8);
  });

  it('spreads with equal ground between them, the outermost staying', () => {
    const [a, b, c] = boxesAfter('spreadAcross');
    if (!a || !b || !c) throw new Error('three cards');
    expect([a.x, c.x]).toEqual([0, 1200]);
    expect(Math.abs(b.x - (a.x + a.width) - (c.x - (b.x + b.width)))).toBeLessThanOrEqual(8);
  });

  it('leaves what is locked in place, and is nothing when all stand so already', () => {
    const pinned: Blueprint = { ...draft, view: { ...draft.view, pinned: [id.stage('B')] } };
    const edit = arrangeEdit(pinned, three, 'left');
    expect(edit?.type === 'moveCards' && Object.keys(edit.positions)).toEqual([id.stage('C')]);
    expect(arrangeEdit(made(arrangeEdit(draft, three, 'top')), three, 'top')).toBeNull();
  });
});

describe('the clipboard', () => {
  it('carries a cut-out into another drawing with fresh ids and the same shape', () => {
    const fragment = cutOut(draft, selecting({ stages: [id.stage('A'), id.stage('B')] }));
    if (!fragment) throw new Error('something was cut out');
    expect(parseFragment(JSON.parse(JSON.stringify(fragment))).ok).toBe(true);
    const other = aBlueprint('Other').stage('Start').build();
    const { edit, select } = pasteEdit(fragment, { x: 800, y: 80 }, false, freshId);
    const next = made(edit, other);
    const pasted = select.stages.map((stage) => next.stages[stage]);
    expect(pasted.map((stage) => stage?.name)).toEqual(['A', 'B']);
    expect(select.stages.some((stage) => draft.stages[stage])).toBe(false);
    const ways = Object.values(next.outcomes).filter((outcome) => outcome.from.type === 'stage' && select.stages.includes(outcome.from.stage));
    expect(ways.map(({ name, to }) => [name, to === null ? null : next.stages[to]?.name])).toEqual([['On', 'B'], ['Out', null]]);
  });

  it('takes the stages of a selected phase, and is nothing without a card', () => {
    const inPhase = made({ type: 'setField', path: ['stages', id.stage('C'), 'phase'], value: id.phase('Qualify') });
    expect(Object.values(cutOut(inPhase, selecting({ phases: [id.phase('Qualify')] }))?.stages ?? {}).map(({ name }) => name)).toEqual(['C']);
    expect(cutOut(draft, selecting({}))).toBeNull();
  });

  it('is a list people can read, with nothing in it that could run', () => {
    const odd = made({ type: 'renameStage', stage: id.stage('A'), name: '<img src=x>' });
    const fragment = cutOut(odd, selecting({ stages: [id.stage('A')] }));
    expect(fragment && summaryOf(fragment)).toBe('<ol><li><b>&lt;img src=x&gt;</b><ul><li>Ring</li></ul><p>Leads on by On</p></li></ol>');
  });

  it('lands beside what is selected, else below everything', () => {
    expect(spotForPaste(draft, selecting({ stages: [id.stage('B')] }))).toEqual({ x: 378, y: 152 });
    expect(spotForPaste(draft, selecting({})).y).toBeGreaterThan(Math.max(...[...cardBoxes(draft).values()].map(({ y, height }) => y + height)));
  });
});

describe('making', () => {
  it('an approval comes with its activity and a way out for each answer', () => {
    const { edit, id: stage } = stageMaking(draft, { kind: 'work', approval: true }, { at: { x: 0, y: 400 }, connect: id.outcome('A', 'On') }, freshId);
    const next = made(edit);
    const [activity] = next.stages[stage]?.activities ?? [];
    expect(next.activities[activity ?? '']?.channel).toBe('approval');
    expect(Object.values(next.outcomes).filter(({ from }) => from.type === 'stage' && from.stage === stage).map(({ name, trigger }) => [name, trigger.type === 'result' && trigger.result])).toEqual([['Approved', 'approved'], ['Rejected', 'rejected']]);
    expect(next.outcomes[id.outcome('A', 'On')]?.to).toBe(stage);
  });

  it('a stage after one whose ways out all lead somewhere gets a new way out to it, in one step', () => {
    const { edit, id: stage } = stageMaking(draft, { kind: 'work' }, { at: { x: 0, y: 400 }, outOf: id.stage('A') }, freshId);
    const next = made(edit);
    const leading = Object.values(next.outcomes).filter(({ to }) => to === stage);
    expect(leading.map(({ from }) => from)).toEqual([{ type: 'stage', stage: id.stage('A') }]);
    expect(next.outcomes[id.outcome('A', 'On')]).toEqual(draft.outcomes[id.outcome('A', 'On')]);
    expect(edit.type === 'several' && edit.name).toBe('Add stage “New stage”');
  });

  it('a phase takes the selected stages along, and an empty one stands where it was put', () => {
    const grouped = phaseMaking(draft, [id.stage('A'), id.stage('B')], { x: 0, y: 0 }, freshId);
    expect(Object.values(made(grouped.edit).stages).filter((stage) => stage.phase === grouped.id).map(({ name }) => name)).toEqual(['A', 'B']);
    const empty = phaseMaking(draft, [], { x: 80, y: 160 }, freshId);
    expect(made(empty.edit).view.positions[empty.id]).toEqual({ x: 80, y: 160 });
  });

  it('a new stage joins the frame it stands in, else the phase of the stage before it; an end joins none', () => {
    const inPhase = made({ type: 'setField', path: ['stages', id.stage('A'), 'phase'], value: id.phase('Qualify') });
    expect(phaseFor(inPhase, 'work', undefined, { connect: id.outcome('A', 'On') })).toBe(id.phase('Qualify'));
    expect(phaseFor(inPhase, 'work', 'elsewhere', { connect: id.outcome('A', 'On') })).toBe('elsewhere');
    expect(phaseFor(inPhase, 'end', 'elsewhere', {})).toBeUndefined();
  });
});
