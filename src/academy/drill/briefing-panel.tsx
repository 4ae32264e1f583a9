import { Button, Group } from '@mantine/core';
import { IconBulb, IconCheck, IconClockPlay, IconHeadphones } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { day, hour } from '#engine/kernel';
import { hintFor, isOver, metIn, nextMoment, present, type Hint, type HintLevel } from '#engine/rehearsal';
import { capital, formatMoment, listOr, SectionLabel, sayKey, sayValue } from '../../ui/index.ts';
import { deedWords } from './deed-words.ts';
import { lessonWords } from './lesson-words.ts';
import { answeringOn, whoWords } from './persona-words.ts';
import type { DrillAtWork } from './use-drill.ts';

/** Who the practice record is and what the drill is about. `tools` is what stands below it where there is room for a column. */
export function BriefingPanel({ work, tools = null }: { readonly work: DrillAtWork; readonly tools?: ReactNode }) {
  const { session, drill, process, names, score } = work;
  const met = metIn(session);
  return (
    <>
      <SectionLabel>Briefing</SectionLabel>
      <p>{taskWords(work)}</p>
      <p className="bt-quiet">{session.exam ? 'An exam: no hints, and this attempt counts.' : 'Practice: hints cost a few points, and you may do it again.'}</p>
      <Customer work={work} />
      <SectionLabel count={met.filter((one) => one.met).length} right={`of ${met.length}`}>To learn here</SectionLabel>
      <ul className="aca-goals">
        {met.map(({ lesson, met: done, mastered }) => (
          <li key={JSON.stringify(lesson)} data-fresh={drill.fresh.includes(lesson) || undefined}>
            <span className="bt-state-mark" data-mark={done ? 'done' : 'open'} role="img" aria-label={done ? (mastered ? 'Mastered' : 'Met') : 'Not yet'}>{done ? <IconCheck size={12} stroke={3} /> : null}</span>
            <span>{lessonWords(process, lesson, names)}{done && !mastered ? <small> met, but tried while it was locked</small> : null}</span>
          </li>
        ))}
      </ul>
      {score || session.exam ? null : <GoodCalls work={work} />}
      {tools}
    </>
  );
}

/** The same folded into one line that names the customer and how much is learnt, so that on a phone the record comes first. */
export function FoldedBriefing({ work }: { readonly work: DrillAtWork }) {
  const { session, drill } = work;
  const met = metIn(session);
  const who = whoWords(present(session.simulation).run?.record.fields ?? drill.example.fields);
  return (
    <details className="aca-folded">
      <summary><b>Briefing</b><span>{who === '' ? 'Your customer and the task' : who}</span><small className="bt-numbers">{met.filter((one) => one.met).length} of {met.length} learnt</small></summary>
      <div className="aca-side"><BriefingPanel work={work} /></div>
    </details>
  );
}

/** Help, and the way to the score. */
export function HelpPanel({ work }: { readonly work: DrillAtWork }) {
  const { session, score } = work;
  if (score) return null;
  return (
    <>
      {session.exam ? null : <Help work={work} />}
      <Button fullWidth variant={isOver(session) ? 'filled' : 'default'} onClick={work.handIn}>{isOver(session) ? 'See how it went' : 'Hand in as it is'}</Button>
    </>
  );
}

/** What is to be done in this drill, from where to where. */
function taskWords({ drill, process, names }: DrillAtWork): string {
  const { document } = process.version;
  const from = drill.stages[0];
  const to = drill.stages.at(-1);
  const way = from === undefined || to === undefined || from === to ? '' : ` It comes in at ${names.stage(from)}, and this drill can be led to ${names.stage(to)}.`;
  return `You look after one ${sayKey(document.recordType).toLowerCase()} of “${document.name}”.${way} Do what each stage asks, when it asks for it, and take a way out once its rule is met. The customer answers for themselves.`;
}

