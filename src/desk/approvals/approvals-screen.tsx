import { useEffect, useMemo, useState } from 'react';
import { Button, Loader } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { createNames, EmptyState, formatCount, Kbd, KeyHints, PageHeader, SectionLabel, useHotkeysSafe, usePageTitle } from '../../ui/index.ts';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import { OverridesToConfirm } from '../verdict/overrides-to-confirm.tsx';
import { answerMany } from './answer-many.ts';
import { useApprovalQueue, type ApprovalItem, type ApprovalQueue } from './approval-items.ts';
import { ApprovalRow } from './approval-row.tsx';
import '../desk.css';

/** Everything that waits for one's word, longest waiting first, answered one by one or several at once (S9). */
export function ApprovalsScreen() {
  usePageTitle('Approvals');
  const queue = useApprovalQueue();
  if (!queue) return <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading approvals" /></div>;
  return <Queue key={queue.me.id} queue={queue} />;
}

/** So many requests of a group are drawn at first; the rest on demand. */
const page = 100;

function Queue({ queue }: { readonly queue: ApprovalQueue }) {
  const { mine, others, me, now, people } = queue;
  const [chosen, setChosen] = useState<string | null>(null);
  const [byKey, setByKey] = useState<string | null>(null);
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(page);
  const [rejecting, setRejecting] = useState<readonly ApprovalItem[] | null>(null);
  const names = useMemo(() => createNames({ people }), [people]);
  const navigate = useNavigate();
  const all = [...mine.slice(0, most), ...others.slice(0, most)];
  const open = all.find((item) => item.id === chosen) ?? (chosen === null ? all[0] : mine[0]);
  const ticked = mine.filter((item) => ticks.has(item.id));
  const meant = ticked.length > 0 ? ticked : open?.blocked === null ? [open] : [];
  const move = (by: number) => {
    const target = all[Math.min(all.length - 1, Math.max(0, all.findIndex((item) => item === open) + by))];
    if (!target) return;
    setChosen(target.id);
    setByKey(target.id);
  };
  const tick = ({ id }: ApprovalItem) => setTicks((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const approve = (items: readonly ApprovalItem[]) => void answerMany(items, { type: 'approve' }, names, { zone: me.zone, now }).then(() => setTicks(new Set()));
  useEffect(() => {
    if (byKey !== null) document.querySelector<HTMLElement>(`[data-case="${CSS.escape(byKey)}"]`)?.focus();
  }, [byKey]);
  useHotkeysSafe([
    ['J', () => move(1)], ['K', () => move(-1)], ['ArrowDown', () => move(1)], ['ArrowUp', () => move(-1)],
    ['A', () => { if (meant.length > 0) approve(meant); }], ['R', () => { if (meant.length > 0) setRejecting(meant); }],
    ['X', () => { if (open?.blocked === null) tick(open); }], ['O', () => { if (open) void navigate(`/records/${open.due.record}?run=${open.due.run}`); }],
  ]);
  const section = (label: string, items: readonly ApprovalItem[]) => (items.length === 0 ? null : (
    <section aria-label={label}>
      <SectionLabel count={items.length} right={label === 'For you' ? 'longest waiting first' : undefined}>{label}</SectionLabel>
      <ul className="bt-card desk-cases">
        {items.slice(0, most).map((item) => (
          <ApprovalRow
            key={item.id} item={item} queue={queue} names={names} ticked={ticks.has(item.id)} open={item === open} onTick={() => tick(item)}
            onOpen={() => setChosen(item.id)} onApprove={() => approve([item])} onReject={() => setRejecting([item])}
          />
        ))}
      </ul>
      {items.length > most ? <div className="desk-more"><Button variant="default" onClick={() => setMost(most + page)}>Show {Math.min(page, items.length - most)} more</Button></div> : null}
    </section>
  ));
  return (
    <div className="desk-list">
      <PageHeader
        title="Approvals" note={mine.length === 0 ? undefined : `${formatCount(mine.length, 'request waits', 'requests wait')} for you`}
        actions={ticked.length === 0 ? undefined : (
          <>
            <span className="desk-chosen" role="status">{ticked.length} chosen</span>
            <Button variant="default" onClick={() => setRejecting(ticked)}>Reject {ticked.length}…</Button>
            <Button color="positive" onClick={() => approve(ticked)}>Approve {ticked.length}</Button>
          </>
        )}
      />
      <OverridesToConfirm names={names} when={{ zone: me.zone, now }} />
      {section('For you', mine)}
      {section('Waiting for others', others)}
      {all.length === 0 ? <Nothing roles={me.roles.map((role) => names.role(role))} /> : (
        <KeyHints><span><Kbd keys="J" /><Kbd keys="K" /> move</span><span><Kbd keys="A" /> approve</span><span><Kbd keys="R" /> reject</span><span><Kbd keys="X" /> choose</span><span><Kbd keys="O" /> open record</span></KeyHints>
      )}
      {rejecting === null ? null : (
        <ReasonDialog
          title={rejecting.length === 1 ? `Reject the request for ${rejecting[0]?.title ?? ''}?` : `Reject ${rejecting.length} requests?`} description="Whoever asked sees it, and may ask again." confirm="Reject" danger onClose={() => setRejecting(null)}
          onConfirm={async (reason) => {
            await answerMany(rejecting, { type: 'reject', reason }, names, { zone: me.zone, now });
            setTicks(new Set());
            return null;
          }}
        />
      )}
    </div>
  );
}

function Nothing({ roles }: { readonly roles: readonly string[] }) {
  return (
    <EmptyState icon={<IconChecks size={22} />} title="Nothing waits for your approval" actions={<Button variant="default" component={Link} to="/settings">People and roles</Button>}>
      Requests appear here when a record asks a role you hold{roles.length === 0 ? '' : ` (${roles.join(', ')})`}, or one that was lent to you. Nobody approves their own work.
    </EmptyState>
  );
}
