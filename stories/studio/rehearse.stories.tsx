import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { userEvent, within } from 'storybook/test';
import { starters, type Blueprint } from '#engine/blueprint';
import { compareRehearsals, rehearse, trialProcess, usualPlan, type RehearsalPlan, type RehearsalReport } from '#engine/rehearsal';
import { usualInput, type PlanInput } from '../../src/studio/rehearse/plan-input.ts';
import { PlanPanel } from '../../src/studio/rehearse/plan-panel.tsx';
import { ResultsDock } from '../../src/studio/rehearse/results-dock.tsx';
import { RehearseBoard } from '../../src/studio/rehearse/rehearse-board.tsx';
import { rehearsing } from '../../src/studio/rehearse/rehearsing.ts';
import type { Rehearser } from '../../src/studio/rehearse/use-rehearsing.ts';
import { createBlueprint, createRecord, intentFor, publishBlueprint, submit } from '../../src/storage/index.ts';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { Seeded } from '../seeded.tsx';
import { StudioFrame } from './studio-frame.tsx';
import '../../src/studio/live/live.css';
import '../../src/studio/rehearse/rehearse.css';

const zone = 'Europe/Helsinki';
const monday = Date.UTC(2026, 8, 7, 6);

/** Wins after so many calls. */
const sale = (calls: number) => aBlueprint('Freight offers')
  .stage('New', (stage) => stage.call('Call', { results: ['connected', 'noAnswer'], attempts: { min: 1, max: 4 } })
    .outcome('Reached', { to: 'Won', tone: 'positive', gate: { type: 'count', compare: 'atLeast', times: calls, of: { channel: 'call' }, within: { type: 'visit' } } })
    .outcome('No need', { to: 'Lost', tone: 'negative' }))
  .end('Won', 'won').end('Lost', 'lost');
const oneCall = sale(1);
const outbound = starters.find(({ key }) => key === 'outbound-qualification')?.build() ?? oneCall.build();

function rehearsed(draft: Blueprint, part: Partial<RehearsalPlan> = {}): RehearsalReport {
  const process = trialProcess(draft);
  if (process === null) throw new Error('records have nowhere to come in');
  const report = rehearse(process, { ...usualPlan(monday, zone, 120), ...part });
  if (!report.ok) throw new Error(report.error.map(({ path }) => path).join());
  return report.value;
}

interface DockArgs {
  readonly draft: Blueprint;
  readonly part?: Partial<RehearsalPlan>;
  /** What the draft is held against. */
  readonly against?: Blueprint;
}

function Dock({ draft, part, against }: DockArgs) {
  const [{ report, comparison }] = useState(() => {
    const own = rehearsed(draft, part);
    return { report: own, comparison: against === undefined ? null : compareRehearsals(rehearsed(against, part), own) };
  });
  return <StudioFrame draft={draft} width="100%"><section className="reh-dock" aria-label="What came of it"><ResultsDock blueprint={draft} report={report} comparison={comparison} other="v3, one call is enough" others={against} zone={zone} /></section></StudioFrame>;
}

const meta = { title: 'Studio/Rehearse', component: Dock, args: { draft: outbound } } satisfies Meta<typeof Dock>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story['play']>;

const dark = { theme: 'dark' };
const reading = (tab: string): Play => async ({ canvasElement }) => {
  const screen = within(canvasElement);
  await userEvent.click(screen.getByRole('tab', { name: tab }));
  await screen.findByRole('tabpanel', { name: tab });
};
const tooFew: Partial<RehearsalPlan> = { reps: { people: 1, minutesADay: 20 }, arriveOver: 10, days: 40 };

export const WhoCameWhere: Story = {};
export const WhoCameWhereInTheDark: Story = { globals: dark };
export const WaitingAtGates: Story = { play: reading('Waiting at gates') };
export const TooFewPeople: Story = { args: { part: tooFew }, play: reading('Work a day') };
export const TooFewPeopleInTheDark: Story = { args: { part: tooFew }, play: reading('Work a day'), globals: dark };
export const LateActivities: Story = { args: { part: tooFew }, play: reading('Activities') };
export const TouchPressure: Story = { play: reading('Touch pressure') };
export const HeldAgainstEachOther: Story = { args: { draft: sale(3).build(), against: oneCall.build() } };
export const HeldAgainstEachOtherInTheDark: Story = { args: { draft: sale(3).build(), against: oneCall.build() }, globals: dark };

