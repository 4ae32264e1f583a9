import {
  IconBrandLinkedin, IconCalendarEvent, IconChecklist, IconFileText, IconForms, IconMail, IconMailbox, IconMicrophone,
  IconPhone, IconShieldCheck, IconSquareCheck, IconTransfer, type Icon,
} from '@tabler/icons-react';
import type { Channel } from '#engine/blueprint';

/** The six colour families of activity icons: kinds that are not a channel of their own share the task grey. */
export type ChannelColour = 'call' | 'email' | 'social' | 'meeting' | 'task' | 'approval';

interface ChannelLook {
  readonly label: string;
  readonly icon: Icon;
  readonly colour: ChannelColour;
}

const looks: Readonly<Record<Channel, ChannelLook>> = {
  call: { label: 'Call', icon: IconPhone, colour: 'call' },
  email: { label: 'Email', icon: IconMail, colour: 'email' },
  social: { label: 'Social touch', icon: IconBrandLinkedin, colour: 'social' },
  meeting: { label: 'Meeting', icon: IconCalendarEvent, colour: 'meeting' },
  directMail: { label: 'Direct mail', icon: IconMailbox, colour: 'email' },
  voicemail: { label: 'Voicemail', icon: IconMicrophone, colour: 'call' },
  checklist: { label: 'Checklist', icon: IconChecklist, colour: 'task' },
  form: { label: 'Form', icon: IconForms, colour: 'task' },
  approval: { label: 'Approval', icon: IconShieldCheck, colour: 'approval' },
  document: { label: 'Document', icon: IconFileText, colour: 'task' },
  handOver: { label: 'Hand-over', icon: IconTransfer, colour: 'approval' },
  task: { label: 'Task', icon: IconSquareCheck, colour: 'task' },
};

/** The picture of a kind of activity. */
export function channelIcon(channel: Channel): Icon {
  return looks[channel].icon;
}

/** What people call a kind of activity, e.g. "Social touch". */
export function channelLabel(channel: Channel): string {
  return looks[channel].label;
}

/** Which colour family a kind of activity belongs to: `var(--bt-<family>)` and `var(--bt-<family>-tint)`. */
export function channelColour(channel: Channel): ChannelColour {
  return looks[channel].colour;
}
