import { formatAgo, formatMoment } from '../../ui/index.ts';
import type { RecordData } from '../record/record-data.ts';
import { LetterView } from '../outbox/letter-view.tsx';
import { lastEmailOf } from './last-email.ts';
import { MergedText } from './merged-text.tsx';

/** The email that went out before, beside the words that must match it: a voicemail says the same thing (S63). */
export function EmailBefore({ data, folded = false }: { readonly data: RecordData; readonly folded?: boolean }) {
  const email = lastEmailOf(data);
  const { names, when } = data;
  if (email === null) return folded ? null : <p className="work-hint">No email was written to this record before. The voicemail stands alone: say who you are first.</p>;
  const heading = <><b>{names.activity(email.activity)}</b> <span>{formatMoment(email.at, when)}, {formatAgo(email.at, when.now)}</span></>;
  const letter = (
    <>
      {email.letter ? (
        <>
          {email.letter.subject === '' ? null : <p className="work-email-subject">{email.letter.subject}</p>}
          <div className="work-email-body"><LetterView letter={email.letter} /></div>
        </>
      ) : email.template ? (
        <>
          {email.template.subject === '' ? null : <p className="work-email-subject"><MergedText text={email.template.subject} data={data} /></p>}
          <p className="work-email-body"><MergedText text={email.template.body} data={data} /></p>
        </>
      ) : <p className="work-hint">It was written without a template.</p>}
      {email.note === null ? null : <p className="work-hint">Noted with it: “{email.note}”</p>}
    </>
  );
  if (folded) return <details className="work-email" data-folded><summary>You wrote: {heading}</summary>{letter}</details>;
  return (
    <section className="work-email" aria-label="The email it must match">
      <div className="desk-label">The email it must match</div>
      <p>{heading}</p>
      {letter}
    </section>
  );
}
