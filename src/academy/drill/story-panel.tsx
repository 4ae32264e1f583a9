import { present, type LogRow } from '#engine/rehearsal';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import { capital, describeRefusal, formatMoment, quoted, SectionLabel } from '../../ui/index.ts';
import { deedWords } from './deed-words.ts';
import type { PracticeWork } from './practice-work.ts';

/** Where the practice record stands on the drawing, and what has happened so far, the latest first. */
export function StoryPanel({ work }: { readonly work: PracticeWork }) {
  const { session, process, names, when } = work;
  const { log, position } = session.simulation;
  const { run } = present(session.simulation);
  const rows = log.slice(0, position + 1).reverse();
  return (
    <>
      <SectionLabel>You are here</SectionLabel>
      <div className="aca-map"><BlueprintThumbnail blueprint={process.version.document} width={272} height={128} here={run?.stage} path={run?.path.map(({ stage }) => stage)} label={run ? `The record stands in ${names.stage(run.stage)}` : 'The record is outside'} /></div>
      <SectionLabel count={rows.length}>What happened</SectionLabel>
      <ol className="aca-log">
        {rows.map((row) => (
          <li key={row.number} data-refused={row.refusal !== null || undefined}>
            <b>{titleOf(row, work)}</b><time>{formatMoment(row.at, when)}</time>
            {row.refusal === null ? null : <p>{describeRefusal(row.refusal, names, when)}</p>}
            {answerIn(row, work)}
            {row.changes && row.changes.moves.length > 0 && row.what.type !== 'enrol' ? <p>Now in {quoted(names.stage(row.changes.moves.at(-1)?.to ?? ''))}</p> : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function titleOf({ what }: LogRow, { names }: PracticeWork): string {
  switch (what.type) {
    case 'enrol':
      return 'The record came in';
    case 'wait':
      return 'Time passed';
    case 'leave':
      return 'It left by itself';
    case 'due':
      return what.due.outcome === null ? 'The clock did something' : `Time was up: ${names.outcome(what.due.outcome)}`;
    case 'deed':
      return capital(deedWords(what.deed, names));
  }
}

/** How the customer answered. */
function answerIn({ intent, refusal }: LogRow, { process, names }: PracticeWork) {
  if (refusal !== null || intent?.type !== 'complete' || intent.result === null) return null;
  const result = process.version.document.activities[intent.activity]?.results[intent.result];
  return <p>The answer: {result?.name ?? names.result(intent.result)}</p>;
}
