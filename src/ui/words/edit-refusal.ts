import type { EditRefusal, Finding } from '#engine/blueprint';
import { formatNumber, listAnd } from '../format.ts';
import { sayValue } from './condition.ts';
import { quoted, type Names } from './names.ts';

/** Why a change to the drawing was not made, in one sentence. */
export function describeEditRefusal(refusal: EditRefusal, names: Names): string {
  switch (refusal.type) {
    case 'notFound':
      return refusal.what === 'path' ? 'The part you wanted to change is no longer there.' : `The ${refusal.what} you wanted to change is no longer there.`;
    case 'idTaken':
      return 'Something with the same id is already in this drawing.';
    case 'startTakesNoTarget':
      return 'The start takes no incoming path.';
    case 'locked':
      return 'This drawing is locked. Unlock it to change it.';
    case 'endHasNoOutcomes':
      return `${quoted(names.stage(refusal.stage))} is an end: nothing leads out of it.`;
    case 'decisionHasNoActivities':
      return `${quoted(names.stage(refusal.stage))} is a decision: it has no activities.`;
    case 'stageHasNoActivities':
      return `${quoted(names.stage(refusal.stage))} cannot hold activities: only working stages can.`;
    case 'selfLoopNeedsLimit':
      return `${quoted(names.outcome(refusal.outcome))} leads back to its own stage: set how often it may be taken first.`;
    case 'alreadyConnected':
      return `${quoted(names.outcome(refusal.outcome))} already leads to ${quoted(names.stage(refusal.to))}.`;
    case 'fieldInUse':
      return `This blueprint speaks of ${names.field(refusal.field)} already: two fields would become one.`;
    case 'limitReached':
      return `A blueprint holds at most ${formatNumber(refusal.limit)} ${refusal.what}.`;
    case 'invalid':
      return refusal.problems.length === 0 ? 'The result would not be a valid drawing.' : refusal.problems.map((problem) => `${problem.path === '' ? '' : `${problem.path}: `}${problem.sentence}`).join(' ');
  }
}

/** What a check says about the drawing. The check names things by their labels itself. */
export function describeFinding(finding: Finding): string {
  return finding.message;
}

/** The plainest record on which a finding shows: "for example Amount is 50,000 and Country is empty"; nothing without an example. */
export function describeExample({ example }: Finding, names: Names): string {
  const fields = Object.entries(example?.fields ?? {}).map(([field, value]) => `${names.field(field)} is ${sayValue(value)}`);
  if (!example) return '';
  return fields.length === 0 ? 'for example a record with no field filled in' : `for example ${listAnd(fields)}`;
}

/** How grave a finding is, as the word beside its sign. */
export function severityLabel(severity: Finding['severity']): string {
  return { error: 'Error', warning: 'Warning', hint: 'Hint' }[severity];
}
