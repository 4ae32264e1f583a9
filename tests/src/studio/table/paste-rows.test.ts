import { describe, expect, it } from 'vitest';
import { editBlueprint, outcomesFrom, stagesOf, type Blueprint } from '#engine/blueprint';
import { createIdSource, fixedClock, seededDice } from '#engine/kernel';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { createBatch } from '../../../../src/studio/draft/batch.ts';
import { writeCell, type TableTools } from '../../../../src/studio/table/cell-edits.ts';
import { cellText, columns, type ColumnKey } from '../../../../src/studio/table/columns.ts';
import { pasteRows, readRows, writeRows } from '../../../../src/studio/table/paste-rows.ts';
import { createNames } from '../../../../src/ui/index.ts';

const drawing = aBlueprint('Outbound')
  .stage('Qualify', (s) => s.call('First call').email('Intro mail', { required: 'never' }).outcome('Interested', { to: 'Offer', tone: 'positive' }).outcome('Not now', { tone: 'negative' }))
  .stage('Offer', (s) => s.document('Send offer').outcome('Accepted', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won');
const draft = drawing.build();
const qualify = drawing.id.stage('Qualify');
const tools = (): TableTools => {
  const ids = createIdSource(fixedClock(1_700_000_000_000), seededDice(3));
  return { newId: () => ids.next(), people: [{ id: 'u_mara', name: 'Mara Lindt' }], roles: [{ value: 'rep', label: 'Rep' }] };
};
const names = (blueprint: Blueprint) => createNames({ blueprint });

function written(column: ColumnKey, text: string, from: Blueprint = draft, stage = qualify): { readonly next: Blueprint; readonly read: boolean } {
  const batch = createBatch(from);
  const read = writeCell(batch, stage, column, text, tools());
  const edit = batch.done('Write');
  if (edit === null) return { next: from, read };
  const made = editBlueprint(from, edit);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return { next: made.value.next, read };
}
const text = (blueprint: Blueprint, column: ColumnKey, stage = qualify) => cellText(blueprint, blueprint.stages[stage] ?? { ...draft.stages[qualify], name: 'gone' } as never, column, names(blueprint));

function pasted(from: Blueprint, rows: string, at = { from: stagesOf(from).length, column: 0 }) {
  const made = pasteRows(from, rows, { rows: stagesOf(from).map(({ id }) => id), ...at }, tools());
  if (made.edit === null) return { next: from, ...made };
  const done = editBlueprint(from, made.edit);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return { next: done.value.next, ...made };
}

describe('cells as words', () => {
  it('say what the drawing says', () => {
    expect(columns.map(({ key }) => text(draft, key))).toEqual(['Qualify', 'Stage', '', '', 'First call; Intro mail [optional]', 'All required activities done', 'Interested → Offer; Not now → ?', '', 'the owner']);
  });

  it('activities by name keep what they are; new ones get their kind from the words; the rest goes', () => {
    const { next } = written('activities', 'Intro mail; LinkedIn request (optional); First call');
    expect(next.stages[qualify]?.activities.map((id) => next.activities[id]).map((each) => [each?.name, each?.channel, each?.required])).toEqual([['Intro mail', 'email', 'always'], ['LinkedIn request', 'social', 'never'], ['First call', 'call', 'always']]);
    expect(next.stages[qualify]?.activities).toContain(drawing.id.activity('First call'));
    expect(written('activities', '').next.stages[qualify]?.activities).toEqual([]);
  });

  it('an outcome to a stage nobody drew yet draws it, where there is room', () => {
    const { next } = written('outcomes', 'Interested → Offer; Needs time → Nurture; Try again → Call them');
    const ways = outcomesFrom(next, qualify);
    expect(ways.map(({ name, to }) => [name, next.stages[to ?? '']?.name, next.stages[to ?? '']?.kind])).toEqual([['Interested', 'Offer', 'work'], ['Needs time', 'Nurture', 'end'], ['Try again', 'Call them', 'work']]);
    const places = Object.values(next.view.positions).map(({ x, y }) => `${x},${y}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it.each<[ColumnKey, string, boolean]>([['limit', 'three working days', true], ['limit', 'soon', false], ['kind', 'Decision', true], ['kind', 'Nonsense', false], ['who', 'Mara Lindt', true], ['who', 'Nobody', false], ['name', '', false], ['gate', 'x', false], ['phase', 'Start', true]])('%s takes “%s”: %s', (column, words, taken) => {
    const { next, read } = written(column, words);
    expect(read).toBe(taken);
    if (!taken) expect(next).toBe(draft);
  });

  it('a phase by a new name is added once and left by no name', () => {
    const once = written('phase', 'Start').next;
    const twice = written('phase', 'start', once, drawing.id.stage('Offer')).next;
    expect(Object.values(twice.phases).map(({ name }) => name)).toEqual(['Start']);
    expect(written('phase', '', twice).next.stages[qualify]?.phase).toBeUndefined();
  });
});

describe('rows of a spreadsheet', () => {
  it('are read with quotes, tabs and lines in cells, and written so that they are read back', () => {
    const rows = [['Call', 'a\nb', 'say "hi"'], ['Plain', '', 'x']];
    expect(readRows(writeRows(rows))).toEqual(rows);
    expect(readRows('a\tb\r\nc\td\r\n')).toEqual([['a', 'b'], ['c', 'd']]);
  });

  it('beyond the last row draw new stages in a line', () => {
    const { next, made } = pasted(draft, 'Contract\nSigned\nWon again');
    expect(made.map((id) => next.stages[id]?.name)).toEqual(['Contract', 'Signed', 'Won again']);
    expect(outcomesFrom(next, made[0] ?? '')[0]?.to).toBe(made[1]);
    expect(next.stages[made[1] ?? '']?.kind).toBe('work');
  });

  it('with titles know their columns, and may lead to each other', () => {
    const rows = 'Step\tActivities\tNext\tDeadline\nDemo\tProduct demo; Call after it\tLiked it → Close; Did not → Lost\t2 days\nClose\tSend contract\tSigned → Won\t\n';
    const { next, made, unread } = pasted(draft, rows, { from: 0, column: 3 });
    const [demo, close] = made.map((id) => next.stages[id]);
    expect(unread).toBe(0);
    expect([demo?.name, close?.name]).toEqual(['Demo', 'Close']);
    expect(demo?.sla?.limit).toEqual({ amount: 2, unit: 'days' });
    expect(outcomesFrom(next, demo?.id ?? '').map(({ name, to }) => [name, next.stages[to ?? '']?.name])).toEqual([['Liked it', 'Close'], ['Did not', 'Lost']]);
    expect(outcomesFrom(next, close?.id ?? '').map(({ to }) => to)).toEqual([drawing.id.stage('Won')]);
  });

  it('over rows that are there change them from the cell on; what cannot be read stays and is counted', () => {
    const { next, made, unread } = pasted(draft, 'Find out who decides\tCall the boss\nSay the price\tSend offer', { from: 0, column: columns.findIndex(({ key }) => key === 'purpose') });
    expect(made).toEqual([]);
    expect(unread).toBe(0);
    expect([next.stages[qualify]?.purpose, next.stages[drawing.id.stage('Offer')]?.purpose]).toEqual(['Find out who decides', 'Say the price']);
    expect(pasted(draft, 'soon', { from: 0, column: columns.findIndex(({ key }) => key === 'limit') })).toMatchObject({ unread: 1, edit: null });
  });

  it('a whole table copied and pasted into an empty drawing draws the same stages', () => {
    const empty = aBlueprint('Empty').build();
    const rows = writeRows([columns.map(({ title }) => title), ...stagesOf(draft).map((stage) => columns.map(({ key }) => cellText(draft, stage, key, names(draft))))]);
    const { next } = pasted(empty, rows, { from: 0, column: 0 });
    const said = (blueprint: Blueprint) => stagesOf(blueprint).map((stage) => columns.map(({ key }) => cellText(blueprint, stage, key, names(blueprint))));
    expect(said(next)).toEqual(said(draft));
  });
});
