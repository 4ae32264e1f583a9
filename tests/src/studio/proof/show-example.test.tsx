import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '#engine/blueprint';
import { checkScenarios, createSimulation, explore, ownerAlone, perform, scenarioFrom, trialProcess } from '#engine/rehearsal';
import { FindingsList } from '../../../../src/studio/dock/findings-list.tsx';
import { together } from '../../../../src/studio/dock/use-findings.ts';
import { ProofLine } from '../../../../src/studio/proof/proof-line.tsx';
import type { Prover } from '../../../../src/studio/proof/proof-in-worker.ts';
import { prove } from '../../../../src/studio/proof/prove.ts';
import { useShownRecord } from '../../../../src/studio/proof/shown-record.ts';
import { useProof, proofMeter } from '../../../../src/studio/proof/use-proof.ts';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { showInStudio } from '../in-studio.tsx';

const drawing = aBlueprint('Outreach')
  .stage('Open', (s) => s.task('Prepare', { results: [] }).outcome('Ready', { to: 'Call' }))
  .stage('Call', (s) => s.call('First call', { attempts: { min: 1, max: 1 } }).outcome('Reached', { to: 'Won', onResult: ['First call', 'connected'] }))
  .end('Won', 'won');
const draft = drawing.build();

function foundIn(blueprint: Blueprint) {
  const process = trialProcess(blueprint);
  if (process === null) throw new Error('the drawing has no start');
  return explore(process).findings;
}

/** A prover on this side of the wall: what the worker does, without one. */
const proverHere = (): Prover => {
  let current = 0;
  return {
    walk: (blueprint, onFindings) => onFindings(checkScenarios(blueprint)),
    prove: (blueprint, context, { onProgress, onReport, onFailed }) => {
      current += 1;
      const number = current;
      prove(blueprint, context, { pause: () => Promise.resolve(), isStopped: () => current !== number, onProgress, now: () => performance.now() }).then(onReport, (error: unknown) => onFailed(String(error)));
    },
    close: () => {
      current = 0;
    },
  };
};

describe('a finding that was proved', () => {
  it('shows its record step by step, with the stage lit', async () => {
    const user = userEvent.setup();
    const { canvas } = showInStudio(draft, <FindingsList findings={foundIn(draft)} />);
    const centred: unknown[] = [];
    canvas.current = { centreOn: (target: unknown) => centred.push(target) } as never;
    await user.click(screen.getByRole('button', { name: 'Show it' }));
    const steps = within(screen.getByRole('list', { name: 'What happens to it' })).getAllByRole('button');
    expect(steps.map((step) => step.textContent)).toEqual([
      'The record comes in. It stands in “Open”.',
      '“Prepare” is done.',
      'Somebody takes “Ready”. It stands in “Call”.',
      '“First call” is done and ends “No answer”.',
    ]);
    expect(useShownRecord.getState().shown).toMatchObject({ here: drawing.id.stage('Open'), path: [] });
    await user.click(screen.getByRole('button', { name: 'Next step' }));
    await user.click(screen.getByRole('button', { name: 'Next step' }));
    expect(screen.getByText('2 of 3 steps')).toBeInTheDocument();
    expect(steps[2]).toHaveAttribute('aria-current', 'step');
    expect(useShownRecord.getState().shown).toMatchObject({ here: drawing.id.stage('Call'), path: [drawing.id.stage('Open')] });
    expect(centred).toContainEqual({ stage: drawing.id.stage('Call') });
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('list', { name: 'What happens to it' })).toBeNull();
    expect(useShownRecord.getState().shown).toBeNull();
  });

  it('is walked with the keyboard alone', async () => {
    const user = userEvent.setup();
    showInStudio(draft, <FindingsList findings={foundIn(draft)} />);
    screen.getByRole('button', { name: 'Show it' }).focus();
    await user.keyboard('{Enter}');
    const steps = within(screen.getByRole('list', { name: 'What happens to it' })).getAllByRole('button');
    steps[3]?.focus();
    await user.keyboard('{Enter}');
    expect(steps[3]).toHaveAttribute('aria-current', 'step');
    expect(screen.getByRole('button', { name: 'Next step' })).toBeDisabled();
  });

  it('is mended by its button, and then found no more', async () => {
    const user = userEvent.setup();
    const { store } = showInStudio(draft, <FindingsList findings={foundIn(draft)} />);
    await user.click(screen.getByRole('button', { name: /Send records on to/ }));
    expect(foundIn(store.getState().draft).map(({ message }) => message)).not.toContainEqual(expect.stringContaining('"No answer"'));
  });
});

