import type { Meta, StoryObj } from '@storybook/react-vite';
import { checkBlueprint, newActivity, newBlueprint, newOutcome, newStage, starters, type Activity, type Blueprint, type Outcome, type Stage } from '#engine/blueprint';
import { selectionOf } from '../../src/canvas/index.ts';
import { CanvasFrame } from './canvas-frame.tsx';

const meta: Meta = { title: 'Canvas/Cards', parameters: { layout: 'fullscreen' } };
export default meta;
type Story = StoryObj;

const order = starters.find((starter) => starter.name === 'Order to delivery')?.build();
if (!order) throw new Error('the starter with lanes is there');
const dark = (story: Story): Story => ({ ...story, globals: { theme: 'dark' } });

let last = 0;
const id = () => `0190a8a0-0000-7000-8000-${String((last += 1)).padStart(12, '0')}`;
const byId = <Item extends { readonly id: string }>(items: readonly Item[]) => Object.fromEntries(items.map((item) => [item.id, item]));

interface Sketch {
  readonly stage: Stage;
  readonly activities?: readonly Activity[];
  readonly outcomes?: readonly Outcome[];
  readonly at: readonly [number, number];
}

/** A drawing of single cards, each in a state of its own. */
function drawn(sketches: readonly Sketch[], more: (blueprint: Blueprint) => Blueprint = (blueprint) => blueprint): Blueprint {
  const blank = newBlueprint({ id: id(), name: 'States of a card', recordType: 'lead' });
  return more({
    ...blank,
    stages: byId(sketches.map(({ stage, activities = [] }) => (stage.kind === 'work' ? { ...stage, activities: activities.map((activity) => activity.id) } : stage))),
    activities: byId(sketches.flatMap(({ activities = [] }) => activities)),
    outcomes: byId(sketches.flatMap(({ outcomes = [] }) => outcomes)),
    view: { ...blank.view, positions: Object.fromEntries(sketches.map(({ stage, at: [x, y] }) => [stage.id, { x, y }])) },
  });
}

const stage = (name: string, kind: Stage['kind'] = 'work', part: Partial<Stage> = {}): Stage => ({ ...newStage(kind, id(), name), ...part });
const way = (from: Stage, name: string, part: Partial<Outcome> = {}): Outcome => ({ ...newOutcome({ id: id(), stage: from.id, name, tone: 'positive' }), ...part });
const call = (name: string, part: Partial<Activity> = {}): Activity => ({ ...newActivity('call', id(), name), ...part });

const full = stage('Discovery meeting', 'work', { purpose: 'We know the need and who decides', sla: { limit: { amount: 5, unit: 'days' }, escalations: {} }, gate: { type: 'all', of: [{ type: 'requiredActivities' }, { type: 'minimumTime', wait: { amount: 1, unit: 'days' } }] } });
const bare = stage('Nothing here yet');
const off = stage('Cold calling', 'work', { disabled: true });
const pinned = stage('Contract');
const rest = stage('Let it rest', 'wait');
const choice = stage('Which way?', 'decision');
const approval = stage('Discount', 'work');
const won = stage('Won', 'end', { end: { result: 'won' } });
const lost = stage('Lost', 'end', { end: { result: 'lost' } });
const nurture = stage('Nurture', 'end', { end: { result: 'nurture' } });
const long = stage('A stage whose name is so long that nobody could ever read all of it on a card this wide');

const kinds = drawn([
  { stage: full, at: [0, 0], activities: [call('Book meeting'), call('Fill the checklist', { channel: 'checklist' }), call('Send recap', { channel: 'email', required: 'never' })], outcomes: [way(full, 'Qualified', { to: won.id }), way(full, 'Nurture', { tone: 'neutral', order: 1 }), way(full, 'Disqualified', { tone: 'negative', order: 2, to: lost.id })] },
  { stage: bare, at: [0, 400] },
  { stage: off, at: [376, 0], activities: [call('Ring them up')], outcomes: [way(off, 'Done', { to: rest.id })] },
  { stage: pinned, at: [376, 240], outcomes: [way(pinned, 'Signed', { to: won.id, limit: { times: 3, window: 'run', then: null } })] },
  { stage: approval, at: [376, 400], activities: [{ ...newActivity('approval', id(), 'Agree to the discount') }], outcomes: [way(approval, 'Approved', { to: won.id }), way(approval, 'Rejected', { tone: 'negative', order: 1, to: lost.id })] },
  { stage: rest, at: [752, 0], outcomes: [way(rest, 'After 3 days', { tone: 'time', to: choice.id, trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } })] },
  { stage: choice, at: [752, 120], outcomes: [way(choice, 'More than 50k', { to: approval.id }), way(choice, 'Existing customer', { order: 1, to: won.id }), way(choice, 'Everybody else', { order: 2, tone: 'neutral', fallback: true, to: nurture.id })] },
  { stage: long, at: [752, 400], activities: Array.from({ length: 9 }, (_, at) => call(`Touch ${at + 1} with a name that goes on for longer than there is room on the card`)), outcomes: [way(long, 'An outcome that has a name much too long for its row on the card', { to: won.id })] },
  { stage: won, at: [1128, 0] }, { stage: lost, at: [1128, 120] }, { stage: nurture, at: [1128, 240] },
], (blueprint) => ({ ...blueprint, start: full.id, view: { ...blueprint.view, pinned: [pinned.id] } }));

