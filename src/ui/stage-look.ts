import { IconArrowsSplit2, IconCircleX, IconClock, IconColumns, IconRecycle, IconRoute, IconTrophy, type Icon } from '@tabler/icons-react';
import type { EndResult, StageKind } from '#engine/blueprint';

/** The picture and the colour role of a kind of stage. */
export interface StageLook {
  readonly icon: Icon;
  readonly colour: string;
  readonly label: string;
}

const kinds: Readonly<Record<Exclude<StageKind, 'end'>, StageLook>> = {
  work: { icon: IconRoute, colour: 'neutral', label: 'Stage' },
  decision: { icon: IconArrowsSplit2, colour: 'approval', label: 'Decision' },
  wait: { icon: IconClock, colour: 'time', label: 'Wait' },
  parallel: { icon: IconColumns, colour: 'neutral', label: 'Parallel stage' },
};
const ends: Readonly<Record<EndResult, StageLook>> = {
  won: { icon: IconTrophy, colour: 'positive', label: 'End: won' },
  lost: { icon: IconCircleX, colour: 'negative', label: 'End: lost' },
  nurture: { icon: IconClock, colour: 'neutral', label: 'End: nurture' },
  recycle: { icon: IconRecycle, colour: 'neutral', label: 'End: recycle' },
  closed: { icon: IconCircleX, colour: 'neutral', label: 'End: closed' },
};

/** The look of a kind of stage; an end looks like its result. */
export function kindLook(kind: StageKind, result: EndResult = 'closed'): StageLook {
  return kind === 'end' ? ends[result] : kinds[kind];
}
