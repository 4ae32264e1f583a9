import { Button, Group } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { gateOf } from '#engine/run';
import type { Mistake, Score } from '#engine/rehearsal';
import { capital, describeDue, describeGate, describeRefusal, formatCount, formatNumber, listAnd, MeterBar, quoted, SectionLabel, VerdictList } from '../../ui/index.ts';
import { lessonWords, rubricWords } from './lesson-words.ts';
import type { DrillAtWork } from './use-drill.ts';

/** How an attempt went: points by the rubric, what was learned, and every mistake with the rule and the sentence that explains it. */
export function ScoreCard({ work, score }: { readonly work: DrillAtWork; readonly score: Score }) {
  const { process, names, session, passed, attempt } = work;
  return (
    <section className="bt-card aca-score" aria-label="How it went">
      <header>
        <b className="aca-total" data-passed={passed || undefined}>{score.total}</b>
        <div><h2>{passed ? 'Passed' : 'Not passed yet'}</h2><p>{verdictWords(work, score)}</p></div>
      </header>
      <ul className="aca-parts">
        {score.parts.map(({ part, share, good, all }) => (
          <li key={part}><span><b>{rubricWords[part].name}</b><small>{rubricWords[part].asks}</small></span>{share === null ? <span className="bt-quiet">not asked here</span> : <span><MeterBar value={share} max={1} width={72} tone={share === 1 ? 'positive' : 'time'} /> {formatNumber(good)} of {formatNumber(all)}</span>}</li>
        ))}
      </ul>
      <SectionLabel order={3} count={score.mistakes.length}>To do better</SectionLabel>
      {score.mistakes.length === 0 ? <p className="aca-none">{score.lessons.some(({ met }) => met) ? 'Nothing. Every step was the one the process asks for.' : 'Nothing went wrong, but it was handed in before what there is to learn was done.'}</p> : <ol className="aca-mistakes">{score.mistakes.map((mistake) => <MistakeItem key={`${mistake.row}/${mistake.part}/${mistake.detail.type}`} mistake={mistake} work={work} />)}</ol>}
      <SectionLabel order={3} count={score.lessons.filter(({ mastered }) => mastered).length} right={`of ${score.lessons.length} mastered`}>What was learned</SectionLabel>
      <ul className="aca-goals">{score.lessons.map(({ lesson, met, mastered }) => <li key={JSON.stringify(lesson)}><span className="bt-state-mark" data-mark={mastered ? 'done' : 'open'} role="img" aria-label={mastered ? 'Mastered' : met ? 'Met' : 'Not met'}>{mastered ? <IconCheck size={12} stroke={3} /> : met ? null : <IconX size={11} />}</span><span>{lessonWords(process, lesson, names)}</span></li>)}</ul>
      <Group mt="md">{session.exam && passed && attempt ? <Button component={Link} to={`/learn/certificates/${attempt.id}`}>Certificate</Button> : null}<Button component={Link} to={`/learn/${process.version.blueprint}`} variant={session.exam && passed ? 'default' : 'filled'}>All drills</Button>{session.exam && passed ? null : <Button variant="default" onClick={work.again}>{session.exam ? 'Try the exam again' : 'Do it again'}</Button>}</Group>
    </section>
  );
}

function verdictWords({ passed, mark, session }: DrillAtWork, score: Score): string {
  const hints = score.hints > 0 ? ` Hints cost ${score.hints} points.` : '';
  const met = score.lessons.every((lesson) => lesson.met);
  if (passed) return `${session.exam ? `The pass mark is ${mark}. ` : ''}Everything there was to learn here was met.${hints}`;
  if (score.total < mark) return `It takes ${mark} of 100 points${met ? '' : ' and every lesson'}.${hints}`;
  return `Something there was to learn here was not met.${hints}`;
}

function MistakeItem({ mistake, work }: { readonly mistake: Mistake; readonly work: DrillAtWork }) {
  const { names, when } = work;
  const { detail, refusal, verdict, sentence } = mistake;
  const rule = ruleWords(mistake, work);
  return (
    <li>
      <b>{capital(whatWords(mistake, names))}</b>
      {refusal === null ? null : <p>{describeRefusal(refusal, names, when)}</p>}
      {rule === null ? null : <p className="aca-sentence">The rule: {rule}</p>}
      {verdict === null ? null : <VerdictList node={verdict.tree} names={names} when={when} fixer={() => null} />}
      {sentence === '' ? null : <p className="aca-sentence">{detail.type === 'banned' ? 'Say instead: ' : detail.type === 'pointsMissed' ? 'The script: ' : 'The playbook: '}{quoted(sentence)}</p>}
    </li>
  );
}

/** What the drawing asks at this place, as a sentence: the gate somebody ran against, or when the work was due. */
function ruleWords({ detail, activity, outcome, row }: Mistake, { process, session, names }: DrillAtWork): string | null {
  const { document } = process.version;
  const at = session.simulation.log[row - 1]?.run?.stage;
  const stage = at === undefined ? undefined : document.stages[at];
  if (detail.type === 'refused') {
    const way = outcome === null ? undefined : document.outcomes[outcome];
    return stage === undefined || way === undefined ? null : `${quoted(names.outcome(way.id))} opens with this. ${describeGate(gateOf(stage, way), names)}.`;
  }
  const due = activity === null ? undefined : document.activities[activity]?.due;
  if (detail.type !== 'late' || due === undefined || activity === null) return null;
  return `${quoted(names.activity(activity))} is due ${describeDue(due, names)}.`;
}

function whatWords({ detail, activity, outcome, part }: Mistake, names: DrillAtWork['names']): string {
  const where = activity === null ? '' : ` in “${names.activity(activity)}”`;
  switch (detail.type) {
    case 'refused':
      return outcome === null ? `tried before it could be done${where}` : `“${names.outcome(outcome)}” tried while it was locked`;
    case 'late':
      return `${formatCount(detail.hours, 'hour')} late${where}`;
    case 'pointsMissed':
      return `${formatCount(detail.points.length, 'talking point')} left out${where}`;
    case 'banned':
      return `said ${listAnd(detail.phrases.map((phrase) => `“${phrase}”`))}${where}`;
    case 'thin':
      return `${part === 'evidence' ? 'evidence' : 'a note'} nobody else could use${where}`;
  }
}
