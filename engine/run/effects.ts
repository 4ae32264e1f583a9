import type { Effect } from '#engine/blueprint';

/** Effects whose meaning only the authority knows: who holds a role, which runs and records there are. */
export type AuthorityEffect = Extract<Effect, { type: 'assignOwner' | 'startBlueprint' | 'signalRun' }>;

/**
 * Who carries an effect out: the step itself, the authority right after it in the same transaction, or a person who
 * opens what the outbox shows (S79; rule R124). Nothing else ever leaves the browser.
 */
export function carrierOf(effect: Effect): 'step' | 'authority' | 'person' {
  switch (effect.type) {
    case 'setField':
    case 'createActivity':
      return 'step';
    case 'assignOwner':
      return effect.to.type === 'owner' || effect.to.type === 'person' ? 'step' : 'authority';
    case 'startBlueprint':
    case 'signalRun':
      return 'authority';
    case 'send':
    case 'notify':
    case 'webhook':
      return 'person';
  }
}

/** The effect is the authority's to carry out. */
export function isForAuthority(effect: Effect): effect is AuthorityEffect {
  return carrierOf(effect) === 'authority';
}
