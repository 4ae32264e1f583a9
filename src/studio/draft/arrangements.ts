import {
  IconLayoutAlignBottom, IconLayoutAlignCenter, IconLayoutAlignLeft, IconLayoutAlignMiddle, IconLayoutAlignRight, IconLayoutAlignTop, IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical, type Icon,
} from '@tabler/icons-react';
import type { Arrangement } from './arrange.ts';

/** The ways to line selected cards up, with the letter that does it after Alt+A (ui.md 26). */
export const arrangements: readonly { readonly how: Arrangement; readonly label: string; readonly key: string; readonly icon: Icon }[] = [
  { how: 'left', label: 'Align left', key: 'L', icon: IconLayoutAlignLeft },
  { how: 'centre', label: 'Align centres', key: 'C', icon: IconLayoutAlignCenter },
  { how: 'right', label: 'Align right', key: 'R', icon: IconLayoutAlignRight },
  { how: 'top', label: 'Align top', key: 'T', icon: IconLayoutAlignTop },
  { how: 'middle', label: 'Align middles', key: 'M', icon: IconLayoutAlignMiddle },
  { how: 'bottom', label: 'Align bottom', key: 'B', icon: IconLayoutAlignBottom },
  { how: 'spreadAcross', label: 'Spread across', key: 'H', icon: IconLayoutDistributeHorizontal },
  { how: 'spreadDown', label: 'Spread down', key: 'V', icon: IconLayoutDistributeVertical },
];
