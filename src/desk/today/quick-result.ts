import { inOrder } from '#engine/kernel';
import type { Ack } from '../../storage/index.ts';
import { createNames, type Names } from '../../ui/index.ts';
import { send } from '../record/send.ts';
import type { TodayData, TodayItem } from './today-data.ts';

/** The results of a line's activity, as the number keys give them. */
export function resultsOf(item: TodayItem): readonly { readonly id: string; readonly name: string }[] {
  return inOrder(item.activity?.results ?? {}).slice(0, 9).map(({ key, name }) => ({ id: key, name }));
}

/**
 * Says by a number key how the selected activity ended. What it asks for beside the result (a form, evidence, a tick) is
 * given on the record: the answer is then the refusal; null when there is no such result.
 */
export async function giveResult(item: TodayItem, number: number, today: TodayData): Promise<Ack | null> {
  const result = resultsOf(item)[number - 1];
  // a row's key ends with the stay it belongs to
  const visit = Number(item.due.key.split(':').at(-1));
  if (result === undefined || item.activity === undefined || !Number.isInteger(visit)) return null;
  return send({
    record: item.due.record, run: item.due.run, names: namesOfItem(item, today), when: { now: today.now, zone: today.zone }, undoable: true,
    intent: { type: 'complete', activity: item.activity.id, result: result.id, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], ...(item.busy === null ? {} : { variant: item.busy.variant.id }), expect: { visit } },
    done: `${item.title}: ${item.activityName}, ${result.name}`,
  });
}

/** What things are called on a line: the drawing's words, and its own activity's also where that was added to the run. */
export function namesOfItem({ line, activity, activityName }: TodayItem, { people }: TodayData): Names {
  const names = createNames({ blueprint: line.document, people });
  return { ...names, activity: (id) => (id === activity?.id ? activityName : names.activity(id)) };
}
