import type { Blueprint, StageId } from '#engine/blueprint';
import { present, simulateExample, trialProcess, type Example, type Ways } from '#engine/rehearsal';
import { formatCount, type Names } from '../../ui/index.ts';

/** A way to be lit on the canvas: under the pointer, or while its button has the focus. */
export interface ShownPath {
  readonly stages: readonly StageId[];
}

const remembered = new WeakMap<Example, readonly StageId[]>();

/** The stages an example goes through, in order, decisions included. */
export function stagesThrough(draft: Blueprint, example: Example): readonly StageId[] {
  const known = remembered.get(example);
  if (known !== undefined) return known;
  const process = trialProcess(draft);
  const run = process === null ? null : present(simulateExample(process, example)).run;
  const stages = run === null ? [] : [...run.path.map(({ stage }) => stage), run.stage];
  remembered.set(example, stages);
  return stages;
}

/** A path in one line: the stages it goes through, without those in between when there are many. */
export function pathWords(stages: readonly StageId[], names: Names): string {
  const said = stages.length <= 5 ? stages : [...stages.slice(0, 2), null, ...stages.slice(-2)];
  return said.map((stage) => (stage === null ? '…' : names.stage(stage))).join(' → ');
}

/** "3 paths take all 11 outcomes that can be taken." */
export function pathsSummary({ paths, toOutcome, complete }: Ways): string {
  const taken = Object.keys(toOutcome).length;
  return `${formatCount(paths.length, 'path')} ${paths.length === 1 ? 'takes' : 'take'} ${taken === 1 ? 'the one outcome' : `all ${taken} outcomes`} that ${complete ? 'can be taken' : 'a search has seen taken'}.`;
}
