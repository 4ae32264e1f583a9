import type { CheckContext, Finding, FindingTarget } from '../findings.ts';
import type { ApprovalRule } from '../model/blueprint.ts';
import type { Gate } from '../model/gate.ts';
import { atActivity, atOutcome, atStage, error, quoted, warning, type Check, type Fix } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';
import { holdersOf } from '../checking/who.ts';

const check = 'approval-can-be-given';
type Path = readonly (string | number)[];

/** An approval somebody asks for, and where it is written. */
interface Asked {
  readonly rule: ApprovalRule;
  readonly target: FindingTarget;
  readonly name: string;
  readonly path: Path;
  /** Nothing else opens the gate instead. */
  readonly needed: boolean;
}

/** Enough people hold the role that approves, and one more for the work of one of them: nobody approves their own. */
export const approvalCanBeGiven: Check = {
  name: check,
  reads: ['stages', 'activities', 'outcomes'],
  readsContext: true,
  find: (drawing) => (drawing.context.holders || drawing.context.roles ? asked(drawing).flatMap((each) => findingFor(each, drawing.context) ?? []) : []),
};

const asked = inEachScene(({ stage, ways, activities }): readonly Asked[] => [
  ...(stage.gate ? inGate(stage.gate, ['stages', stage.id, 'gate']).map((each) => ({ ...each, target: atStage(stage), name: `The gate of ${quoted(stage)}` })) : []),
  ...ways.flatMap((way) => (way.gate && way.from.type === 'stage' ? inGate(way.gate, ['outcomes', way.id, 'gate']).map((each) => ({ ...each, target: atOutcome(way), name: `The gate of ${quoted(way)}` })) : [])),
  ...activities.flatMap((activity) => (activity.approval ? [{ rule: activity.approval, path: ['activities', activity.id, 'approval'], needed: activity.required === 'always', target: atActivity(activity, stage), name: quoted(activity) }] : [])),
]);

function inGate(gate: Gate, path: Path, needed = true): readonly Pick<Asked, 'rule' | 'path' | 'needed'>[] {
  switch (gate.type) {
    case 'all':
    case 'any':
      return gate.of.flatMap((part, index) => inGate(part, [...path, 'of', index], needed && (gate.type === 'all' || gate.of.length === 1)));
    case 'approval':
      return [{ rule: gate, path, needed }];
    default:
      return [];
  }
}

function findingFor({ rule, target, name, path, needed }: Asked, context: CheckContext): Finding | null {
  const { role, levels, quorum } = rule;
  const holders = holdersOf(role, context);
  const wanted = levels * quorum;
  if (holders === null || holders > wanted) return null;
  const fixes = fixesFor(rule, path, holders, context);
  const people = `${wanted === 1 ? 'one approval' : `${wanted} approvals`} by "${role}"`;
  if (holders < wanted) return (needed ? error : warning)(check, target, `${name} wants ${people}, but ${holders === 0 ? 'nobody holds' : holders === 1 ? 'one person holds' : `${holders} people hold`} that role.`, fixes);
  return warning(check, target, `${name} wants ${people}; when the record belongs to ${wanted === 1 ? 'the only one' : 'one of them'}, nobody is left to agree, because nobody approves their own work.`, fixes);
}

function fixesFor({ role, levels, quorum }: ApprovalRule, path: Path, holders: number, { holders: all = {} }: CheckContext): readonly Fix[] {
  const fewer = Math.floor((holders - 1) / levels);
  const others = Object.keys(all).filter((other) => other !== role && (all[other] ?? 0) > levels * quorum).sort();
  return [
    ...(fewer >= 1 && fewer < quorum ? [{ label: `Ask for ${fewer} on each level`, edits: [{ type: 'setField' as const, path: [...path, 'quorum'], value: fewer }] }] : []),
    ...others.slice(0, 2).map((other) => ({ label: `Ask the role "${other}"`, edits: [{ type: 'setField' as const, path: [...path, 'role'], value: other }] })),
  ];
}
