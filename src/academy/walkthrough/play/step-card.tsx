import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { present } from '#engine/rehearsal';
import { formatDuration, quoted, VerdictList } from '../../../ui/index.ts';
import { wholeChange } from '../../change-words.ts';
import { seenIn } from '../practice.ts';
import { fateWords, stepDetail, stepTitle, wayOf, wayWords } from '../step-words.ts';
import { wordsFor } from './frames.ts';
import type { Player } from './use-player.ts';

/** What is said and done at this step, and where this version differs from the recording. */
export function StepCard({ player }: { readonly player: Player }) {
  const { frame, asks, words, before, row } = player;
  const { step, aligned, says } = frame;
  const names = wordsFor(aligned, words.names, before.names);
  const detail = step === null || asks ? '' : stepDetail(step.deed, names);
  const [from, to] = [present(frame.before).run?.stage, present(frame.after).run?.stage];
  return (
    <section className="bt-card aca-walk-card" aria-label={step === null ? 'The beginning' : `Step ${frame.number}`}>
      <header>
        <span className="aca-walk-count">{step === null ? 'Beginning' : `Step ${frame.number} of ${row.steps.length}`}</span>
        <h2>{step === null ? 'The record comes in' : stepTitle(step, names)}{step !== null && step.deed.type !== 'wait' && step.wait > 0 ? <small> after {formatDuration(step.wait)}</small> : null}</h2>
        {detail === '' ? null : <p>{detail}</p>}
        {step !== null && !asks && to !== undefined && to !== from ? <p>The record is now in <b>{words.names.stage(to)}</b>.</p> : null}
        {step?.refused === true && aligned?.fate.type === 'played' ? <p>Refused, on purpose: see what it says.</p> : null}
      </header>
      {says.length === 0 ? <p className="aca-walk-silent">Nothing is said here.</p> : says.map((text) => <blockquote key={text}>{text}</blockquote>)}
      <Differs player={player} />
    </section>
  );
}

function Differs({ player: { frame, asks, words, before, goPast, leaveOut, takeOver } }: { readonly player: Player }) {
  const { aligned } = frame;
  if (aligned === null) return null;
  const when = seenIn(frame.before);
  const fate = fateWords(aligned.fate, words.names, before.names, when);
  const way = wayOf(aligned);
  const both = { before: before.names, after: words.names };
  if (fate === null && aligned.changes.length === 0) return null;
  return (
    <div className="aca-walk-differs" data-bad={fate !== null || undefined}>
      {fate === null ? null : <p role="status"><IconAlertTriangle size={16} aria-hidden /> <b>{fate}</b></p>}
      {aligned.fate.type === 'refused' && aligned.fate.verdict !== null && asks ? <VerdictList node={aligned.fate.verdict.tree} names={words.names} when={when} fixer={() => null} /> : null}
      {aligned.changes.length === 0 ? null : <><p className="bt-quiet">Since the recording:</p><ul>{aligned.changes.map((change) => <li key={change.id}>{wholeChange(change, both)}</li>)}</ul></>}
      {way === null ? null : <p><b>{asks ? 'Shortest way past it: ' : 'Done to get past it: '}</b>{wayWords(way, words.names)}{way.takesStep ? ', and then this step' : `, instead of this step; the record then stands in ${quoted(words.names.stage(present(way.simulation).run?.stage ?? ''))}`}.</p>}
      {asks && way === null ? <p>{aligned.fate.type === 'gone' ? 'The walk-through goes on without it.' : 'No short way past it was found: it goes on without this step, as far as that leads.'}</p> : null}
      {asks ? <div className="bt-actions">{way === null ? null : <Button size="compact-md" onClick={goPast}>Go the shortest way</Button>}<Button size="compact-md" variant={way === null ? 'filled' : 'default'} onClick={leaveOut}>Go on without this step</Button><Button size="compact-md" variant="default" onClick={takeOver}>Try it myself</Button></div> : null}
    </div>
  );
}