function Proving() {
  const proof = useProof(proverHere);
  return <><FindingsList findings={proof.findings} /><ProofLine proof={proof} /></>;
}

function Walking() {
  const { scenarios } = useProof(proverHere);
  return <FindingsList findings={scenarios} />;
}

describe('exploring in the background', () => {
  it('does not say that a drawing can be published while it is still tried out', () => {
    const { unmount } = showInStudio(draft, <FindingsList findings={[]} isChecking />);
    expect(screen.getByText(/still being checked/)).toBeInTheDocument();
    expect(screen.queryByText(/can be published/)).toBeNull();
    unmount();
    showInStudio(draft, <FindingsList findings={[]} />);
    expect(screen.getByText(/can be published/)).toBeInTheDocument();
  });

  it('gives no all-clear while errors stand above', () => {
    const proof = { status: 'done', progress: proofMeter(), cut: null, findings: [] } as const;
    const { unmount } = showInStudio(draft, <ProofLine proof={proof} hasErrors />);
    expect(screen.getByText(/besides what is listed above, no trap was found/)).toBeInTheDocument();
    expect(screen.queryByText(/no trap is hidden/)).toBeNull();
    unmount();
    showInStudio(draft, <ProofLine proof={proof} />);
    expect(screen.getByText(/no trap is hidden in this drawing/)).toBeInTheDocument();
  });

  it('tells what it found once the drawing rests, and again after a change', async () => {
    const { store } = showInStudio(draft, <Proving />);
    expect(await screen.findByText(/Everything that can happen to a record was tried out/, {}, { timeout: 5000 })).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Findings' })).toHaveTextContent('When "First call" ends "No answer"');
    store.actions.edit({ type: 'deleteStages', stages: [drawing.id.stage('Call')], heal: true });
    expect(await screen.findByText(/no trap is hidden in this drawing/, {}, { timeout: 5000 })).toBeInTheDocument();
  });

  it('walks saved scenarios again whenever the drawing rests: a broken one is found, and found no more once the new way is accepted', async () => {
    const user = userEvent.setup();
    const walk = perform(createSimulation(trialProcess(draft) ?? expect.fail('a start'), { owner: 'u_ann', fields: {}, zone: 'UTC' }, Date.UTC(2026, 0, 6, 10)), { type: 'complete', activity: drawing.id.activity('Prepare'), result: null, fields: {}, ticked: [], evidence: [], template: null }, ownerAlone);
    const ready = drawing.id.outcome('Open', 'Ready');
    const led = perform(walk, { type: 'choose', outcome: ready, fields: {}, reason: null }, ownerAlone);
    const scenario = scenarioFrom(led, { id: drawing.id.note('scenario'), name: 'On to the call', order: 0 });
    const { store } = showInStudio({ ...draft, scenarios: { [scenario.id]: scenario } }, <Walking />);
    act(() => void store.actions.edit({ type: 'connect', outcome: ready, to: drawing.id.stage('Won') }));
    const words = 'Scenario “On to the call” comes out differently at step 2 of 2: the record was to stand in “Call” and stands in “Won”.';
    expect(await screen.findByText(words, {}, { timeout: 5000 })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show it' }));
    expect(within(screen.getByRole('list', { name: 'What happens to it' })).getAllByRole('button')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Accept the new way' }));
    await waitFor(() => expect(screen.queryByText(words)).toBeNull(), { timeout: 5000 });
    expect(store.getState().draft.scenarios?.[scenario.id]?.steps.at(-1)?.expect.stages).toEqual([drawing.id.stage('Won')]);
  });

  it('is stopped by a newer question', async () => {
    let asked = 0;
    const report = await prove(draft, {}, { pause: () => Promise.resolve(), isStopped: () => (asked += 1) > 0, onProgress: () => undefined, now: () => 0 });
    // A drawing as small as this one may be done within its first slice.
    expect(report === null || asked === 0).toBe(true);
  });
});

it('what the checks already call an error at the same place is told once', () => {
  const proved = foundIn(draft);
  const [first] = proved;
  if (first === undefined) throw new Error('something was found');
  const checked = [{ ...first, check: 'stage-has-a-way-out', example: undefined }];
  expect(together(checked, proved)).toEqual(checked);
  expect(together([], proved)).toEqual(proved);
});
