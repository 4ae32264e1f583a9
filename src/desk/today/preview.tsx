import { ActionIcon, Button } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { inOrder } from '#engine/kernel';
import { actLabel, channelIcon, ChannelTile, describeLock, formatClock, formatMoment, Initials, Kbd, SectionLabel, StatusPill, ToneDot } from '../../ui/index.ts';
import { describeEntry, isTold } from '../record/entry-words.ts';
import { useRecordData, type RecordData } from '../record/record-data.ts';
import { MergedText } from '../work/merged-text.tsx';
import { phoneOf } from '../work/phone-of.ts';
import { townOf } from './reason-words.ts';
import { workLink, type TodayItem } from './today-data.ts';

/** The selected record beside the list: what comes next, what to say, which ways are open, what happened last. */
export function Preview({ item, batch }: { readonly item: TodayItem; readonly batch: boolean }) {
  const data = useRecordData(item.due.record, item.due.run);
  if (!data) return <aside className="desk-preview tdy-preview" aria-label={`About ${item.title}`} />;
  const { names, when, run } = data;
  const day = run ? Math.max(1, Math.ceil((when.now - run.enteredAt) / 86_400_000)) : 0;
  return (
    <aside className="desk-preview tdy-preview" aria-label={`About ${item.title}`}>
      <div className="desk-preview-head">
        <Initials name={data.title} size={40} />
        <div><h2>{data.title}</h2><p>{data.subtitle}</p></div>
        <ActionIcon variant="default" component={Link} to={`/records/${item.due.record}?run=${item.due.run}`} aria-label={`Open ${data.title}`}><IconArrowUpRight size={16} /></ActionIcon>
      </div>
      {run ? <p className="tdy-standing"><StatusPill tone="primary">{names.stage(run.stage)}</StatusPill><span>day {day}</span><span><b>{formatClock(when.now, when.zone)}</b> {townOf(when.zone)}</span></p> : null}
      <NextActivity item={item} data={data} batch={batch} />
      <Say item={item} data={data} />
      <SectionLabel order={3}>Ways out</SectionLabel>
      <ul className="desk-ways">
        {(data.options?.outcomes ?? []).map((option) => (
          <li key={option.outcome.id}>
            <ToneDot tone={option.outcome.tone} /><span>{option.outcome.name}</span>
            <small data-open={(option.byHand && option.open) || undefined}>{option.byHand ? (option.open ? 'open' : describeLock(option.verdict)) : option.firesAt === null ? 'by itself' : formatMoment(option.firesAt, when)}</small>
          </li>
        ))}
      </ul>
      <LastEntries data={data} />
    </aside>
  );
}

function NextActivity({ item, data, batch }: { readonly item: TodayItem; readonly data: RecordData; readonly batch: boolean }) {
  const { due, activity } = item;
  const channel = due.channel ?? 'task';
  const Icon = channelIcon(channel);
  const phone = channel === 'call' || channel === 'voicemail' ? phoneOf(data)?.text : undefined;
  const email = channel === 'email' ? String(data.record.fields['email'] ?? '') : '';
  return (
    <>
      <SectionLabel order={3}>Next activity</SectionLabel>
      <div className="tdy-next"><ChannelTile channel={channel} labelled /><span><h3>{item.activityName}</h3><small>{phone ?? (email || activity?.content.instructions || item.stageName)}</small></span></div>
      <Button fullWidth component={Link} to={workLink(due, batch)} leftSection={<Icon size={16} />} rightSection={<Kbd keys={channel === 'call' ? 'C' : channel === 'email' ? 'E' : 'Enter'} />}>{actLabel(channel, 1)}</Button>
    </>
  );
}

function Say({ item, data }: { readonly item: TodayItem; readonly data: RecordData }) {
  const script = item.activity?.content.script;
  if (!script) return null;
  return (
    <>
      <SectionLabel order={3}>Say</SectionLabel>
      <p><MergedText text={script.opening} data={data} /></p>
      <ol className="desk-say">{inOrder(script.points).slice(0, 5).map((point) => <li key={point.id}>{point.text}</li>)}</ol>
    </>
  );
}

function LastEntries({ data }: { readonly data: RecordData }) {
  const { names, when } = data;
  const last = data.entries.toReversed().filter(isTold).slice(0, 4);
  return (
    <>
      <SectionLabel order={3} right={<span className="desk-zone">Times in {townOf(when.zone)}</span>}>Last entries</SectionLabel>
      <ul className="tdy-last">
        {last.map((entry) => {
          const words = describeEntry(entry, names, when);
          const note = entry.words?.note ?? '';
          return (
            <li key={entry.id}>
              <ToneDot tone={words.tone} />
              <span><b>{words.title}</b><small className="tdy-last-at">{formatMoment(entry.at, when)}</small><small>{note === '' ? words.detail : `“${note}”`}</small></span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
