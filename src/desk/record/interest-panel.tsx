import { useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { Link } from 'react-router';
import { IconEye, IconMessage2Bolt } from '@tabler/icons-react';
import { describeRefusal, formatAgo, formatDuration, formatMoment, notifyProblem, sayKey, SectionLabel } from '../../ui/index.ts';
import { valueText } from '../value-text.ts';
import { webLink } from '../links.ts';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';
import { SignalDialog } from './signal-dialog.tsx';
import { signpostsOf, type Signpost } from './signposts.ts';
import { deedsOf, sourceText, timeToContact, type CustomerDeed } from './source.ts';
import { saySignal } from './web-signals.ts';

const firstDeeds = 8;

/** Where the customer came from, what they did since, and which of our content they have seen (S96 to S98). */
export function InterestPanel({ data }: { readonly data: RecordData }) {
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const deeds = deedsOf(data.entries);
  const source = sourceText(data.record.fields, data.when.now);
  const mayHear = data.run?.status !== 'exited';
  return (
    <section aria-label="Interest" className="desk-interest">
      <SectionLabel>Source</SectionLabel>
      <p>{source === '' ? 'Nobody has written down where they came from.' : source}</p>
      <ContactTime data={data} deeds={deeds} />
      <SectionLabel count={deeds.length} right={<Button size="compact-xs" variant="subtle" disabled={!mayHear} leftSection={<IconMessage2Bolt size={14} aria-hidden />} onClick={() => setAdding(true)}>The customer did…</Button>}>What they did</SectionLabel>
      {deeds.length === 0 ? <p className="desk-nothing">Nothing known yet. Note it by hand, or <Link to="/signals/import">import web events</Link>.</p> : (
        <ul className="desk-deeds">{(all ? deeds : deeds.slice(0, firstDeeds)).map((deed) => <Deed key={deed.entry} deed={deed} data={data} />)}</ul>
      )}
      {deeds.length > firstDeeds ? <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>{all ? 'Only the latest' : `All ${deeds.length}`}</Button> : null}
      <Signposts data={data} deeds={deeds} />
      {adding ? <SignalDialog data={data} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function ContactTime({ data, deeds }: { readonly data: RecordData; readonly deeds: readonly CustomerDeed[] }) {
  const { since, isVisit, contact } = timeToContact({ deeds, runs: data.runs, createdAt: data.record.createdAt });
  const from = isVisit ? 'their first visit' : 'the record was made';
  if (contact === null) return <p className="desk-time-to">No contact of ours yet, <b>{formatDuration(data.when.now - since)}</b> since {from}.</p>;
  return <p className="desk-time-to">{contact < since ? <>We were first: contacted <b>{formatDuration(since - contact)}</b> before {from}.</> : <>First contact <b>{formatDuration(contact - since)}</b> after {from}.</>}</p>;
}

function Deed({ deed, data }: { readonly deed: CustomerDeed; readonly data: RecordData }) {
  const { names, when } = data;
  const what = Object.entries(deed.payload).map(([key, value]) => [sayKey(key), valueText(value).replace(/^https?:\/\/(www\.)?/, '')] as const).filter(([, value]) => value !== '');
  return (
    <li>
      <a href={`#entry-${deed.entry}`}>{saySignal(deed.signal, names)}</a>
      <time title={formatMoment(deed.at, when)} dateTime={new Date(deed.at).toISOString()}>{formatAgo(deed.at, when.now)}</time>
      <small>{what.map(([key, value]) => `${key}: ${value}`).join(', ')}{deed.heard ? `${what.length === 0 ? '' : ' · '}a rule reacted` : ''}</small>
    </li>
  );
}

function Signposts({ data, deeds }: { readonly data: RecordData; readonly deeds: readonly CustomerDeed[] }) {
  const { run, process, record } = data;
  if (!run || !process) return null;
  const posts = signpostsOf(process.version.document, [...run.path.map((step) => step.stage), run.stage], deeds, record.fields);
  if (posts.length === 0) return null;
  const mark = async (post: Signpost, seen: boolean) => {
    const before = Array.isArray(record.fields['contentSeen']) ? record.fields['contentSeen'] : [];
    const contentSeen = seen ? [...before, post.name] : before.filter((name) => name !== post.name);
    const ack = await send({ record: record.id, run: null, intent: { type: 'setFields', fields: { contentSeen } }, names: data.names, when: data.when });
    if (ack?.refusal) notifyProblem(describeRefusal(ack.refusal, data.names, data.when));
  };
  return (
    <>
      <SectionLabel right={`${posts.filter((post) => post.seen !== null).length} of ${posts.length} seen`}>Content on the way</SectionLabel>
      <ul className="desk-signposts">
        {posts.map((post) => {
          const link = webLink(post.url);
          const byDeed = post.seen !== null && post.seen.at !== null;
          return (
            <li key={`${post.stage} ${post.name}`}>
              {byDeed ? <span className="desk-seen" role="img" aria-label="Seen"><IconEye size={15} /></span> : <Checkbox size="xs" aria-label={`${post.name} was seen`} checked={post.seen !== null} onChange={(event) => void mark(post, event.currentTarget.checked)} />}
              {link === null ? <span>{post.name}</span> : <a href={link} target="_blank" rel="noreferrer">{post.name}</a>}
              <small>{post.stage}{post.seen === null ? ', not seen' : byDeed ? `, ${formatAgo(post.seen.at ?? 0, data.when.now)}` : ', seen'}</small>
            </li>
          );
        })}
      </ul>
    </>
  );
}
