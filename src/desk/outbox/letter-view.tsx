import type { ReactNode } from 'react';
import type { LetterLine, WrittenLetter } from '#engine/journal';
import { webLink } from '../links.ts';
import './letter.css';

/** A written letter as the customer reads it: lines, lists, bold, italic and links. Nothing of it is ever run (trap E14). */
export function LetterView({ letter }: { readonly letter: Pick<WrittenLetter, 'body' | 'lines'> }) {
  const lines = letter.lines ?? letter.body.split('\n').map((text): LetterLine => ({ spans: text === '' ? [] : [{ text }] }));
  return <div className="letter-view">{lines.map((line, index) => <Line key={index} line={line} />)}</div>;
}

function Line({ line: { list, spans } }: { readonly line: LetterLine }) {
  const words = spans.map((span, index) => <Span key={index} span={span} />);
  if (list === undefined) return <p>{words.length === 0 ? '\u{a0}' : words}</p>;
  return <p className="letter-item" style={{ paddingInlineStart: `${(list.depth + 1) * 20}px` }}><span aria-hidden={list.number === undefined || undefined}>{list.number === undefined ? '•' : `${list.number}.`}</span>{words}</p>;
}

function Span({ span: { text, bold, italic, link } }: { readonly span: LetterLine['spans'][number] }) {
  const href = link === undefined ? null : webLink(link);
  const slanted: ReactNode = italic ? <em>{text}</em> : text;
  const strong = bold ? <strong>{slanted}</strong> : slanted;
  return href === null ? <span>{strong}</span> : <a href={href} target="_blank" rel="noreferrer">{strong}</a>;
}

/** What goes along with a letter: mail programs cannot be handed files, so each is opened and attached by hand. */
export function Attachments({ of }: { readonly of: NonNullable<WrittenLetter['attachments']> }) {
  return (
    <p className="letter-attached">
      <span>Attach:</span>
      {of.map(({ name, url }) => {
        const href = webLink(url);
        return href === null ? <span key={name}>{name}</span> : <a key={name} className="desk-chip" href={href} target="_blank" rel="noreferrer">{name}</a>;
      })}
    </p>
  );
}
