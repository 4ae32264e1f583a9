import { ActionIcon } from '@mantine/core';
import { Link } from 'react-router';
import { IconArrowDownLeft, IconArrowUpRight, IconX } from '@tabler/icons-react';
import { useRecordsByIds, useRecordTypes, type RecordRow, type RecordTypeRow } from '../../storage/index.ts';
import { describeRefusal, formatDate, formatMoment, notifyDone, notifyProblem, SectionLabel, StatusPill } from '../../ui/index.ts';
import { LinkButton, nameOf } from './link-dialog.tsx';
import { messagesOf } from './messages.ts';
import type { RecordData } from './record-data.ts';
import { relationTo, relationWords } from './relation-words.ts';
import { send } from './send.ts';

/** The runs of this record and the records of the same story, with what was told from one to the other (S36). */
export function LinkedPanel({ data, onRun }: { readonly data: RecordData; readonly onRun: (run: string) => void }) {
  const links = data.record.links ?? [];
  const linked = useRecordsByIds(links);
  const types = useRecordTypes();
  return (
    <>
      <section aria-label="Linked records" className="desk-linked">
        <SectionLabel count={links.length} right={<LinkButton data={data} />}>Linked records</SectionLabel>
        {links.length === 0 ? <p className="desk-nothing">None. One appears when an outcome makes it, such as an order from a deal, or when you link it.</p> : (
          <ul>{links.map((id) => {
            const row = linked.get(id);
            return row ? <LinkedRow key={id} row={row} type={types?.find((type) => type.key === row.type)} data={data} /> : null;
          })}</ul>
        )}
        <Travelled data={data} />
      </section>
      <Runs data={data} onRun={onRun} />
    </>
  );
}

function LinkedRow({ row, type, data }: { readonly row: RecordRow; readonly type: RecordTypeRow | undefined; readonly data: RecordData }) {
  const { record, names, when, entries } = data;
  const stages = row.standing.flatMap((place) => {
    const [blueprint = '', stage = ''] = place.split('/');
    const name = names.stageIn(blueprint, stage);
    return name === undefined ? [] : [name];
  });
  const relation = relationTo(row.id, entries);
  const name = nameOf(row, type);
  const again = () => void send({ record: record.id, run: null, names, when, intent: { type: 'link', record: row.id, relation }, done: `Linked to ${name} again` });
  const part = async () => {
    const ack = await send({ record: record.id, run: null, names, when, intent: { type: 'unlink', record: row.id } });
    if (ack?.ok) notifyDone({ message: `Link to ${name} removed`, undo: again });
    else if (ack?.refusal) notifyProblem(describeRefusal(ack.refusal, names, when));
  };
  return (
    <li>
      <Link to={`/records/${row.id}`}>{name}</Link><small>{[type?.name, relationWords[relation]].filter(Boolean).join(' · ')}</small>
      {stages.length === 0 ? <StatusPill>in no blueprint</StatusPill> : stages.map((stage) => <StatusPill key={stage} tone="primary" dot>{stage}</StatusPill>)}
      <ActionIcon className="desk-unlink" size="sm" variant="subtle" color="gray" aria-label={`Remove the link to ${name}`} onClick={() => void part()}><IconX size={14} /></ActionIcon>
    </li>
  );
}

function Travelled({ data }: { readonly data: RecordData }) {
  const lines = data.entries.flatMap((entry) => messagesOf(entry, data).map((message) => ({ entry, message }))).toReversed();
  if (lines.length === 0) return null;
  return (
    <>
      <SectionLabel order={3} count={lines.length}>What was passed on</SectionLabel>
      <ul className="desk-travelled">
        {lines.slice(0, 20).map(({ entry, message }) => (
          <li key={`${entry.id} ${message.title}`} data-way={message.way}>
            {message.way === 'sent' ? <IconArrowUpRight size={14} aria-label="Sent" /> : <IconArrowDownLeft size={14} aria-label="Received" />}
            <a href={`#entry-${entry.id}`}>{message.title}</a>
            <small>{formatMoment(entry.at, data.when)}{message.carried.length === 0 ? '' : ` · ${message.carried.map(({ name, value }) => `${name}: ${value}`).join(', ')}`}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Runs({ data, onRun }: { readonly data: RecordData; readonly onRun: (run: string) => void }) {
  const { runs, run: shown, names, when } = data;
  return (
    <section aria-label="Runs" className="desk-linked">
      <SectionLabel count={runs.length}>Blueprints it walked</SectionLabel>
      {runs.length === 0 ? <p className="desk-nothing">None yet.</p> : (
        <ul>
          {runs.map((run) => (
            <li key={run.id} aria-current={run.id === shown?.id || undefined}>
              <button type="button" className="desk-link" onClick={() => onRun(run.id)}>{names.blueprint(run.blueprint)}</button>
              <small>{run.endedAt === null ? `since ${formatDate(run.startedAt, when.zone)}` : `${formatDate(run.startedAt, when.zone)} to ${formatDate(run.endedAt, when.zone)}`}, {run.done.length} done</small>
              <StatusPill tone={run.status === 'running' ? 'primary' : 'neutral'} dot>{run.status === 'exited' ? 'Taken out' : run.status === 'ended' ? `Ended: ${names.stageIn(run.blueprint, run.stage) ?? names.stage(run.stage)}` : names.stageIn(run.blueprint, run.stage) ?? names.stage(run.stage)}</StatusPill>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
