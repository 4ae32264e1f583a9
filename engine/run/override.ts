import type { Intent } from '#engine/journal';
import { refuse } from './refuse.ts';
import type { Refused } from './run.ts';
import type { Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

export function override(_walk: Walk, intent: IntentOf<'override'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}

export function confirmOverride(_walk: Walk, intent: IntentOf<'confirmOverride'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}
