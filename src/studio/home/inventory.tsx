import './inventory.css';
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { setProcessFacts, usePeople, useRecordTypes } from '../../storage/index.ts';
import { announce, formatAgo, formatNumber, notifyProblem } from '../../ui/index.ts';
import type { Edit } from '#engine/blueprint';
import { CardStatus } from './blueprint-card.tsx';
import type { BlueprintFacts } from './blueprint-facts.ts';
import { purposeOf, sortedRows, withPurpose, type InventoryRow, type SortKey, type Sorting } from './inventory-sort.ts';
import { editProcess } from './process-edit.ts';
import { QuietInput } from './quiet-input.tsx';

const columns: readonly { readonly key: SortKey; readonly title: string; readonly number?: true }[] = [
  { key: 'name', title: 'Process' }, { key: 'purpose', title: 'Purpose' }, { key: 'type', title: 'Record type' }, { key: 'owner', title: 'Owner' }, { key: 'state', title: 'State' },
  { key: 'records', title: 'Records', number: true }, { key: 'overdue', title: 'Late', number: true }, { key: 'stages', title: 'Stages', number: true }, { key: 'changed', title: 'Last change' }, { key: 'review', title: 'Next review' },
];

/** All processes written down, a line each: what for, whose, how it stands, when it is looked over next (S39). */
export function Inventory({ list }: { readonly list: readonly BlueprintFacts[] }) {
  const people = usePeople();
  const types = useRecordTypes();
  const [sorting, setSorting] = useState<Sorting>({ by: 'name', down: false });
  const [now] = useState(() => Date.now());
  const rows = useMemo(() => sortedRows(list.map((facts): InventoryRow => ({
    facts, stages: Object.keys(facts.row.draft.stages).length,
    owner: people.find(({ id }) => id === facts.row.owner)?.name ?? 'Somebody who left',
    type: types?.find(({ key }) => key === facts.row.draft.recordType)?.name ?? 'Unknown record type',
  })), sorting), [list, people, types, sorting]);
  const sort = (by: SortKey) => {
    const down = sorting.by === by ? !sorting.down : by === 'records' || by === 'overdue' || by === 'changed';
    setSorting({ by, down });
    announce(`Sorted by ${columns.find(({ key }) => key === by)?.title ?? by}, ${down ? 'descending' : 'ascending'}`);
  };
  return (
    <div className="bt-card bt-inventory" role="region" aria-label="Processes" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ key, title, number }) => (
              <th key={key} scope="col" data-number={number} aria-sort={sorting.by === key ? (sorting.down ? 'descending' : 'ascending') : undefined}>
                <UnstyledButton onClick={() => sort(key)}>{title}{sorting.by === key && (sorting.down ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}</UnstyledButton>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((row) => <ProcessLine key={row.facts.row.id} row={row} people={people} now={now} />)}</tbody>
      </table>
    </div>
  );
}

function ProcessLine({ row: { facts, owner, type, stages }, people, now }: { readonly row: InventoryRow; readonly people: readonly { readonly id: string; readonly name: string }[]; readonly now: number }) {
  const { row, status, records, overdue } = facts;
  const { draft } = row;
  const name = draft.name || 'Without a name';
  const edit = (change: Edit) => {
    void editProcess(row, change, Date.now()).then((answer) => {
      if (answer === 'kept') announce('Saved');
      else notifyProblem(answer === 'refused' ? 'That cannot be written here.' : `“${name}” was changed elsewhere meanwhile. Look at it and try again.`);
    }).catch(() => notifyProblem('The change could not be saved.'));
  };
  const note = (part: Parameters<typeof setProcessFacts>[1]) => void setProcessFacts(row.id, part).then(() => announce('Saved')).catch(() => notifyProblem('The change could not be saved.'));
  const isLate = row.reviewAt !== undefined && row.reviewAt < now;
  return (
    <tr>
      <th scope="row">
        <div className="bt-inventory-name">
          <QuietInput label={`Name of ${name}`} value={draft.name} required onCommit={(value) => edit({ type: 'setField', path: ['name'], value })} />
          <Link to={`/blueprints/${row.id}`} aria-label={`Open ${name}`}>Open</Link>
        </div>
      </th>
      <td><QuietInput label={`Purpose of ${name}`} placeholder="What is it for?" value={purposeOf(draft.description)} onCommit={(value) => edit({ type: 'setField', path: ['description'], value: withPurpose(draft.description, value) })} /></td>
      <td>{type}</td>
      <td>
        <select className="bt-quiet-input" aria-label={`Owner of ${name}`} value={row.owner} onChange={(event) => note({ owner: event.currentTarget.value })}>
          {!people.some(({ id }) => id === row.owner) && <option value={row.owner}>{owner}</option>}
          {people.map((person) => <option key={person.id} value={person.id}>{person.name}</option>)}
        </select>
      </td>
      <td><CardStatus status={status} number={null} /></td>
      <td data-number>{formatNumber(records)}</td>
      <td data-number data-late={overdue > 0 || undefined}>{formatNumber(overdue)}</td>
      <td data-number>{stages}</td>
      <td>{formatAgo(row.updatedAt, now)}</td>
      <td>
        <span className="bt-inventory-review" data-late={isLate || undefined}>
          <input type="date" className="bt-quiet-input" data-empty={row.reviewAt === undefined || undefined} aria-label={`Next review of ${name}`} value={row.reviewAt === undefined ? '' : dayOf(row.reviewAt)} onChange={(event) => note({ reviewAt: event.currentTarget.value === '' ? null : Date.parse(`${event.currentTarget.value}T12:00`) })} />
          {isLate && <b>late</b>}
        </span>
      </td>
    </tr>
  );
}

/** A moment as the civil day of this browser, as a date field wants it. */
function dayOf(at: number): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}
