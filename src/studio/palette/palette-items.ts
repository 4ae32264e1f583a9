import { channels, type Channel, type EndResult, type StageKind } from '#engine/blueprint';
import { channelLabel } from '../../ui/index.ts';

/** Something that can be put on the canvas. */
export type PaletteItem =
  | { readonly type: 'stage'; readonly key: string; readonly label: string; readonly kind: StageKind; readonly result?: EndResult; readonly approval?: true; readonly letter?: string }
  | { readonly type: 'activity'; readonly key: string; readonly label: string; readonly channel: Channel }
  | { readonly type: 'note'; readonly key: string; readonly label: string }
  | { readonly type: 'phase'; readonly key: string; readonly label: string };

export type StageItem = Extract<PaletteItem, { type: 'stage' }>;

/** The kinds of stage a manager draws. */
export const stageItems: readonly StageItem[] = [
  { type: 'stage', key: 'work', label: 'Stage', kind: 'work', letter: 'N' },
  { type: 'stage', key: 'approval-stage', label: 'Approval', kind: 'work', approval: true },
  { type: 'stage', key: 'decision', label: 'Decision', kind: 'decision' },
  { type: 'stage', key: 'wait', label: 'Wait', kind: 'wait' },
  { type: 'stage', key: 'parallel', label: 'Parallel lanes', kind: 'parallel' },
  { type: 'stage', key: 'won', label: 'End: won', kind: 'end', result: 'won' },
  { type: 'stage', key: 'lost', label: 'End: lost', kind: 'end', result: 'lost' },
  { type: 'stage', key: 'nurture', label: 'End: nurture', kind: 'end', result: 'nurture' },
];

/** The twelve kinds of activity. */
export const activityItems: readonly PaletteItem[] = channels.map((channel) => ({ type: 'activity', key: channel, label: channelLabel(channel), channel }));

export const phaseItem: PaletteItem = { type: 'phase', key: 'phase', label: 'Phase' };
export const noteItem: PaletteItem = { type: 'note', key: 'note', label: 'Sticky note' };

/** The palette's groups whose labels hold the searched words. */
export function paletteGroups(search: string): { readonly title: string; readonly items: readonly PaletteItem[] }[] {
  const wanted = search.trim().toLowerCase();
  const holds = (item: PaletteItem) => item.label.toLowerCase().includes(wanted);
  return [
    { title: 'Stages', items: stageItems.filter(holds) },
    { title: 'Activities', items: activityItems.filter(holds) },
    { title: 'Annotate', items: [phaseItem, noteItem].filter(holds) },
  ].filter(({ items }) => items.length > 0);
}
