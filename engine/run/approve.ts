import type { Intent } from '#engine/journal';
import { refuse } from './refuse.ts';
import type { Refused } from './run.ts';
import type { Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

export function requestApproval(_walk: Walk, intent: IntentOf<'requestApproval'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}

export function approve(_walk: Walk, intent: IntentOf<'approve'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}

export function reject(_walk: Walk, intent: IntentOf<'reject'>): Walk | Refused {
  return refuse({ type: 'invalidIntent', problems: [intent.type] });
}
