import { DndContext } from '@dnd-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { day, hour } from '#engine/kernel';
import { BoardCard } from '../../src/desk/board/board-card.tsx';
import { BoardEnds } from '../../src/desk/board/board-ends.tsx';
import type { Mark } from '../../src/desk/board/ways.ts';
import type { RecordData } from '../../src/desk/record/record-data.ts';
import type { MovedRow } from '../../src/storage/index.ts';
import { MoveResult } from '../../src/ui/index.ts';
import { DeskFrame, worked } from './desk-frame.tsx';
import '../../src/desk/board/board.css';

const meta: Meta = { title: 'Desk/Board' };
export default meta;
const dark = (story: StoryObj): StoryObj => ({ ...story, globals: { theme: 'dark' } });
const nothing = () => undefined;

function Shown({ data, selected = false }: { readonly data: RecordData; readonly selected?: boolean }) {
  const { record, run, process, me, type, when } = data;
  return run ? <BoardCard card={{ record, run, process }} me={me} type={type} now={when.now} selected={selected} current hands={{ onSelect: nothing, onMove: nothing, onFocus: nothing }} /> : null;
}

const card = (data: RecordData, selected = false): StoryObj => ({ render: () => <DeskFrame width={290}><DndContext><Shown data={data} selected={selected} /></DndContext></DeskFrame> });
const fresh = worked();
const late = worked((rep) => { rep.wait(2 * day); });
const ready = worked((rep) => { rep.complete('First call', 'connected'); rep.wait(hour); });

/** Something is missing before it may go on. */
export const Locked = card(fresh);
export const LockedInTheDark = dark(Locked);
export const Late = card(late);
/** The good way is open. */
export const Ready = card(ready);
export const ReadyInTheDark = dark(Ready);
export const Selected = card(fresh, true);

const ends = [{ id: 'won', name: 'Won', kind: 'end', records: 31, overdue: 0, isOld: false }, { id: 'lost', name: 'Lost', kind: 'end', records: 12, overdue: 0, isOld: false }] as const;
const marks = new Map<string, Mark>([['won', { type: 'none' }], ['lost', { type: 'locked', missing: 2 }]]);

export const Ends: StoryObj = { render: () => <DeskFrame width={240}><DndContext><BoardEnds ends={ends} marks={null} /></DndContext></DeskFrame> };
/** While a card is held over the board. */
export const EndsWhileDragging: StoryObj = { render: () => <DeskFrame width={240}><DndContext><BoardEnds ends={ends} marks={marks} /></DndContext></DeskFrame> };

const row = (given: Partial<MovedRow>): MovedRow => {
  const run = fresh.run;
  return { run: given.title ?? '', record: fresh.record.id, title: '', outcome: null, moved: false, from: run?.stage ?? '', stage: run?.stage ?? '', version: '', refusal: null, verdict: null, ...given };
};

/** What became of each record of a bulk move. */
export const Result: StoryObj = {
  render: () => {
    const locked = fresh.options?.outcomes.find(({ outcome }) => outcome.name === 'Not interested');
    const free = ready.options?.outcomes.find(({ outcome }) => outcome.name === 'Interested');
    const to = locked?.target.id ?? '';
    const rows = [row({ title: 'Aino Lehtonen', moved: true, outcome: free?.outcome.id ?? null, stage: free?.target.id ?? '' }), row({ title: 'Bernd Albers', outcome: locked?.outcome.id ?? null, verdict: locked?.verdict ?? null }), row({ title: 'Carla Freese' })];
    return <DeskFrame width={900}><MoveResult report={{ rows, left: 2 }} to={to} names={fresh.names} outlet={{ link: (_row, name) => <a href="#record">{name}</a>, csvLine: (cells) => `${cells.join(',')}\n` }} onUndo={nothing} onClose={nothing} /></DeskFrame>;
  },
};
