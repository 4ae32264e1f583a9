import { dueRuleOf, type ActivityOption } from '#engine/run';
import { capital, describeDue, formatMoment } from '../../ui/index.ts';
import { isDueNow } from '../record/focus.ts';
import type { RecordData } from '../record/record-data.ts';
import { FillableText } from './fillable-text.tsx';
import { howWords } from './how-words.ts';

/** What to do, when, and how: the three questions nobody should have to ask (S1, S47). */
export function WhatWhenHow({ option, data }: { readonly option: ActivityOption; readonly data: RecordData }) {
  const { activity, dueAt, channel } = option;
  const { names, when } = data;
  const moment = dueAt === null ? '' : isDueNow(dueAt, when.now) ? 'now' : formatMoment(dueAt, when);
  return (
    <dl className="work-what">
      {activity.content.instructions === '' ? null : <div data-what><dt>What</dt><dd><FillableText text={activity.content.instructions} data={data} /></dd></div>}
      <div><dt>When</dt><dd>{moment === '' ? null : <><b>{capital(moment)}</b>, </>}{describeDue(data.run === null ? activity.due : dueRuleOf(data.run, activity), names)}{activity.window ? `, between ${activity.window.from} and ${activity.window.to} in their time` : ''}</dd></div>
      <div><dt>How</dt><dd>{howWords(activity, channel)}</dd></div>
    </dl>
  );
}
