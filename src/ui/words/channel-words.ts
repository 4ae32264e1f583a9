import type { Channel } from '#engine/blueprint';

interface ChannelWords {
  /** "1 call made" */
  readonly one: string;
  readonly many: string;
  readonly done: string;
  /** What a button says: "Make a call". */
  readonly act: string;
  readonly again: string;
}

const words: Readonly<Record<Channel, ChannelWords>> = {
  call: { one: 'call', many: 'calls', done: 'made', act: 'Start call', again: 'Make' },
  email: { one: 'email', many: 'emails', done: 'sent', act: 'Write email', again: 'Write' },
  social: { one: 'social touch', many: 'social touches', done: 'made', act: 'Make social touch', again: 'Make' },
  meeting: { one: 'meeting', many: 'meetings', done: 'held', act: 'Hold meeting', again: 'Hold' },
  directMail: { one: 'letter', many: 'letters', done: 'sent', act: 'Send letter', again: 'Send' },
  voicemail: { one: 'voicemail', many: 'voicemails', done: 'left', act: 'Leave voicemail', again: 'Leave' },
  checklist: { one: 'checklist', many: 'checklists', done: 'completed', act: 'Complete checklist', again: 'Complete' },
  form: { one: 'form', many: 'forms', done: 'filled in', act: 'Fill in form', again: 'Fill in' },
  approval: { one: 'approval', many: 'approvals', done: 'given', act: 'Ask for approval', again: 'Ask for' },
  document: { one: 'document', many: 'documents', done: 'prepared', act: 'Prepare document', again: 'Prepare' },
  handOver: { one: 'hand-over', many: 'hand-overs', done: 'made', act: 'Hand over', again: 'Make' },
  task: { one: 'task', many: 'tasks', done: 'done', act: 'Do task', again: 'Do' },
};

/** "1 call", "2 emails". */
export function countChannel(times: number, channel: Channel | null): string {
  const { one, many } = channel === null ? { one: 'activity', many: 'activities' } : words[channel];
  return `${times.toLocaleString('en-GB')} ${times === 1 ? one : many}`;
}

/** The participle that belongs to a kind of activity: calls are made, emails are sent. */
export function doneWord(channel: Channel | null): string {
  return channel === null ? 'done' : words[channel].done;
}

/** The plural of a kind of activity: "social touches". */
export function pluralChannel(channel: Channel | null): string {
  return channel === null ? 'activities' : words[channel].many;
}

/** What a button that starts such an activity says: "Start call", "Write 2 emails". */
export function actLabel(channel: Channel, times: number): string {
  return times <= 1 ? words[channel].act : `${words[channel].again} ${countChannel(times, channel)}`;
}