/** Who the customer is, and how likely they answer what. */
function Customer({ work: { drill, process, session, names } }: { readonly work: DrillAtWork }) {
  const fields = present(session.simulation).run?.record.fields ?? drill.example.fields;
  const who = whoWords(fields);
  const said = new Set(['contact', 'name', 'company', 'account', 'customer', 'title', 'country']);
  const facts = Object.entries(fields).filter(([key, value]) => value !== null && value !== '' && (who === '' || !said.has(key))).slice(0, 8);
  const answering = answeringOn(process.version.document, drill, session.behaviour, names);
  return (
    <>
      <SectionLabel>Your customer</SectionLabel>
      {who === '' ? null : <p><b>{who}</b></p>}
      {facts.length === 0 ? null : <dl className="aca-facts">{facts.map(([key, value]) => <div key={key}><dt>{names.field(key)}</dt><dd>{typeof value === 'string' ? <Breaking text={value} /> : sayValue(value)}</dd></div>)}</dl>}
      {answering.length === 0 ? null : (
        <details className="aca-chances">
          <summary>How they are likely to answer</summary>
          <ul>{answering.map(({ activity, name, answers, isKnown }) => <li key={activity}><b>{name}</b><span>{isKnown ? answers.map((answer) => `${answer.name.toLowerCase()} ${answer.words}`).join(', ') : `${listOr(answers.map((answer) => answer.name.toLowerCase()))}, as likely one as another`}</span></li>)}</ul>
          <p className="bt-quiet">{answering.some(({ isKnown }) => isKnown) ? 'As real customers of this blueprint answered lately. Where the drill needs an answer, it comes.' : 'Nobody real has answered yet, so every answer is as likely as the others. Where the drill needs one, it comes.'}</p>
        </details>
      )}
    </>
  );
}

/** An address that is too long for its column goes on after the @. */
function Breaking({ text }: { readonly text: string }) {
  const at = text.indexOf('@') + 1;
  return at === 0 ? text : <>{text.slice(0, at)}<wbr />{text.slice(at)}</>;
}

/** Where good calls about this stage can be heard. */
function GoodCalls({ work: { process, session } }: { readonly work: DrillAtWork }) {
  const stage = present(session.simulation).run?.stage;
  if (stage === undefined) return null;
  return <Button component={Link} to={`/learn/library?blueprint=${process.version.blueprint}&stage=${stage}`} fullWidth size="compact-md" variant="subtle" leftSection={<IconHeadphones size={16} aria-hidden />}>Listen to a good call</Button>;
}

/** Time moves only when the trainee turns it: by an hour, by a day, or to where something is expected. */
export function Clock({ work: { session, when, turnTo } }: { readonly work: DrillAtWork }) {
  const next = nextMoment(session.simulation, { roles: [] });
  return (
    <Group gap={6} role="group" aria-label="The clock is yours">
      <Button size="compact-sm" variant="default" onClick={() => turnTo(when.now + hour)}>+ 1 hour</Button>
      <Button size="compact-sm" variant="default" onClick={() => turnTo(when.now + day)}>+ 1 day</Button>
      {next === null ? null : <Button size="compact-sm" variant="light" leftSection={<IconClockPlay size={14} aria-hidden />} onClick={() => turnTo(next)}>To {formatMoment(next, when)}</Button>}
    </Group>
  );
}

const levels: readonly { readonly level: HintLevel; readonly label: string }[] = [{ level: 1, label: 'What is missing?' }, { level: 2, label: 'What helps?' }, { level: 3, label: 'Exactly what?' }];

function Help({ work }: { readonly work: DrillAtWork }) {
  const [told, setTold] = useState<{ readonly row: number; readonly words: string } | null>(null);
  const ask = (level: HintLevel) => {
    const answer = hintFor(work.session, level);
    setTold({ row: work.session.simulation.position, words: answer === null ? 'Nothing more helps here: hand it in.' : hintWords(answer.hint, work) });
    if (answer) work.hint(level);
  };
  return (
    <>
      <SectionLabel>Stuck?</SectionLabel>
      <Group gap={6}>{levels.map(({ level, label }) => <Button key={level} size="compact-sm" variant="subtle" leftSection={<IconBulb size={14} aria-hidden />} onClick={() => ask(level)}>{label}</Button>)}</Group>
      {told === null || told.row !== work.session.simulation.position ? null : <p className="aca-hint" role="status">{told.words}</p>}
    </>
  );
}

function hintWords(hint: Hint, { process, names, when }: DrillAtWork): string {
  if (hint.level === 1) return `Still to learn: ${lessonWords(process, hint.goal, names)}.`;
  if (hint.level === 2) {
    if (hint.suggestion === 'wait') return 'Time helps now: turn the clock.';
    if (hint.activity !== null) return `Look at “${names.activity(hint.activity)}”.`;
    return hint.outcome === null ? 'Somebody has to answer or fill something in.' : `A way out is open: look at “${names.outcome(hint.outcome)}”.`;
  }
  return hint.suggestion.type === 'wait' ? `Turn the clock to ${formatMoment(hint.suggestion.until, when)}.` : `${capital(deedWords(hint.suggestion.deed, names))}.`;
}
