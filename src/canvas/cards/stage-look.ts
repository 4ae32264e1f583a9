import { IconFlag, IconRouteAltLeft } from '@tabler/icons-react';
import type { Stage } from '#engine/blueprint';
import { kindLook, type StageLook } from '../../ui/index.ts';

/** The look of a stage on a drawing: where records start carries the flag. Without a stage it is the card of the common ways out. */
export function stageLook(stage: Stage | undefined, isStart: boolean): StageLook {
  if (!stage) return { icon: IconRouteAltLeft, colour: 'neutral', label: 'From every stage' };
  const look = kindLook(stage.kind, stage.end?.result);
  return isStart ? { ...look, icon: IconFlag, colour: 'primary' } : look;
}
