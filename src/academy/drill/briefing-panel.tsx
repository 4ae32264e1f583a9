import { Button, Group } from '@mantine/core';
import { IconBulb, IconCheck, IconClockPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { day, hour } from '#engine/kernel';
import { hintFor, isOver, metIn, nextMoment, present, type Hint, type HintLevel } from '#engine/rehearsal';
import { capital, formatMoment, SectionLabel, sayValue } from '../../ui/index.ts';
import { deedWords } from './deed-words.ts';
import { lessonWords } from './lesson-words.ts';
import type { DrillAtWork } from './use-drill.ts';

/** Who the practice record is, what the drill is about, the clock, and help. */
export function BriefingPanel({ work }: { readonly work: DrillAtWork }) {
  const { session, drill, process, names, score } = work;
  const met = metIn(session);
  const { run } = present(session.simulation);
  const fields = Object.entries(run?.record.fields ?? {}).filter(([, value]) => value !== null && value !== '').slice(0, 8);
  return (
    <>
      <SectionLabel>Briefing</SectionLabel>
      <p>You look after this {process.version.document.recordType}. Do what the stage asks, when it asks for it; the customer answers for themselves. {session.exam ? 'This is an exam: no hints, and it counts once.' : 'Hints cost a few points.'}</p>
      <dl className="aca-facts">{fields.map(([key, value]) => <div key={key}><dt>{names.field(key)}</dt><dd>{sayValue(value)}</dd></div>)}</dl>
      <SectionLabel count={met.filter((one) => one.met).length} right={`of ${met.length}`}>To learn here</SectionLabel>
      <ul className="aca-goals">
        {met.map(({ lesson, met: done, mastered }) => (
          <li key={JSON.stringify(lesson)} data-fresh={drill.fresh.includes(lesson) || undefined}>
            <span className="bt-state-mark" data-mark={done ? 'done' : 'open'} role="img" aria-label={done ? (mastered ? 'Mastered' : 'Met') : 'Not yet'}>{done ? <IconCheck size={12} stroke={3} /> : null}</span>
            <span>{lessonWords(process, lesson, names)}{done && !mastered ? <small> met, but tried while it was locked</small> : null}</span>
          </li>
        ))}
      </ul>
      {score ? null : <Clock work={work} />}
      {score || session.exam ? null : <Help work={work} />}
      {score ? null : <Button fullWidth variant={isOver(session) ? 'filled' : 'default'} onClick={work.handIn}>{isOver(session) ? 'See how it went' : 'Hand in as it is'}</Button>}
    </>
  );
}

function Clock({ work: { session, when, turnTo } }: { readonly work: DrillAtWork }) {
  const next = nextMoment(session.simulation, { roles: [] });
  return (
    <>
      <SectionLabel>The clock is yours</SectionLabel>
      <Group gap={6}>
        <Button size="compact-sm" variant="default" onClick={() => turnTo(when.now + hour)}>+ 1 hour</Button>
        <Button size="compact-sm" variant="default" onClick={() => turnTo(when.now + day)}>+ 1 day</Button>
        {next === null ? null : <Button size="compact-sm" variant="light" leftSection={<IconClockPlay size={14} aria-hidden />} onClick={() => turnTo(next)}>To {formatMoment(next, when)}</Button>}
      </Group>
    </>
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
