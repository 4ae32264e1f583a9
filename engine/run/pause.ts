import type { Intent } from '#engine/journal';
import { refuse } from './refuse.ts';
import type { Refused } from './run.ts';
import type { Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

export function pause(_walk: Walk, intent: IntentOf<'pause'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}

export function resume(_walk: Walk, intent: IntentOf<'resume'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}