export const EveryKind: Story = { render: () => <CanvasFrame drawing={kinds} height={760} /> };
export const EveryKindDark = dark(EveryKind);
export const WithFindings: Story = { render: () => <CanvasFrame drawing={kinds} height={760} findings={checkBlueprint(kinds)} /> };
export const WithFindingsDark = dark(WithFindings);
export const Selected: Story = { render: () => <CanvasFrame drawing={kinds} height={760} selection={selectionOf({ stages: [full.id, off.id, rest.id, won.id], outcomes: [] })} /> };
export const SelectedDark = dark(Selected);
export const WhereARecordStands: Story = { render: () => <CanvasFrame drawing={kinds} height={760} mode="read" here={choice.id} path={[full.id, rest.id]} /> };
export const WhereARecordStandsDark = dark(WhereARecordStands);
export const WithRecords: Story = { render: () => <CanvasFrame drawing={kinds} height={760} counts={{ [full.id]: { records: 14, overdue: 0 }, [long.id]: { records: 52, overdue: 11 } }} recordTypeName="Lead" /> };
export const WithRecordsDark = dark(WithRecords);

export const LanesAndPhases: Story = { render: () => <CanvasFrame drawing={order} height={760} /> };
export const LanesAndPhasesDark = dark(LanesAndPhases);
const [, second] = Object.values(order.phases);
const emptyPhase = id();
const folded: Blueprint = { ...order, phases: { ...order.phases, [emptyPhase]: { id: emptyPhase, name: 'Renew', order: 9 } }, view: { ...order.view, collapsed: second ? [second.id] : [] } };
export const FoldedAndEmptyPhase: Story = { render: () => <CanvasFrame drawing={folded} height={760} /> };
export const FoldedAndEmptyPhaseDark = dark(FoldedAndEmptyPhase);

const words = ['## Ask **Legal**', '- the *DPA* first', '- [x] price list', '- [ ] references', '> see [the wiki](https://example.com)', '`v8` and ~~v7~~'].join('\n');
const colours = ['yellow', 'blue', 'green', 'pink', 'purple', 'grey'] as const;
const notes: Blueprint = {
  ...drawn([{ stage: full, at: [0, 240], outcomes: [way(full, 'Qualified')] }]),
  notes: byId(colours.map((colour, at) => ({ id: id(), text: at === 5 ? '' : words, colour, x: (at % 3) * 256, y: at < 3 ? 0 : 420, width: 232, height: 168, ...(at === 0 ? { stage: full.id } : {}) }))),
};
export const Notes: Story = { render: () => <CanvasFrame drawing={notes} height={700} /> };
export const NotesDark = dark(Notes);
export const SelectedNote: Story = { render: () => <CanvasFrame drawing={notes} height={700} selection={selectionOf({ notes: Object.keys(notes.notes).slice(0, 1) })} /> };

const common: Blueprint = drawn([{ stage: full, at: [0, 0], outcomes: [way(full, 'Qualified', { to: won.id })] }, { stage: won, at: [376, 0] }, { stage: lost, at: [376, 160] }], (blueprint) => {
  const optOut = { ...way(full, 'Wants no contact', { tone: 'negative', to: lost.id }), from: { type: 'all' as const } };
  return { ...blueprint, outcomes: { ...blueprint.outcomes, [optOut.id]: optOut } };
});
export const FromEveryStage: Story = { render: () => <CanvasFrame drawing={common} height={520} /> };
export const FromEveryStageDark = dark(FromEveryStage);
export const FromFarAway: Story = { render: () => <CanvasFrame drawing={order} height={240} /> };
export const FromFarAwayDark = dark(FromFarAway);
