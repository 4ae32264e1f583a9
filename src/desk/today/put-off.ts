import { formatMoment, notifyProblem } from '../../ui/index.ts';
import { processOf, readRuns } from '../../storage/index.ts';
import { send } from '../record/send.ts';
import { activityById, namesOfRun } from './activity-of-run.ts';
import { midSentence } from './reason-words.ts';
import { snoozeChoices } from './snooze-choices.ts';
import type { TodayData, TodayItem } from './today-data.ts';

/** A swipe means "not today": the first of these that rhythm and time limit allow. */
const notToday: readonly string[] = ['tomorrow', 'tomorrowAfternoon', 'two', 'monday', 'week'];

/** Puts a line off to the next day it may be done, with an undo (S69). False where none of the usual moments will do: then one has to be asked for. */
export async function putOff(item: TodayItem, today: TodayData): Promise<boolean> {
  try {
    const run = (await readRuns(item.due.record)).find(({ id }) => id === item.due.run);
    if (run === undefined) return false;
    const { process } = await processOf(run.versionId);
    const activity = activityById(process, run, item.due.activity);
    if (activity === null) return false;
    const when = { now: today.now, zone: today.zone };
    const choice = snoozeChoices(process, run, activity, when).find(({ key, answer }) => notToday.includes(key) && answer.refusal === null);
    if (choice === undefined) return false;
    const ack = await send({
      record: item.due.record, run: run.id, names: namesOfRun(process, run, today.people), when, undoable: true,
      intent: { type: 'snooze', activity: activity.id, until: choice.until, reason: 'Put off on Today, not today', expect: { visit: run.visit } },
      done: `${item.title}: ${activity.name} put off to ${midSentence(formatMoment(choice.answer.at ?? choice.until, when))}`,
    });
    return !ack?.refusal;
  } catch (problem) {
    notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not put off');
    return true;
  }
}
