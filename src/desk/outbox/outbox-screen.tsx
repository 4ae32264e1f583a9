import { useEffect, useState } from 'react';
import { Button, Loader, SegmentedControl, Select } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { EmptyState, formatCount, Kbd, KeyHints, PageHeader, useHotkeysSafe, usePageTitle } from '../../ui/index.ts';
import { closeLine } from './close-line.ts';
import { useOutboxItems, type OutboxData, type OutboxItem } from './outbox-items.ts';
import { OutboxLine } from './outbox-row.tsx';
import '../desk.css';
import './outbox.css';

const everybody = '';

/** What the blueprints and their people would send. Nothing leaves by itself: people look at it, open it in their own programs and say what became of it (S79). */
export function OutboxScreen() {
  usePageTitle('Outbox');
  const [shown, setShown] = useState<'open' | 'closed'>('open');
  const [owner, setOwner] = useState(everybody);
  const data = useOutboxItems(shown === 'closed');
  return (
    <div className="desk-list">
      <PageHeader
        title="Outbox" note="Nothing leaves this browser by itself. Send it from your own programs and say that it is done."
        actions={(
          <>
            {data ? <Whose data={data} owner={owner} onChange={setOwner} /> : null}
            <SegmentedControl size="xs" aria-label="Show" value={shown} onChange={(value) => setShown(value === 'closed' ? 'closed' : 'open')} data={[{ value: 'open', label: 'To send' }, { value: 'closed', label: 'Closed' }]} />
          </>
        )}
      />
      {data === undefined ? <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading the outbox" /></div> : <Lines key={`${shown}${owner}`} data={ofOwner(data, owner)} closed={shown === 'closed'} all={owner === everybody} />}
    </div>
  );
}

/** Whose records: everybody's, mine, or those of somebody who has something here. */
function Whose({ data: { items, me, names }, owner, onChange }: { readonly data: OutboxData; readonly owner: string; readonly onChange: (owner: string) => void }) {
  const count = (of: string) => items.filter(({ record }) => record.owner === of).length;
  const others = [...new Set([...items.flatMap(({ record }) => record.owner ?? []), ...(owner === everybody ? [] : [owner])])].filter((id) => id !== me.id);
  const choices = [
    { value: everybody, label: `Everybody’s (${items.length})` },
    { value: me.id, label: `Mine (${count(me.id)})` },
    ...others.map((id) => ({ value: id, label: `${names.person(id)} (${count(id)})` })).sort((a, b) => a.label.localeCompare(b.label)),
  ];
  return <Select size="xs" w={190} aria-label="Whose records" allowDeselect={false} data={choices} value={owner} onChange={(value) => onChange(value ?? everybody)} />;
}

function ofOwner(data: OutboxData, owner: string): OutboxData {
  return owner === everybody ? data : { ...data, items: data.items.filter(({ record }) => record.owner === owner) };
}

/** So many lines are drawn at first; the rest on demand. */
const page = 100;

function Lines({ data, closed, all }: { readonly data: OutboxData; readonly closed: boolean; readonly all: boolean }) {
  const [most, setMost] = useState(page);
  const [chosen, setChosen] = useState<string | null>(null);
  const [byKey, setByKey] = useState<string | null>(null);
  const [dismissing, setDismissing] = useState<string | null>(null);
  const items = data.items.slice(0, most);
  const open = items.find((item) => item.row.id === chosen) ?? items[0];
  const move = (by: number) => {
    const target = items[Math.min(items.length - 1, Math.max(0, items.findIndex((item) => item === open) + by))];
    if (!target) return;
    setChosen(target.row.id);
    setByKey(target.row.id);
  };
  const goOn = (item: OutboxItem) => setChosen(items[items.indexOf(item) + 1]?.row.id ?? null);
  const finish = async (item: OutboxItem) => {
    if ((await closeLine(item, 'done')) === null) goOn(item);
  };
  useEffect(() => {
    if (byKey !== null) document.querySelector<HTMLElement>(`[data-case="${CSS.escape(byKey)}"]`)?.focus();
  }, [byKey]);
  useHotkeysSafe([
    ['J', () => move(1)], ['K', () => move(-1)], ['ArrowDown', () => move(1)], ['ArrowUp', () => move(-1)],
    ['D', () => { if (open && !closed) void finish(open); }], ['X', () => { if (open && !closed) setDismissing(open.row.id); }],
  ]);
  if (items.length === 0) return <Nothing closed={closed} all={all} />;
  return (
    <>
      <p className="desk-count" role="status">{formatCount(data.items.length, 'message')}{closed ? ', latest first' : openedWords(data.items)}</p>
      <ul className="bt-card desk-cases" aria-label={closed ? 'Closed' : 'To send'}>
        {items.map((item) => (
          <OutboxLine
            key={item.row.id} item={item} data={data} open={item === open} dismissing={dismissing === item.row.id}
            onOpen={() => setChosen(item.row.id)} onDismissing={(asking) => setDismissing(asking ? item.row.id : null)} onClosed={() => goOn(item)}
          />
        ))}
      </ul>
      {data.items.length > items.length ? <div className="desk-more"><Button variant="default" onClick={() => setMost(most + page)}>Show {Math.min(page, data.items.length - items.length)} more</Button></div> : null}
      <KeyHints><span><Kbd keys="J" /><Kbd keys="K" /> move</span>{closed ? null : <><span><Kbd keys="D" /> done</span><span><Kbd keys="X" /> dismiss</span></>}</KeyHints>
    </>
  );
}

/** How many were opened and still wait for a word on what became of them. */
function openedWords(items: readonly OutboxItem[]): string {
  const opened = items.filter(({ row }) => row.status === 'opened').length;
  return `${opened === 0 ? '' : `, ${opened} opened and not confirmed yet`}, oldest first`;
}

function Nothing({ closed, all }: { readonly closed: boolean; readonly all: boolean }) {
  if (closed) return <EmptyState title="Nothing is closed yet">What you mark as done or dismiss is kept here.</EmptyState>;
  return all
    ? <EmptyState icon={<IconMailOff size={22} />} title="Nothing to send">Emails you write, and the messages, notices and web requests a blueprint asks for, appear here.</EmptyState>
    : <EmptyState icon={<IconMailOff size={22} />} title="Nothing to send here">Records of others may have something waiting: choose “Everybody’s”.</EmptyState>;
}
