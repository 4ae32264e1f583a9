import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { Checkbox, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconBellOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { touchChannels, type Field, type Fields, type RecordType } from '#engine/blueprint';
import { optedOutOf } from '#engine/run';
import { usePeople, useRecordsByIds, type RecordListSort, type RecordRow } from '../../storage/index.ts';
import { channelLabel, formatAgo, Initials, listOr, StatusPill, VirtualList } from '../../ui/index.ts';
import { fieldText, isNumeric } from '../fields/field-text.ts';
import { useMinute } from './use-minute.ts';
import type { Places } from './use-places.ts';

const rowHeight = 44;
/** Rows are read two blocks at a time, of which a window never needs more: a small scroll asks for nothing new, a long one reads each row twice at most. */
const block = 80;

/** The list itself: only the rows in sight exist, and only those are read. */
export function RecordTable({ type, columns, ids, isBeginning, sort, onSort, places, selected, onSelect }: {
  readonly type: RecordType;
  readonly columns: readonly Field[];
  readonly ids: readonly string[];
  /** The rest of the list is still being read: nobody can select all of it yet. */
  readonly isBeginning: boolean;
  readonly sort: RecordListSort;
  readonly onSort: (sort: RecordListSort) => void;
  readonly places: Places;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}) {
  const [first, setFirst] = useState(0);
  const rows = useRecordsByIds(ids.slice(first, first + 2 * block));
  const people = usePeople();
  const now = useMinute();
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people]);
  const template = ['36px', 'minmax(200px, 2fr)', 'minmax(150px, 1.2fr)', ...columns.map(() => 'minmax(110px, 1fr)'), 'minmax(120px, 0.8fr)', '92px'].join(' ');
  const latest = useRef({ selected, onSelect });
  useEffect(() => {
    latest.current = { selected, onSelect };
  });
  // One function for as long as the list stands: a row is drawn again only when something in it has changed.
  const toggle = useCallback((id: string) => {
    const next = new Set(latest.current.selected);
    if (!next.delete(id)) next.add(id);
    latest.current.onSelect(next);
  }, []);
  const all = selected.size > 0 && selected.size === ids.length;
  const table = useRef<HTMLDivElement>(null);
  const gutter = useGutter(table, ids.length);
  return (
    <section className="bt-card bt-rec-table" aria-label={type.plural} style={{ '--bt-rec-columns': template } as CSSProperties}>
      <div className="bt-rec-scroll" ref={table}>
        <div className="bt-rec-grid bt-rec-head" style={{ paddingRight: 14 + gutter }}>
          <Checkbox aria-label={isBeginning ? 'Select all' : `Select all ${ids.length.toLocaleString('en-GB')}`} disabled={isBeginning} checked={all} indeterminate={selected.size > 0 && !all} onChange={() => onSelect(all ? new Set() : new Set(ids))} />
          <SortButton field="title" name={type.fields[type.title]?.name ?? 'Name'} sort={sort} onSort={onSort} />
          <span>Stage</span>
          {columns.map((field) => <SortButton key={field.key} field={field.key} name={field.name} right={isNumeric(field.kind)} sort={sort} onSort={onSort} />)}
          <span>Owner</span>
          <SortButton field="updatedAt" name="Updated" right sort={sort} onSort={onSort} />
        </div>
        <VirtualList
          count={ids.length} rowHeight={rowHeight} label={`${type.plural} list`} rowKey={(index) => ids[index] ?? index.toString()}
          onRange={(from) => setFirst(Math.floor(from / block) * block)}
        >
          {(index, flies) => {
            const id = ids[index] ?? '';
            return <Row row={rows.get(id)} id={id} type={type} columns={columns} places={places} owner={names} now={now} selected={selected.has(id)} flies={flies} onToggle={toggle} />;
          }}
        </VirtualList>
      </div>
    </section>
  );
}

/** How much room the list's scroll bar takes, so that the head's columns stand over the rows'; none when all rows fit. */
function useGutter(table: { readonly current: HTMLElement | null }, count: number): number {
  const [gutter, setGutter] = useState(0);
  useLayoutEffect(() => {
    const list = table.current?.querySelector<HTMLElement>('.bt-virtual');
    if (!list) return;
    const measure = () => setGutter(list.offsetWidth - list.clientWidth);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(list);
    return () => watch.disconnect();
  }, [table, count]);
  return gutter;
}

