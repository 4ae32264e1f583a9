import type { Edit, Outcome, Wait } from '#engine/blueprint';
import { describeWait } from '../../ui/index.ts';

/** Sets how long passes before an outcome is taken; while its name is the usual one ("After 3 days"), it follows along in the same edit. */
export function waitEdit({ id, name, trigger }: Pick<Outcome, 'id' | 'name' | 'trigger'>, wait: Wait): Edit {
  const follows = trigger.type === 'elapsed' && name === usual(trigger.wait);
  return {
    type: 'several', name: `Wait ${describeWait(wait)}`,
    edits: [
      { type: 'setField', path: ['outcomes', id, 'trigger'], value: { type: 'elapsed', wait } },
      ...(follows ? [{ type: 'setField', path: ['outcomes', id, 'name'], value: usual(wait) } as const] : []),
    ],
  };
}

function usual(wait: Wait): string {
  return `After ${describeWait(wait)}`;
}
