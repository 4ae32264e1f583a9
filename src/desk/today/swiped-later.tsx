import { useEffect, useRef } from 'react';
import { createNames, formatMoment, notifyProblem } from '../../ui/index.ts';
import { useProcess, useRuns } from '../../storage/index.ts';
import { send } from '../record/send.ts';
import { activityById } from './activity-of-run.ts';
import { midSentence } from './reason-words.ts';
import { snoozeChoices } from './snooze-choices.ts';
import type { TodayData, TodayItem } from './today-data.ts';

/** A swipe means "not today": the first of these that rhythm and time limit allow. */
const notToday: readonly string[] = ['tomorrow', 'tomorrowAfternoon', 'two', 'monday', 'week'];

/** Puts a swiped line off to the next day it may be done, with an undo; asks for a moment where none of the usual ones will do (S69). */
export function SwipedLater({ item, today, onAsk, onDone }: {
  readonly item: TodayItem;
  readonly today: TodayData;
  readonly onAsk: () => void;
  readonly onDone: () => void;
}) {
  const runs = useRuns(item.due.record);
  const run = runs?.find(({ id }) => id === item.due.run);
  const process = useProcess(run?.versionId ?? '');
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !run || !process) return;
    begun.current = true;
    const activity = activityById(process, run, item.due.activity);
    const when = { now: today.now, zone: today.zone };
    const choice = activity === null ? undefined : snoozeChoices(process, run, activity, when).find(({ key, answer }) => notToday.includes(key) && answer.refusal === null);
    if (activity === null || choice === undefined) {
      onDone();
      onAsk();
      return;
    }
    const names = createNames({ blueprint: process.version.document, people: today.people });
    void send({
      record: item.due.record, run: run.id, names, when, undoable: true,
      intent: { type: 'snooze', activity: activity.id, until: choice.until, reason: 'Put off on Today, not today', expect: { visit: run.visit } },
      done: `${item.title}: ${activity.name} put off to ${midSentence(formatMoment(choice.answer.at ?? choice.until, when))}`,
    }).then((ack) => {
      onDone();
      if (ack?.refusal) onAsk();
    }, (problem: unknown) => {
      onDone();
      notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not put off');
    });
  });
  return null;
}
