import type { Intent } from '#engine/journal';
import { refuse } from './refuse.ts';
import type { Refused } from './run.ts';
import type { Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

export function handOver(_walk: Walk, intent: IntentOf<'handOver'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}

export function accept(_walk: Walk, intent: IntentOf<'accept'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}

export function giveBack(_walk: Walk, intent: IntentOf<'return'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}
