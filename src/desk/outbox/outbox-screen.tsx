import { useEffect, useState } from 'react';
import { Button, Loader, SegmentedControl } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { closeOutbox } from '../../storage/index.ts';
import { announce, EmptyState, formatCount, Kbd, KeyHints, notifyProblem, PageHeader, useHotkeysSafe, usePageTitle } from '../../ui/index.ts';
import { useOutboxItems, type OutboxData, type OutboxItem } from './outbox-items.ts';
import { OutboxLine } from './outbox-row.tsx';
import '../desk.css';

/** What the blueprints would send. Nothing leaves by itself: people look at it, open it in their own programs and say what became of it (S79). */
export function OutboxScreen() {
  usePageTitle('Outbox');
  const [shown, setShown] = useState<'open' | 'closed'>('open');
  const data = useOutboxItems(shown === 'closed');
  return (
    <div className="desk-list">
      <PageHeader
        title="Outbox" note="Nothing leaves this browser by itself. Read it here, send it from your own mail, phone or calendar, and say that it is done."
        actions={<SegmentedControl size="xs" aria-label="Show" value={shown} onChange={(value) => setShown(value === 'closed' ? 'closed' : 'open')} data={[{ value: 'open', label: 'To send' }, { value: 'closed', label: 'Closed' }]} />}
      />
      {data === undefined ? <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading the outbox" /></div> : <Lines key={shown} data={data} closed={shown === 'closed'} />}
    </div>
  );
}

/** So many lines are drawn at first; the rest on demand. */
const page = 100;

function Lines({ data, closed }: { readonly data: OutboxData; readonly closed: boolean }) {
    const [most, setMost] = useState(page);
  const [chosen, setChosen] = useState<string | null>(null);
  const [byKey, setByKey] = useState<string | null>(null);
  const items = data.items.slice(0, most);
  const open = items.find((item) => item.row.id === chosen) ?? items[0];
  const move = (by: number) => {
    const target = items[Math.min(items.length - 1, Math.max(0, items.findIndex((item) => item === open) + by))];
    if (!target) return;
    setChosen(target.row.id);
    setByKey(target.row.id);
  };
  const close = (item: OutboxItem, how: 'done' | 'dismissed') => {
    const next = items[items.indexOf(item) + 1];
    closeOutbox(item.row.id, how).then((there) => {
      if (there) announce(how === 'done' ? `${item.letter.title}: done` : `${item.letter.title}: dismissed`);
      else notifyProblem('It was withdrawn meanwhile: the step that made it was taken back.');
      setChosen(next?.row.id ?? null);
    }, () => notifyProblem('Nothing can be saved now.'));
  };
  useEffect(() => {
    if (byKey !== null) document.querySelector<HTMLElement>(`[data-case="${CSS.escape(byKey)}"]`)?.focus();
  }, [byKey]);
  useHotkeysSafe([
    ['J', () => move(1)], ['K', () => move(-1)], ['ArrowDown', () => move(1)], ['ArrowUp', () => move(-1)],
    ['D', () => { if (open && !closed) close(open, 'done'); }], ['X', () => { if (open && !closed) close(open, 'dismissed'); }],
  ]);
  if (items.length === 0) {
    return closed
      ? <EmptyState title="Nothing is closed yet">What you mark as done or dismiss is kept here.</EmptyState>
      : <EmptyState icon={<IconMailOff size={22} />} title="Nothing to send">Messages, notices and web requests appear here when an outcome or an escalation of a blueprint asks for them.</EmptyState>;
  }
  return (
    <>
      <p className="desk-count" role="status">{formatCount(data.items.length, 'message')}, {closed ? 'latest first' : 'oldest first'}</p>
      <ul className="bt-card desk-cases" aria-label={closed ? 'Closed' : 'To send'}>
        {items.map((item) => <OutboxLine key={item.row.id} item={item} data={data} open={item === open} onOpen={() => setChosen(item.row.id)} onClose={(how) => close(item, how)} />)}
      </ul>
      {data.items.length > items.length ? <div className="desk-more"><Button variant="default" onClick={() => setMost(most + page)}>Show {Math.min(page, data.items.length - items.length)} more</Button></div> : null}
      <KeyHints><span><Kbd keys="J" /><Kbd keys="K" /> move</span>{closed ? null : <><span><Kbd keys="D" /> done</span><span><Kbd keys="X" /> dismiss</span></>}</KeyHints>
    </>
  );
}
