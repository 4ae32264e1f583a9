import type { ActivityResult } from './model/blueprint.ts';
import type { Channel } from './model/channel.ts';

type Ending = readonly [key: string, name: string, tone: ActivityResult['tone']];

const endings: Readonly<Record<Channel, readonly Ending[]>> = {
  call: [
    ['connected', 'Connected', 'positive'],
    ['noAnswer', 'No answer', 'neutral'],
    ['voicemailLeft', 'Voicemail left', 'neutral'],
    ['callBack', 'Call back later', 'neutral'],
    ['wrongNumber', 'Wrong number', 'negative'],
  ],
  email: [['sent', 'Sent', 'neutral'], ['replied', 'Replied', 'positive'], ['bounced', 'Bounced', 'negative']],
  social: [['sent', 'Sent', 'neutral'], ['accepted', 'Accepted', 'positive'], ['replied', 'Replied', 'positive'], ['ignored', 'Ignored', 'negative']],
  meeting: [['held', 'Held', 'positive'], ['rescheduled', 'Rescheduled', 'neutral'], ['noShow', 'Did not show up', 'negative']],
  directMail: [['sent', 'Sent', 'neutral'], ['replied', 'Replied', 'positive'], ['returned', 'Came back', 'negative']],
  voicemail: [['left', 'Left', 'neutral'], ['mailboxFull', 'Mailbox full', 'negative']],
  checklist: [['done', 'Done', 'positive']],
  form: [['done', 'Filled in', 'positive']],
  approval: [['approved', 'Approved', 'positive'], ['rejected', 'Rejected', 'negative']],
  document: [['sent', 'Sent', 'neutral'], ['signed', 'Signed', 'positive'], ['declined', 'Declined', 'negative']],
  handOver: [['accepted', 'Accepted', 'positive'], ['returned', 'Returned', 'negative']],
  task: [['done', 'Done', 'positive']],
};

/**
 * The ways an activity of this kind usually ends, such as Connected or No answer for a call. Keys are shared
 * by all activities, so that gates and charts can count them across stages (domain.md section 1, "result").
 *
 * @example Object.keys(standardResults('voicemail')) // ['left', 'mailboxFull']
 */
export function standardResults(channel: Channel): Readonly<Record<string, ActivityResult>> {
  return Object.fromEntries(endings[channel].map(([key, name, tone], order) => [key, { key, name, tone, order }]));
}
