import { inOrder } from '#engine/kernel';
import type { Blueprint, FindingTarget, Scenario, StageId } from '#engine/blueprint';
import { finding, type ProofFinding } from '../finding.ts';
import { trialProcess } from '../trial.ts';
import { exampleOf } from './from-example.ts';
import { acceptedAnew, runScenario, type Break, type Expectation, type ScenarioReport } from './scenario.ts';

/** The check under whose name a broken scenario is listed. */
export const scenarioCheck = 'scenario-comes-out-the-same';

/** Walks every scenario of a draft again; none while records have nowhere to come in. */
export function walkScenarios(draft: Blueprint): readonly ScenarioReport[] {
  const scenarios = inOrder(draft.scenarios ?? {});
  if (scenarios.length === 0) return [];
  const process = trialProcess(draft);
  return process === null ? [] : scenarios.map((scenario) => runScenario(process, scenario));
}

/**
 * Every saved scenario that comes out differently on this draft, as a finding with the step at which it breaks, the walk
 * up to there to be played, and two ways to settle it: accept the new way, or delete the scenario (rules U12, U13).
 */
export function checkScenarios(draft: Blueprint): readonly ProofFinding[] {
  return walkScenarios(draft).flatMap((report) => (report.broken === null ? [] : [findingOf(draft, report, report.broken)]));
}

function findingOf(draft: Blueprint, report: ScenarioReport, broken: Break): ProofFinding {
  const { scenario, walk } = report;
  const place = ['scenarios', scenario.id];
  const example = walk === null ? { at: scenario.startsAt, owner: scenario.record.owner ?? 'u_owner', fields: scenario.record.fields, steps: [] } : exampleOf(walk, broken.rows);
  return finding(scenarioCheck, 'warning', targetOf(draft, report, broken), messageOf(draft, scenario, broken), example, [
    { label: 'Accept the new way', edits: [{ type: 'setField', path: place, value: acceptedAnew(report) }] },
    { label: 'Delete the scenario', edits: [{ type: 'setField', path: place, value: undefined }] },
  ]);
}

/** What the step was about, as far as it is still drawn; else where the record stood. */
function targetOf({ stages, outcomes }: Blueprint, { walk, scenario, seen }: ScenarioReport, broken: Break): FindingTarget {
  const deed = scenario.steps[broken.step - 1]?.deed;
  if (deed?.type === 'choose' && outcomes[deed.outcome] !== undefined) return { type: 'outcome', outcome: deed.outcome };
  const stood = seen[Math.max(0, broken.step - 1)]?.stages.at(-1) ?? walk?.process.start;
  return stood !== undefined && stages[stood] !== undefined ? { type: 'stage', stage: stood } : { type: 'blueprint' };
}

function messageOf(draft: Blueprint, { name, steps }: Scenario, { step, wanted, seen }: Break): string {
  const where = step === 0 ? 'when the record comes in' : `at step ${step} of ${steps.length}`;
  return `Scenario “${name.trim() === '' ? 'without a name' : name}” comes out differently ${where}: ${difference(draft, wanted, seen)}.`;
}

function difference(draft: Blueprint, wanted: Expectation, seen: Expectation): string {
  if (wanted.accepted && !seen.accepted) return 'what was accepted is refused now';
  if (!wanted.accepted && seen.accepted) return `what was refused is accepted now${seen.stages.length === 0 ? '' : `, and the record stands in ${stageName(draft, seen.stages.at(-1))}`}`;
  const [to, now] = [wanted.stages.at(-1), seen.stages.at(-1)];
  if (to !== now) return `the record was to stand in ${stageName(draft, to)} and stands in ${stageName(draft, now)}`;
  return `the record comes to ${stageName(draft, to)} another way: ${way(draft, wanted)} was wanted, ${way(draft, seen)} was seen`;
}

function way(draft: Blueprint, { stages }: Expectation): string {
  return stages.map((stage) => stageName(draft, stage)).join(' → ');
}

function stageName({ stages }: Blueprint, id: StageId | undefined): string {
  if (id === undefined) return 'no stage';
  const stage = stages[id];
  return stage === undefined ? 'a stage that is gone' : `“${stage.name.trim() === '' ? 'without a name' : stage.name}”`;
}
