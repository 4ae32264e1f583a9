import { invariant } from '#engine/kernel';
import type { OutcomeId, StageId } from '#engine/blueprint';
import type { GuardConfig } from '../passage.ts';

/** One outcome taken on a way. */
export interface Take {
  readonly outcome: OutcomeId;
  readonly from: StageId;
  readonly automatic: boolean;
}

/** Reads a guard of a resolved machine: XState's types call it unknown, ours are named and carry texts. Throws on any other. */
export function guardOf(guard: unknown): GuardConfig {
  const { type, params } = named(guard);
  switch (type) {
    case 'gate':
    case 'trigger':
    case 'fallback':
      return { type, params: { outcome: text(params, 'outcome') } };
    case 'limit':
    case 'triggerLimit':
      return { type, params: { outcome: text(params, 'outcome'), instead: text(params, 'instead') } };
    case 'lane':
      return { type, params: { stage: text(params, 'stage'), lane: text(params, 'lane') } };
    default:
      invariant(false, `guard ${type} can stand in a table`);
  }
}

/** Reads an action of a resolved machine; there is one kind. Throws on any other. */
export function takeOf(action: unknown): Take {
  const { type, params } = named(action);
  invariant(type === 'take' && 'automatic' in params && typeof params.automatic === 'boolean', `action ${type} can stand in a table`);
  return { outcome: text(params, 'outcome'), from: text(params, 'from'), automatic: params.automatic };
}

function named(part: unknown): { readonly type: string; readonly params: object } {
  if (typeof part === 'object' && part !== null && 'type' in part && 'params' in part) {
    const { type, params } = part;
    if (typeof type === 'string' && typeof params === 'object' && params !== null) return { type, params };
  }
  invariant(false, 'a guard or an action of the machine is named');
}

function text(params: object, key: string): string {
  const value: unknown = Object.entries(params).find(([name]) => name === key)?.[1];
  invariant(typeof value === 'string', `${key} is named`);
  return value;
}
