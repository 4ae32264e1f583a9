import { IconFlag, IconFrame, IconRouteAltLeft, IconShieldCheck } from '@tabler/icons-react';
import type { Activity, Stage } from '#engine/blueprint';
import { kindLook, type StageLook } from '../../ui/index.ts';

/**
 * The look of a stage on a drawing: where records start carries the flag, where everything that is done is an approval
 * the shield. Without a stage it is the card of the common ways out.
 */
export function stageLook(stage: Stage | undefined, isStart: boolean, activities: readonly Activity[] = []): StageLook {
  if (!stage) return { icon: IconRouteAltLeft, colour: 'neutral', label: 'From every stage' };
  const look = kindLook(stage.kind, stage.end?.result);
  if (isStart) return { ...look, icon: IconFlag, colour: 'primary' };
  if (stage.kind === 'work' && activities.length > 0 && activities.every(({ channel }) => channel === 'approval')) return { icon: IconShieldCheck, colour: 'approval', label: 'Approval' };
  return look;
}

/** The look of a phase that is folded to a card. */
export const foldedLook: StageLook = { icon: IconFrame, colour: 'primary', label: 'Phase' };