function SortButton({ field, name, right = false, sort, onSort }: { readonly field: string; readonly name: string; readonly right?: boolean; readonly sort: RecordListSort; readonly onSort: (sort: RecordListSort) => void }) {
  const active = sort.field === field;
  const Icon = sort.descending ? IconArrowDown : IconArrowUp;
  // Names begin at A; what is newest or biggest is looked for first.
  const next = active ? !sort.descending : field === 'updatedAt' || right;
  return (
    <UnstyledButton
      className="bt-rec-sort" data-right={right || undefined} data-active={active || undefined} aria-label={`Sort by ${name}${active ? (sort.descending ? ', now descending' : ', now ascending') : ''}`}
      onClick={() => onSort({ field, descending: next })}
    >
      <span>{name}</span>{active ? <Icon size={12} stroke={2} aria-hidden /> : null}
    </UnstyledButton>
  );
}

const Row = memo(function Row({ row, id, type, columns, places, owner, now, selected, flies, onToggle }: {
  readonly row: RecordRow | undefined;
  readonly id: string;
  readonly type: RecordType;
  readonly columns: readonly Field[];
  readonly places: Places;
  readonly owner: ReadonlyMap<string, string>;
  readonly now: number;
  readonly selected: boolean;
  /** The list flies by: a row that comes only now says its name, and the rest once one can read it. */
  readonly flies: boolean;
  readonly onToggle: (id: string) => void;
}) {
  const [isTold, setTold] = useState(!flies);
  if (!isTold && !flies) setTold(true);
  if (row === undefined) return <div className="bt-rec-grid bt-rec-row"><span /><span className="bt-rec-waiting" /></div>;
  const title = fieldText(type.fields[type.title], row.fields[type.title]) || 'Without a name';
  const subtitle = type.subtitle === undefined ? '' : fieldText(type.fields[type.subtitle], row.fields[type.subtitle]);
  const name = <div className="bt-rec-name"><span className="bt-rec-titled"><Link to={`/records/${id}`}>{title}</Link><OptOut fields={row.fields} /></span>{subtitle === '' ? null : <span>{subtitle}</span>}</div>;
  if (!isTold) return <div className="bt-rec-grid bt-rec-row" data-selected={selected || undefined}><span />{name}</div>;
  const ownerName = row.owner === null ? null : (owner.get(row.owner) ?? 'Somebody who left');
  return (
    <div className="bt-rec-grid bt-rec-row" data-selected={selected || undefined}>
      <input type="checkbox" className="bt-rec-check bt-rec-box" aria-label={`Select ${title}`} checked={selected} onChange={() => onToggle(id)} />
      {name}
      <Standing standing={row.standing} places={places} />
      {columns.map((field) => <span key={field.key} className="bt-rec-cell" data-right={isNumeric(field.kind) || undefined}>{fieldText(field, row.fields[field.key])}</span>)}
      <span className="bt-rec-owner">{ownerName === null ? <span className="bt-rec-quiet">Nobody</span> : <><Initials name={ownerName} size={20} /><span className="bt-rec-cell">{ownerName}</span></>}</span>
      <span className="bt-rec-cell bt-rec-quiet" data-right>{formatAgo(row.updatedAt, now)}</span>
    </div>
  );
});

/** The customer's wish to be left alone, altogether or by some channels (S26). */
function OptOut({ fields }: { readonly fields: Fields }) {
  const closed = touchChannels.filter((channel) => optedOutOf(fields, channel));
  if (closed.length === 0) return null;
  const all = closed.length === touchChannels.length;
  const words = all ? 'Asked not to be contacted' : `Asked not to be contacted by ${listOr(closed.map((channel) => channelLabel(channel).toLowerCase()))}`;
  return <Tooltip label={words}><span className="bt-rec-optout" role="img" aria-label={words} data-all={all || undefined}><IconBellOff size={14} stroke={2} /></span></Tooltip>;
}

function Standing({ standing, places }: { readonly standing: readonly string[]; readonly places: Places }) {
  const [first] = standing;
  if (first === undefined) return <span className="bt-rec-quiet">Not in a blueprint</span>;
  const named = standing.map((place) => places.nameOf(place));
  return (
    <span className="bt-rec-pills" title={named.map(({ stage, blueprint }) => `${stage} in ${blueprint}`).join(' · ')}><StatusPill tone="primary">{named[0]?.stage}</StatusPill>{standing.length > 1 ? <StatusPill>in {standing.length}<span className="bt-sr"> blueprints</span></StatusPill> : null}</span>
  );
}