function Plan({ running = false, ...given }: Partial<PlanInput> & { readonly running?: boolean }) {
  const [input, setInput] = useState<PlanInput>({ ...usualInput, ...given });
  const [against, setAgainst] = useState<string | null>(null);
  const sources = [{ key: 'draft', label: 'The draft', group: 'Now' as const, document: outbound }, { key: 'v3', label: 'v3, one call is enough', group: 'Published' as const, document: outbound }];
  return <StudioFrame draft={outbound} width={288}><PlanPanel input={input} onChange={(part) => setInput({ ...input, ...part })} sources={sources} against={against} onAgainst={setAgainst} running={running} onStart={() => undefined} onCancel={() => undefined} /></StudioFrame>;
}

/** Opens a dialog of the plan, which stands outside of the story's own element. */
const opens = (button: RegExp): Play => async ({ canvasElement }) => {
  await userEvent.click(within(canvasElement).getByRole('button', { name: button }));
  await within(document.body).findByRole('dialog');
};

export const APlan: Story = { render: () => <Plan /> };
export const APlanInTheDark: Story = { render: () => <Plan />, globals: dark };
export const CopiesUnderWay: Story = { render: () => <Plan source="copies" chances="learned" running /> };
export const ChancesByHand: Story = { render: () => <Plan />, play: opens(/Chances by hand/) };
export const SpreadOfValues: Story = { render: () => <Plan spreads={{ budget: { type: 'number', from: 0, to: 20_000, skew: 3 } }} />, play: opens(/Spread of values/) };

/** The worker's own work, on the page. */
const here: Rehearser = (question, _signal, onProgress) => {
  const walk = rehearsing(question);
  for (;;) {
    const { done, value } = walk.next();
    if (done) return Promise.resolve(value);
    onProgress(value);
  }
};

/** Two leads that were won after one call each. */
async function wonAfterOneCall(): Promise<void> {
  const { id } = oneCall;
  await createBlueprint(oneCall.build());
  const published = await publishBlueprint(id.blueprint, 'one call is enough');
  if (!published.ok) throw new Error(published.error.type);
  for (const name of ['Aino Lehtonen', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft']) {
    const record = { owner: 'u_rep', zone, fields: { name } };
    const lead = await createRecord({ type: 'lead', ...record });
    const [enrolled] = await submit([intentFor({ record: lead.id, run: null, intent: { type: 'enrol', blueprint: id.blueprint, version: published.value.id, record } })]);
    const run = enrolled?.entry.run ?? '';
    await submit([
      intentFor({ record: lead.id, run, intent: { type: 'complete', activity: id.activity('Call'), result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } } }),
      intentFor({ record: lead.id, run, intent: { type: 'choose', outcome: id.outcome('New', 'Reached'), fields: {}, reason: null, expect: { visit: 1 } } }),
    ]);
  }
}

function Past() {
  const draft = sale(3).build();
  return (
    <Seeded seed={wonAfterOneCall}>
      {() => <StudioFrame draft={draft} width="100%"><div className="bt-studio" style={{ height: 720 }}><RehearseBoard row={{ id: draft.id } as never} versions={[]} findings={[]} onDesign={() => undefined} rehearser={here} /></div></StudioFrame>}
    </Seeded>
  );
}
const replayed: Play = async ({ canvasElement }) => {
  const screen = within(canvasElement);
  // the workspace is being filled
  await userEvent.click(await screen.findByRole('radio', { name: 'Replay the past' }, { timeout: 15_000 }));
  await userEvent.click(await screen.findByRole('button', { name: 'Replay through this draft' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Aino Lehtonen' }, { timeout: 15_000 }));
  await screen.findByRole('region', { name: 'By this draft' });
};

export const ThePastThroughTheDraft: Story = { render: () => <Past />, play: replayed };
export const ThePastThroughTheDraftInTheDark: Story = { render: () => <Past />, play: replayed, globals: dark };
