import { IconBan, IconHeart } from '@tabler/icons-react';
import { channels, type Fields } from '#engine/blueprint';
import { optedOutOf, optedOutOfEverything } from '#engine/run';
import { channelLabel, listAnd, StatusPill } from '../../ui/index.ts';

/** What the customer has asked of us, where nobody can miss it: by which channel, and by which never (S26, S57). */
export function ContactNotes({ fields }: { readonly fields: Fields }) {
  const barred = channels.filter((channel) => optedOutOf(fields, channel));
  const preferred = channels.find((channel) => channel === fields['preferredChannel']);
  if (barred.length === 0 && preferred === undefined) return null;
  return (
    <p className="desk-contact">
      {optedOutOfEverything(fields) ? <StatusPill tone="negative" icon={<IconBan size={13} aria-hidden />}>Do not contact</StatusPill>
        : barred.length === 0 ? null : <StatusPill tone="negative" icon={<IconBan size={13} aria-hidden />}>Not by {listAnd(barred.map((channel) => channelLabel(channel).toLowerCase()))}</StatusPill>}
      {preferred === undefined ? null : <StatusPill tone="positive" icon={<IconHeart size={13} aria-hidden />}>Prefers {channelLabel(preferred).toLowerCase()}</StatusPill>}
    </p>
  );
}
