import type { Activity } from '#engine/blueprint';
import { inOrder } from '#engine/kernel';
import { channelLabel, formatCount, listAnd } from '../../ui/index.ts';

const proofs = { note: 'a note', research: 'a research note', file: 'a file', recording: 'a recording', link: 'a link' } as const;

/** How an activity is done, in one line: its channel, what helps, how often it may be tried, and what has to be handed in (S1). */
export function howWords(activity: Activity, channel: Activity['channel'] = activity.channel): string {
  const { content, checklist, form, evidence, attempts } = activity;
  const points = Object.keys(content.script?.points ?? {}).length;
  const answers = Object.keys(content.script?.objections ?? {}).length;
  const fields = inOrder(form).filter(({ required }) => required === 'always').length;
  const help = [
    points > 0 ? formatCount(points, 'talking point') : '',
    answers > 0 ? formatCount(answers, 'answer') + ' to objections' : '',
    Object.keys(content.templates).length > 0 ? formatCount(Object.keys(content.templates).length, 'template') : '',
  ].filter(Boolean);
  const owed = [
    ...(Object.keys(checklist).length > 0 ? [formatCount(Object.keys(checklist).length, 'tick')] : []),
    ...(fields > 0 ? [formatCount(fields, 'field')] : []),
    ...evidence.map((kind) => proofs[kind]),
  ];
  return [
    `${channelLabel(channel)}${help.length > 0 ? ` with ${listAnd(help)}` : ''}`,
    owed.length > 0 ? `needs ${listAnd(owed)}` : '',
    attempts.max > 1 ? `up to ${attempts.max} tries` : '',
  ].filter(Boolean).join(', ');
}
