import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { channels } from '#engine/blueprint';
import { isEmpty } from '#engine/gates';
import type { Entry } from '#engine/journal';
import { optedOutOf, optedOutOfEverything } from '#engine/run';
import { channelLabel, describeRefusal, formatMoment, listOr } from '../../ui/index.ts';
import { describeEntry } from '../record/entry-words.ts';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import type { RecordData } from '../record/record-data.ts';
import { send } from '../record/send.ts';

/** Says that the customer must not be contacted, by which entry that is known, and how it ends when they change their mind (S26). */
export function ContactBarred({ data }: { readonly data: RecordData }) {
  const [asking, setAsking] = useState(false);
  const { record, names, when } = data;
  const barred = channels.filter((channel) => optedOutOf(record.fields, channel));
  if (barred.length === 0) return null;
  const all = optedOutOfEverything(record.fields);
  const entry = data.entries.findLast(bars);
  return (
    <section className="bt-card desk-barred" aria-label="Contact is barred">
      <IconBan size={18} aria-hidden />
      <div>
        <b>{all ? 'They do not want to be contacted' : `They do not want to be reached by ${listOr(barred.map((channel) => channelLabel(channel).toLowerCase()))}`}</b>
        <p>{entry === undefined ? 'Known since the record was made.' : <><a href={`#entry-${entry.id}`}>{describeEntry(entry, names, when).title}</a>, {formatMoment(entry.at, when)}.</>} It holds in every blueprint; nothing of {all ? 'any kind' : 'that kind'} can be done or sent.</p>
      </div>
      <Button variant="default" onClick={() => setAsking(true)}>They want contact again</Button>
      {asking ? (
        <ReasonDialog
          title="They want contact again?" description="Where and when did they say so? It is kept in the timeline; waiting work comes back in every blueprint." confirm="Lift the bar" cancel="Leave it barred" onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            const fields = { doNotContact: false, ...(isEmpty(record.fields['doNotContactChannels']) ? {} : { doNotContactChannels: null }) };
            const ack = await send({ record: record.id, run: null, intent: { type: 'setFields', fields }, note: reason, names, when, done: 'Contact is allowed again' });
            return ack === null ? 'Nothing was saved. Try again.' : ack.refusal ? describeRefusal(ack.refusal, names, when) : null;
          }}
        />
      ) : null}
    </section>
  );
}

/** The entry set one of the two opt-out fields, by hand, by an effect or by the customer's own signal. */
function bars({ ok, changes }: Entry): boolean {
  return ok && (changes?.fields['doNotContact'] === true || !isEmpty(changes?.fields['doNotContactChannels'] ?? null));
}
