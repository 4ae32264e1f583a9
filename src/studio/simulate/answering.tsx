import { Button, Group, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ApprovalOption } from '#engine/run';
import { capital, describeRefusal, formatCount } from '../../ui/index.ts';
import { useSim } from './use-simulator.ts';

/** An approval from asking to the answer: somebody of the role agrees or says no. */
export function ApprovalSteps({ approval }: { approval: ApprovalOption }) {
  const { act, names, when } = useSim();
  const { role, request, given, missing } = approval;
  const said = given.filter(({ approved }) => approved).length;
  const refused = given.some(({ approved }) => !approved);
  const lacking = missing.reduce((sum, each) => sum + each, 0);
  return (
    <div className="sim-answer">
      <span><b>{capital(names.role(role))}</b> {request === null ? 'has not been asked yet' : refused ? 'said no' : lacking > 0 ? `${formatCount(lacking, 'word')} still missing${said > 0 ? `, ${said} said yes` : ''}` : 'agrees'}</span>
      <Group gap={6}>
        {(request === null || refused) && <Button size="compact-sm" variant="light" onClick={() => act({ type: 'requestApproval', role })}>{request === null ? 'Ask' : 'Ask again'}</Button>}
        {request !== null && !refused && lacking > 0 && (
          <>
            <Button size="compact-sm" color="positive" onClick={() => act({ type: 'approve', role })}>Agree as {names.role(role)}</Button>
            <WithReason label="Say no" confirm="Say no" onConfirm={(reason) => act({ type: 'reject', role, reason })} />
          </>
        )}
      </Group>
      {approval.refusal !== null && approval.refusal.type !== 'ownWork' && request !== null && lacking === 0 && !refused ? <small className="bt-quiet">{describeRefusal(approval.refusal, names, when)}</small> : null}
    </div>
  );
}

const focusFirst = (field: HTMLInputElement | null) => field?.focus();

/** A button that asks why first. */
export function WithReason({ label, confirm, onConfirm, children }: { label: string; confirm: string; onConfirm: (reason: string) => void; children?: ReactNode }) {
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) return <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setReason('')}>{label}…</Button>;
  return (
    <form className="sim-reason" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') { onConfirm(reason.trim()); setReason(null); } }}>
      {children}
      <TextInput ref={focusFirst} size="xs" aria-label={`Why: ${label}`} placeholder="Why?" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Button size="compact-sm" type="submit" disabled={reason.trim() === ''}>{confirm}</Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setReason(null)}>Cancel</Button>
    </form>
  );
}
