import { useState } from 'react';
import { Alert, Button, Modal, Textarea } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { atCivil } from '#engine/calendar';
import { judgeSnooze, type Run } from '#engine/run';
import type { Process } from '#engine/compile';
import type { Activity } from '#engine/blueprint';
import { describeRefusal, formatMoment, type Names } from '../../ui/index.ts';
import { useProcess, useRuns } from '../../storage/index.ts';
import { send } from '../record/send.ts';
import { activityById, namesOfRun } from './activity-of-run.ts';
import { midSentence } from './reason-words.ts';
import { snoozeChoices, type SnoozeChoice } from './snooze-choices.ts';
import type { TodayData, TodayItem } from './today-data.ts';

interface DialogProps {
  readonly item: TodayItem;
  readonly today: TodayData;
  readonly onClose: () => void;
}

/** Puts a line off: usual moments, each checked against the rhythm first, or one of one's own; with the reason (S69). */
export function SnoozeDialog({ item, today, onClose }: DialogProps) {
  const runs = useRuns(item.due.record);
  const run = runs?.find(({ id }) => id === item.due.run);
  const process = useProcess(run?.versionId ?? '');
  const activity = process && run ? activityById(process, run, item.due.activity) : null;
  if (!run || !process || !activity) return null;
  return (
    <Modal opened onClose={onClose} title={`Later: ${item.activityName}, ${item.title}`} size="md" closeButtonProps={{ 'aria-label': 'Close' }}>
      <SnoozeForm run={run} process={process} activity={activity} item={item} today={today} onClose={onClose} />
    </Modal>
  );
}

function SnoozeForm({ run, process, activity, item, today, onClose }: DialogProps & { readonly run: Run; readonly process: Process; readonly activity: Activity }) {
  const seen = { now: today.now, zone: today.zone };
  const [reason, setReason] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const [own, setOwn] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const names = namesOfRun(process, run, today.people);
  const choices = snoozeChoices(process, run, activity, seen);
  const chosen = picked === 'own' ? ownChoice(own, { run, process, activity, today }) : choices.find(({ key }) => key === picked) ?? null;
  // one reason for all of them is told once
  const reasons = new Set(choices.map(({ answer }) => (answer.refusal === null ? null : describeRefusal(answer.refusal, names, seen))));
  const barred = reasons.size === 1 ? [...reasons][0] ?? null : null;
  const say = async () => {
    if (chosen === null) return setProblem('Choose until when.');
    if (reason.trim() === '') return setProblem('Say why, so that the timeline can tell.');
    const ack = await send({
      record: item.due.record, run: item.due.run, names, when: seen, undoable: true,
      intent: { type: 'snooze', activity: activity.id, until: chosen.until, reason: reason.trim(), expect: { visit: run.visit } },
      done: `${activity.name} put off to ${midSentence(formatMoment(chosen.answer.at ?? chosen.until, seen))}`,
    });
    if (ack?.ok) onClose();
    else if (ack?.refusal) setProblem(describeRefusal(ack.refusal, names, seen));
  };
  return (
    <form className="tdy-snooze" onSubmit={(event) => { event.preventDefault(); void say(); }}>
      <fieldset>
        <legend>Until</legend>
        {barred === null ? null : <Alert color="orange">{barred}</Alert>}
        {choices.map((choice, index) => <Choice key={choice.key} choice={choice} told={barred !== null} first={index === 0} names={names} seen={seen} zone={item.due.zone} picked={picked === choice.key} onPick={() => { setPicked(choice.key); setProblem(null); }} />)}
        <label className="tdy-choice" data-picked={picked === 'own' || undefined}>
          <input type="radio" name="until" checked={picked === 'own'} onChange={() => setPicked('own')} />
          <DateTimePicker size="xs" aria-label="Another moment" placeholder="Another moment" value={own} valueFormat="ddd D MMM, HH:mm" onFocus={() => setPicked('own')} onChange={(value) => { setOwn(value); setPicked('own'); setProblem(null); }} />
          {picked === 'own' && chosen?.answer.refusal ? <small>{describeRefusal(chosen.answer.refusal, names, seen)}</small> : null}
        </label>
      </fieldset>
      <Textarea label="Reason" placeholder="Asked me to call after the board meeting" autosize minRows={1} maxRows={4} maxLength={2000} value={reason} error={problem} onChange={(event) => { setReason(event.currentTarget.value); setProblem(null); }} />
      <footer><Button variant="default" onClick={onClose}>Cancel</Button><Button type="submit" disabled={chosen?.answer.refusal !== null && chosen !== null}>Put off</Button></footer>
    </form>
  );
}

function Choice({ choice, told, first, names, seen, zone, picked, onPick }: { readonly choice: SnoozeChoice; readonly told: boolean; readonly first: boolean; readonly names: Names; readonly seen: { readonly now: number; readonly zone: string }; readonly zone: string | undefined; readonly picked: boolean; readonly onPick: () => void }) {
  const { answer, until } = choice;
  const at = answer.at ?? until;
  return (
    <label className="tdy-choice" data-picked={picked || undefined} data-refused={answer.refusal !== null || undefined}>
      <input type="radio" name="until" checked={picked} disabled={answer.refusal !== null} data-autofocus={first || undefined} onChange={onPick} />
      <span>{choice.label}</span>
      <b>{formatMoment(at, seen)}</b>
      {answer.refusal ? (told ? null : <small>{describeRefusal(answer.refusal, names, seen)}</small>) : at !== until ? <small>Moved from {midSentence(formatMoment(until, seen))} into the hours{zone === undefined ? '' : ' of the record'}.</small> : null}
    </label>
  );
}

/** The moment somebody typed, as the engine sees it. It is meant in their own zone. */
function ownChoice(text: string | null, { run, process, activity, today }: { readonly run: Run; readonly process: Process; readonly activity: Activity; readonly today: TodayData }): SnoozeChoice | null {
  const [date, time] = (text ?? '').split(' ');
  if (date === undefined || time === undefined) return null;
  const until = atCivil(date, time.slice(0, 5), today.zone);
  return { key: 'own', label: 'Another moment', until, answer: judgeSnooze(process, run, activity, { until, at: today.now }) };
}
