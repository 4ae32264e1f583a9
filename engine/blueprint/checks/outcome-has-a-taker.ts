import type { CheckContext } from '../findings.ts';
import type { Outcome } from '../model/blueprint.ts';
import type { Gate } from '../model/gate.ts';
import { atOutcome, error, quoted, type Check, type Fix } from '../checking/drawing.ts';
import { inEveryOutcome } from '../checking/remembered.ts';
import { inWords } from '../checking/say.ts';
import { nobodyHolds, nobodyInTeam } from '../checking/who.ts';

const check = 'outcome-has-a-taker';

/** An outcome that people choose is open to somebody who exists. */
export const outcomeHasATaker: Check = {
  name: check,
  reads: ['outcomes'],
  readsContext: true,
  find: (drawing) =>
    forSome(drawing).flatMap((outcome) => {
      const { context } = drawing;
      const nobody = nobodyOf(outcome, context);
      if (nobody !== null) return [error(check, atOutcome(outcome), `Nobody may take ${quoted(outcome)}: ${nobody}.`, [opened(outcome, ['who'], { type: 'anyone' }, 'Let anyone take it')])];
      const roles = outcome.gate ? rolesAskedFor(outcome.gate) : [];
      const lacking = roles.filter((role) => nobodyHolds([role], context) !== null);
      if (lacking.length === 0) return [];
      return [error(check, atOutcome(outcome), `The gate of ${quoted(outcome)} opens only for ${inWords(lacking.map((role) => `"${role}"`))}, and nobody holds that role.`, [opened(outcome, ['gate'], undefined, 'Remove the gate')])];
    }),
};

/** The outcomes people choose that are not open to everybody. */
const forSome = inEveryOutcome((outcome) => {
  const { who, gate, trigger } = outcome;
  return trigger.type === 'person' && (who.type === 'roles' || who.type === 'team' || (gate && rolesAskedFor(gate).length > 0)) ? [outcome] : [];
});

function opened(outcome: Outcome, path: readonly string[], value: unknown, label: string): Fix {
  return { label, edits: [{ type: 'setField', path: ['outcomes', outcome.id, ...path], value }] };
}

function nobodyOf({ who }: Outcome, context: CheckContext): string | null {
  if (who.type === 'roles') return nobodyHolds(who.roles, context);
  return who.type === 'team' ? nobodyInTeam(who.team, context) : null;
}

/** The roles without which the gate stays shut. */
function rolesAskedFor(gate: Gate): readonly string[] {
  if (gate.type === 'all') return gate.of.flatMap(rolesAskedFor);
  return gate.type === 'role' ? [gate.role] : [];
}
