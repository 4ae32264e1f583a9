import type { Process } from '#engine/compile';
import { clockPerson, type Entry } from '#engine/journal';
import { IconArrowRight, IconLink } from '@tabler/icons-react';
import { Link } from 'react-router';
import { capital, formatClock } from '../../ui/index.ts';
import { webLink } from '../links.ts';
import { LetterView } from '../outbox/letter-view.tsx';
import { Agreed } from '../work/meeting/agreed.tsx';
import { describeEntry, doneBy } from './entry-words.ts';
import { KeptFile } from './kept-file.tsx';
import { messagesOf, type Message } from './messages.ts';
import type { RecordData } from './record-data.ts';

/** One line of the story: what, when, by whom, and everything that was said, sent or carried along. */
export function EntryLine({ entry, data, origin = null }: { readonly entry: Entry; readonly data: RecordData; /** The merged record it happened to, by name. */ readonly origin?: string | null }) {
  const { names, when, process } = data;
  const words = describeEntry(entry, names, when);
  const note = entry.words?.note ?? null;
  const erased = entry.words === null && entry.wordsHash !== null;
  return (
    <div className="desk-entry-line" data-kind={words.kind}>
      <span className="desk-entry-dot" aria-hidden style={{ background: words.kind === 'refused' ? 'transparent' : `var(--bt-${words.tone})` }} />
      <div>
        <div className="desk-entry-title"><b>{words.title}</b><time dateTime={new Date(entry.at).toISOString()}>{formatClock(entry.at, when.zone)}</time></div>
        {words.detail === '' ? null : <p>{words.detail}</p>}
        {messagesOf(entry, data).map((message) => <MessageBox key={message.title} message={message} />)}
        <Said entry={entry} process={process} />
        {entry.words?.meeting ? <Agreed meeting={entry.words.meeting} when={when} /> : null}
        {note === null || note === '' ? null : <p className="desk-quote">“{note}”</p>}
        {erased ? <p className="desk-quote">The words were erased.</p> : null}
        <small>{doneBy(entry, names)}{origin === null ? null : <> · <span className="desk-origin">from {origin}, merged into this one</span></>}{isCall(entry) ? <> · <Link className="desk-link" to={`/learn/calls/${entry.id}`}>Review this call</Link></> : null}</small>
      </div>
    </div>
  );
}

/** One of ours called somebody: it can be listened to and reviewed (S93). */
function isCall({ ok, by, intent, changes }: Entry): boolean {
  return ok && intent.type === 'complete' && by !== clockPerson && changes?.done.some(({ channel }) => channel === 'call') === true;
}

function MessageBox({ message: { way, title, carried } }: { readonly message: Message }) {
  return (
    <div className="desk-message" data-way={way}>
      <p><IconArrowRight size={13} aria-hidden /><span>{title}</span></p>
      {carried.length === 0 ? null : <dl>{carried.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>}
    </div>
  );
}

/** What was written or spoken: the letter that went out, talking points, objections met, recordings and links. */
function Said({ entry: { intent, changes, words }, process }: { readonly entry: Entry; readonly process: Process | null }) {
  const letters = (changes?.effects ?? []).flatMap(({ key, effect }) => (effect.type === 'send' && key !== changes?.letter ? [{ key, ...effect }] : []));
  const letter = words?.letter;
  const content = intent.type === 'complete' ? process?.version.document.activities[intent.activity]?.content : undefined;
  const template = intent.type === 'complete' && intent.template !== null ? content?.templates[intent.template] : undefined;
  const document = intent.type === 'complete' ? content?.documents[intent.document ?? ''] : undefined;
  const points = intent.type === 'complete' ? intent.points.flatMap((id) => content?.script?.points[id]?.text ?? []) : [];
  const objections = intent.type === 'complete' ? intent.objections.flatMap((id) => content?.script?.objections[id]?.name ?? []) : [];
  const links = intent.type === 'complete' ? intent.evidence.flatMap(({ kind, link }) => (link === null || link === '' ? [] : [{ kind, link }])) : [];
  return (
    <>
      {document === undefined ? null : <p>Document: {document.name}</p>}
      {points.length === 0 ? null : <p>Said: {points.join('; ')}</p>}
      {objections.length === 0 ? null : <p>They objected: {objections.map((name) => `“${name}”`).join(', ')}</p>}
      {letter || letters.length > 0 || template === undefined ? null : <details className="desk-text"><summary>Template “{template.name}”</summary><div>{template.subject === '' ? null : <b>{template.subject}</b>}{template.body}</div></details>}
      {letter ? <details className="desk-text"><summary>{letter.subject === '' ? 'What was written' : letter.subject}</summary><LetterView letter={letter} /></details> : null}
      {letters.map(({ key, subject, body }) => <details key={key} className="desk-text"><summary>{subject === '' ? 'What was sent' : subject}</summary><div>{body}</div></details>)}
      {links.map(({ kind, link }) => {
        const href = webLink(link);
        if (link.startsWith('file:')) return <KeptFile key={link} id={link.slice(5)} kind={kind} />;
        return <p key={link} className="desk-entry-link"><IconLink size={13} aria-hidden />{href === null ? `${capital(kind)}: ${link}` : <><a href={href} target="_blank" rel="noreferrer">{capital(kind)}</a> <small>{new URL(href).host}</small></>}</p>;
      })}
    </>
  );
}
