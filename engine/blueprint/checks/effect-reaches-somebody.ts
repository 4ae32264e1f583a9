import type { CheckContext, Finding, FindingTarget } from '../findings.ts';
import type { Effect } from '../model/blueprint.ts';
import { atOutcome, atStage, quoted, warning, type Check } from '../checking/drawing.ts';
import { inEachScene, inEveryOutcome } from '../checking/remembered.ts';
import { nobodyFor, nobodyHolds } from '../checking/who.ts';

const check = 'effect-reaches-somebody';

/** Who is told, given a record or asked to go past a gate exists. */
export const effectReachesSomebody: Check = {
  name: check,
  reads: ['override', 'stages', 'outcomes'],
  readsContext: true,
  find: (drawing) => [
    ...overrideFinding(drawing.blueprint.override?.roles, drawing.context),
    ...withEffects(drawing).flatMap((outcome) => unheard(outcome.then, ['outcomes', outcome.id, 'then'], atOutcome(outcome), quoted(outcome), drawing.context)),
    ...withLimits(drawing).flatMap((stage) => Object.values(stage.sla?.escalations ?? {}).flatMap(({ id, then }) => unheard(then, ['stages', stage.id, 'sla', 'escalations', id, 'then'], atStage(stage), `the time limit of ${quoted(stage)}`, drawing.context))),
  ],
};

const withLimits = inEachScene(({ stage }) => (stage.sla ? [stage] : []));
const withEffects = inEveryOutcome((outcome) => (outcome.then.length > 0 ? [outcome] : []));

function overrideFinding(roles: readonly string[] | undefined, context: CheckContext): readonly Finding[] {
  const nobody = roles ? nobodyHolds(roles, context) : null;
  return nobody === null ? [] : [warning(check, { type: 'blueprint' }, `Nobody can go past a closed gate: ${nobody}.`, [{ label: 'Allow nobody to', edits: [{ type: 'setField', path: ['override'], value: undefined }] }])];
}

function unheard(effects: readonly Effect[], path: readonly (string | number)[], target: FindingTarget, where: string, context: CheckContext): readonly Finding[] {
  return effects.flatMap((effect, index) => {
    const nobody = nobodyMeant(effect, context);
    if (nobody === null) return [];
    const fixes = [{ label: 'Remove it', edits: [{ type: 'setField' as const, path, value: effects.filter((_, other) => other !== index) }] }];
    return [warning(check, target, `What follows ${where} reaches nobody: ${nobody}.`, fixes)];
  });
}

function nobodyMeant(effect: Effect, context: CheckContext): string | null {
  switch (effect.type) {
    case 'notify':
      return nobodyHolds([effect.role], context);
    case 'assignOwner':
      return nobodyFor(effect.to, context);
    case 'createActivity':
      return effect.assignee ? nobodyFor(effect.assignee, context) : null;
    default:
      return null;
  }
}
