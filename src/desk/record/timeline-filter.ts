import type { Channel } from '#engine/blueprint';
import { clockPerson, type Entry } from '#engine/journal';
import type { Names, Seen } from '../../ui/index.ts';
import { describeEntry, isTold } from './entry-words.ts';

/** What kind of line is wanted; `all` leaves out what only repeats what is seen elsewhere. */
export const entryKinds = ['all', 'done', 'move', 'refused', 'note', 'customer', 'team', 'change', 'system'] as const;
export type EntryKind = (typeof entryKinds)[number];

export const kindWords: Readonly<Record<EntryKind, string>> = {
  all: 'All', done: 'Done', move: 'Moves', refused: 'Refused', note: 'Notes', customer: 'The customer', team: 'Approvals and hand-overs', change: 'Changed fields', system: 'By itself',
};

/** What the timeline is narrowed to; null means everything of that sort. */
export interface TimelineFilter {
  readonly kind: EntryKind;
  readonly channel: Channel | null;
  readonly person: string | null;
  readonly run: string | null;
  readonly text: string;
}

export const noFilter: TimelineFilter = { kind: 'all', channel: null, person: null, run: null, text: '' };

const teamIntents: ReadonlySet<string> = new Set(['requestApproval', 'approve', 'reject', 'handOver', 'accept', 'return', 'override', 'confirmOverride']);

/** Whether an entry is of a kind; one that does an activity and moves the record is of both. */
export function isOfKind(entry: Entry, kind: EntryKind): boolean {
  const { intent, ok, changes, by, words } = entry;
  switch (kind) {
    case 'all':
      return isTold(entry);
    case 'done':
      return ok && (intent.type === 'complete' || (changes?.done.length ?? 0) > 0);
    case 'move':
      return ok && (changes?.moves.length ?? 0) > 0;
    case 'refused':
      return !ok;
    case 'note':
      return intent.type === 'note' || words !== null;
    case 'customer':
      return intent.type === 'signal' && by !== clockPerson;
    case 'team':
      return teamIntents.has(intent.type);
    case 'change':
      return ok && ((intent.type === 'setFields' && Object.keys(intent.fields).length > 0) || intent.type === 'assign');
    case 'system':
      return by === clockPerson || intent.type === 'tick' || !isTold(entry);
  }
}

/** The channels by which an entry reached out, or was answered. */
export function channelsOf(entry: Entry, channelOf: (activity: string) => Channel | null): readonly Channel[] {
  const { intent, changes } = entry;
  const done = (changes?.done ?? []).map(({ channel }) => channel);
  const sent = (changes?.effects ?? []).flatMap(({ effect }) => (effect.type === 'send' ? [effect.channel] : []));
  const named = done.length === 0 && 'activity' in intent ? channelOf(intent.activity) : null;
  return [...done, ...sent, ...(named === null ? [] : [named])];
}

/** The lines that pass, newest first. Words are looked at only when some are searched for. */
export function filtered(entries: readonly Entry[], filter: TimelineFilter, around: { readonly names: Names; readonly when: Seen; readonly channelOf: (activity: string) => Channel | null }): readonly Entry[] {
  const wanted = filter.text.trim().toLowerCase();
  return entries.toReversed().filter((entry) =>
    isOfKind(entry, filter.kind)
    && (filter.person === null || entry.by === filter.person)
    && (filter.run === null || entry.run === filter.run)
    && (filter.channel === null || channelsOf(entry, around.channelOf).includes(filter.channel))
    && (wanted === '' || textOf(entry, around.names, around.when).includes(wanted)));
}

function textOf(entry: Entry, names: Names, when: Seen): string {
  const { title, detail } = describeEntry(entry, names, when);
  return `${title} ${detail} ${entry.words?.note ?? ''} ${names.person(entry.by)}`.toLowerCase();
}
