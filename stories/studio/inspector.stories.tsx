import type { Meta, StoryObj } from '@storybook/react-vite';
import { actingRhythm, usualOverride } from '#engine/blueprint';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { Inspector } from '../../src/studio/inspector/inspector.tsx';
import { StudioFrame } from './studio-frame.tsx';

const drawing = aBlueprint('Outbound')
  .stage('Qualify', (s) => s
    .call('First call')
    .email('Intro')
    .checklist('Research', ['Who decides?', 'Which tools today?'])
    .outcome('Interested', { to: 'Won', tone: 'positive' })
    .outcome('Not interested', {
      to: 'Lost', tone: 'negative',
      gate: { type: 'all', of: [
        { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } },
        { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'run' } },
      ] },
    }))
  .end('Won', 'won')
  .end('Lost', 'lost')
  .note('Legal asked for this gate.');
const draft = drawing.build();

const teams = aBlueprint('Order desk')
  .parallel('Order', (s) => s
    .lane('Payments', 'payments').lane('Invoices', 'invoices').lane('Stock', 'stock')
    .task('Clear payment', { lane: 'Payments' })
    .task('Write invoice', { lane: 'Invoices', after: [{ type: 'clause', clause: { type: 'approval', role: 'manager', levels: 1, quorum: 1 } }, 'Clear payment'], repeat: { every: { amount: 1, unit: 'weeks' } } })
    .task('Pick goods', { lane: 'Stock' }).handOver('Pass to support', { lane: 'Stock' }).approval('Agree the discount', { lane: 'Payments' })
    .outcome('All done', { to: 'Won', then: [{ type: 'setField', field: 'status', value: 'done' }, { type: 'webhook', url: 'https://shop.example/done', body: '' }] })
    .outcome('Late', { to: 'Won', tone: 'time', trigger: { type: 'date', field: 'eventDate', days: -3, at: '09:00' } })
    .set((id) => ({ join: 2, sla: { limit: { amount: 2, unit: 'workingDays' }, escalations: {
      [id.item('before')]: { id: id.item('before'), when: 'before', wait: { amount: 4, unit: 'workingHours' }, then: [{ type: 'notify', role: 'manager', message: 'About to be late.' }], order: 1 },
      [id.item('after')]: { id: id.item('after'), when: 'after', wait: { amount: 1, unit: 'workingDays' }, then: [], take: id.outcome('Order', 'Late'), order: 2 },
    } } })))
  .end('Won', 'won')
  .change((b) => ({
    ...b,
    signals: { paid: { key: 'paid', name: 'Payment came in', payload: { amount: { key: 'amount', name: 'Amount', kind: 'money' } }, order: 1 }, unsubscribed: { key: 'unsubscribed', name: 'Unsubscribed', payload: {}, optOut: 'all', order: 2 } },
    rhythm: actingRhythm, override: usualOverride,
  }));
const teamwork = teams.build();

const meta = {
  title: 'Studio/Inspector',
  component: Inspector,
} satisfies Meta<typeof Inspector>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing selected: the blueprint itself. */
export const OfTheBlueprint: Story = { render: () => <StudioFrame draft={draft}><Inspector /></StudioFrame> };
export const OfAStage: Story = { render: () => <StudioFrame draft={draft} select={{ stages: [drawing.id.stage('Qualify')] }}><Inspector /></StudioFrame> };
export const OfAnActivity: Story = { render: () => <StudioFrame draft={draft} select={{ activities: [drawing.id.activity('First call')] }}><Inspector /></StudioFrame> };
/** With the gate of the owner's rule: two emails and one call before somebody is given up. */
export const OfAGatedOutcome: Story = { render: () => <StudioFrame draft={draft} select={{ outcomes: [drawing.id.outcome('Qualify', 'Not interested')] }}><Inspector /></StudioFrame> };
export const OfAGatedOutcomeInTheDark: Story = { ...OfAGatedOutcome, globals: { theme: 'dark' } };
export const OfAnEnd: Story = { render: () => <StudioFrame draft={draft} select={{ stages: [drawing.id.stage('Lost')] }}><Inspector /></StudioFrame> };
export const OfANote: Story = { render: () => <StudioFrame draft={draft} select={{ notes: [drawing.id.note('Legal asked for this gate.')] }}><Inspector /></StudioFrame> };
export const OfSeveral: Story = { render: () => <StudioFrame draft={draft} select={{ stages: [drawing.id.stage('Won'), drawing.id.stage('Lost')] }}><Inspector /></StudioFrame> };
/** Three teams side by side, two of which must be done, with a time limit that escalates. */
export const OfAParallelStage: Story = { render: () => <StudioFrame draft={teamwork} select={{ stages: [teams.id.stage('Order')] }}><Inspector /></StudioFrame> };
export const OfAParallelStageInTheDark: Story = { ...OfAParallelStage, globals: { theme: 'dark' } };
export const OfAnActivityThatWaits: Story = { render: () => <StudioFrame draft={teamwork} select={{ activities: [teams.id.activity('Write invoice')] }}><Inspector /></StudioFrame> };
export const OfAHandOver: Story = { render: () => <StudioFrame draft={teamwork} select={{ activities: [teams.id.activity('Pass to support')] }}><Inspector /></StudioFrame> };
export const OfAnApproval: Story = { render: () => <StudioFrame draft={teamwork} select={{ activities: [teams.id.activity('Agree the discount')] }}><Inspector /></StudioFrame> };
export const OfAnOutcomeWithEffects: Story = { render: () => <StudioFrame draft={teamwork} select={{ outcomes: [teams.id.outcome('Order', 'All done')] }}><Inspector /></StudioFrame> };
/** With signals, overrides and a rhythm that acts. */
export const OfABlueprintThatActs: Story = { render: () => <StudioFrame draft={teamwork}><Inspector /></StudioFrame> };
