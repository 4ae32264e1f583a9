import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { inOrder } from '#engine/kernel';
import { capital, describeLock, formatMoment, Initials, SectionLabel, StatusPill, ToneDot } from '../../ui/index.ts';
import { describeEntry, isTold } from '../record/entry-words.ts';
import { MergedText } from '../work/merged-text.tsx';
import { useRecordData } from '../record/record-data.ts';
import { whyMoved } from '../work/rhythm-note.tsx';
import { workLink, type TodayItem } from './today-data.ts';

/** The selected record beside the list: what comes next, what to say, which ways are open, what happened last. */
export function Preview({ item }: { readonly item: TodayItem }) {
  const data = useRecordData(item.due.record, item.due.run);
  if (!data) return null;
  const { names, when, options: living } = data;
  const points = inOrder(item.activity?.content.script?.points ?? {});
  const last = [...data.entries].reverse().filter(isTold).slice(0, 4);
  return (
    <aside className="desk-preview" aria-label={`About ${item.title}`}>
      <div className="desk-preview-head">
        <Initials name={data.title} size={40} />
        <div><h2>{data.title}</h2><p>{data.subtitle}</p></div>
      </div>
      {data.run ? <p><StatusPill tone="primary" dot>{names.stage(data.run.stage)}</StatusPill></p> : null}
      <SectionLabel order={3}>Next activity</SectionLabel>
      <h3>{item.activityName}</h3>
      {item.activity?.content.instructions ? <p>{item.activity.content.instructions}</p> : null}
      {item.remark === '' && item.due.slidFrom === undefined ? null : <p className="desk-when">{capital(item.remark)}{whyMoved(item.due.reasons ?? [])}.</p>}
      <Button fullWidth mt="sm" component={Link} to={workLink(item)}>Open</Button>
      {item.activity?.content.script ? (
        <>
          <SectionLabel order={3}>Say</SectionLabel>
          <p><MergedText text={item.activity.content.script.opening} data={data} /></p>
          <ol className="desk-say">{points.map((point) => <li key={point.id}>{point.text}</li>)}</ol>
        </>
      ) : null}
      <SectionLabel order={3}>Ways out</SectionLabel>
      <ul className="desk-ways">
        {(living?.outcomes ?? []).map((option) => (
          <li key={option.outcome.id}>
            <ToneDot tone={option.outcome.tone} /><span>{option.outcome.name}</span>
            <small data-open={option.open || undefined}>{option.byHand ? (option.open ? 'open' : describeLock(option.verdict)) : option.firesAt === null ? 'by itself' : formatMoment(option.firesAt, when)}</small>
          </li>
        ))}
      </ul>
      <SectionLabel order={3}>Last entries</SectionLabel>
      <ul className="desk-ways">
        {last.map((entry) => {
          const words = describeEntry(entry, names, when);
          return <li key={entry.id}><ToneDot tone={words.tone} /><span>{words.title}</span><small>{formatMoment(entry.at, when)}</small></li>;
        })}
      </ul>
    </aside>
  );
}
