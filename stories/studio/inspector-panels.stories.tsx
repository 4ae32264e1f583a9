import type { Meta, StoryObj } from '@storybook/react-vite';
import { screen, userEvent, within } from 'storybook/test';
import { aFullDrawing } from '../../tests/src/studio/every-field/a-full-drawing.ts';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { Inspector } from '../../src/studio/inspector/inspector.tsx';
import { starters } from '#engine/blueprint';
import type { Selection } from '../../src/canvas/index.ts';
import { StudioFrame } from './studio-frame.tsx';

const { draft, id } = aFullDrawing();
const outreach = starters.find(({ key }) => key === 'fourteen-day-outreach')?.build() ?? draft;
const long = aBlueprint('Wiedervorlage und Kundenrückgewinnung im deutschsprachigen Mittelstand, zweites Halbjahr')
  .phase('Anbahnung und Bedarfsermittlung mit allen Beteiligten')
  .stage('Erstgespräch mit der kaufmännischen Geschäftsführung vereinbaren', (s) => s.call('Rückrufvereinbarung mit der Vorzimmerassistenz').outcome('Rückmeldungausstehendbiszurnächstengeschäftsführersitzung', { to: 'Won' }))
  .end('Won', 'won');
const longDraft = long.build();

const frame = (select: Partial<Selection>, width = 344, shown = draft) => <StudioFrame draft={shown} select={select} width={width}><Inspector /></StudioFrame>;
const unfold = (...titles: readonly RegExp[]) => async ({ canvasElement }: { canvasElement: HTMLElement }) => {
  for (const title of titles) await userEvent.click(await within(canvasElement).findByRole('button', { name: title, expanded: false }));
};

const meta = { title: 'Studio/Inspector panels', component: Inspector } satisfies Meta<typeof Inspector>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A blueprint with everything set: each folded section reads back as a sentence. */
export const Blueprint: Story = { render: () => frame({}) };
export const BlueprintInTheDark: Story = { ...Blueprint, globals: { theme: 'dark' } };
export const BlueprintNarrow: Story = { render: () => frame({}, 288) };
/** The planned touch days of a two-week cadence. */
export const DayRuler: Story = { render: () => frame({}, 344, outreach), play: unfold(/^Day ruler/) };
export const DayRulerInTheDark: Story = { ...DayRuler, globals: { theme: 'dark' } };
export const DayRulerNarrow: Story = { render: () => frame({}, 288, outreach), play: unfold(/^Day ruler/) };
/** The rhythm with an industry's norms, and who comes in. */
export const RhythmAndEnrolment: Story = { render: () => frame({}), play: unfold(/^Rhythm/, /^Which records come in/) };
/** Where each field is spoken of, and another one in its stead. */
export const FieldsItSpeaksOf: Story = { render: () => frame({}), play: unfold(/^Fields it speaks of/, /^Score/) };
export const PhasesReviewAndSignals: Story = { render: () => frame({}), play: unfold(/^Phases/, /^Review/, /^Signals/) };
/** Of the five elements, three are missing. */
export const MissingElements: Story = { render: () => frame({}, 344, aBlueprint('Empty').stage('New').change((b) => ({ ...b, rhythm: { ...b.rhythm, windows: [] } })).build()) };
export const Stage: Story = { render: () => frame({ stages: [id.stage('Qualify')] }), play: unfold(/^Signposts/, /^What leads here/) };
export const StageInTheDark: Story = { ...Stage, globals: { theme: 'dark' } };
export const Activity: Story = { render: () => frame({ activities: [id.activity('Ring')] }), play: unfold(/^Variants/, /^Documents/, /^Templates/) };
export const ActivityInTheDark: Story = { ...Activity, globals: { theme: 'dark' } };
export const ActivityNarrow: Story = { render: () => frame({ activities: [id.activity('Ring')] }, 288), play: unfold(/^Variants/, /^Fields to fill/) };
export const Outcome: Story = { render: () => frame({ outcomes: [id.outcome('Qualify', 'By hand')] }), play: unfold(/^Line/, /^How often/, /^Fields and reason/) };
/** A common outcome: out of several stages. */
export const OutcomeOfSeveralStages: Story = { render: () => frame({ outcomes: [id.outcome('*', 'Pause')] }) };
export const Phase: Story = { render: () => frame({ phases: [id.phase('Find')] }) };
/** Different values are told apart from equal ones. */
export const SeveralActivities: Story = { render: () => frame({ activities: [id.activity('Ring'), id.activity('Write')] }) };
export const SeveralStagesInTheDark: Story = { render: () => frame({ stages: [id.stage('Qualify'), id.stage('Order')] }), globals: { theme: 'dark' } };
export const SeveralOutcomes: Story = { render: () => frame({ outcomes: [id.outcome('Qualify', 'By hand'), id.outcome('Qualify', 'By time')] }) };
/** Names longer than the panel is wide. */
export const LongNames: Story = { render: () => frame({ activities: [long.id.activity('Rückrufvereinbarung mit der Vorzimmerassistenz')] }, 288, longDraft) };
export const LongNamesOfAnOutcome: Story = { render: () => frame({ outcomes: Object.keys(longDraft.outcomes) }, 288, longDraft) };
/** The menu that puts a field into a text. */
export const FieldPicker: Story = {
  render: () => frame({ activities: [id.activity('Ring')] }),
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Insert a field into Instructions' }));
    await screen.findByRole('menuitem', { name: 'Company' });
  },
};
