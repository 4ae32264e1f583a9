import { useState } from 'react';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconCheck, IconHandStop, IconX } from '@tabler/icons-react';
import type { ActivityOption, ApprovalOption } from '#engine/run';
import { capital, describeRefusal, formatAgo, listOr, notifyProblem, SectionLabel, Segments, StatusPill } from '../../ui/index.ts';
import { lentRights, type PersonRow } from '../../storage/index.ts';
import { act } from '../record/act.ts';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import type { RecordData } from '../record/record-data.ts';

/** Who has to agree before this stage is left: asked or not yet, given or lacking, and the buttons of whoever may answer (S9). */
export function ApprovalsPanel({ data }: { readonly data: RecordData }) {
  // What an activity of the stage asks for is answered there.
  const drawn = new Set(data.options?.activities.filter(({ status }) => status === 'open' || status === 'done').flatMap(({ activity }) => activity.approval?.role ?? []));
  const approvals = (data.options?.approvals ?? []).filter(({ role }) => !drawn.has(role));
  if (approvals.length === 0 || data.run?.status !== 'running') return null;
  return (
    <section aria-label="Approvals">
      <SectionLabel>Approvals</SectionLabel>
      <div className="desk-approvals">{approvals.map((approval) => <ApprovalCard key={approval.role} approval={approval} data={data} />)}</div>
    </section>
  );
}

/** An approval that is drawn as an activity: the same card, in its place in the stage. */
export function ApprovalWork({ option, data }: { readonly option: ActivityOption; readonly data: RecordData; readonly onDone: () => void }) {
  const approval = data.options?.approvals?.find((one) => one.role === option.activity.approval?.role);
  return (
    <div className="desk-work desk-hand-over">
      <div className="desk-work-how">
        {option.activity.content.instructions === '' ? null : <p className="desk-what">{option.activity.content.instructions}</p>}
        {approval ? <ApprovalCard approval={approval} data={data} /> : null}
      </div>
    </div>
  );
}

function ApprovalCard({ approval, data }: { readonly approval: ApprovalOption; readonly data: RecordData }) {
  const { role, request, given, missing } = approval;
  const { names, when } = data;
  const lacking = missing.reduce((sum, one) => sum + Math.max(0, one), 0);
  const rejected = given.findLast((one) => !one.approved);
  const visit = data.run?.visit ?? 0;
  const [note, setNote] = useState('');
  const asks = request === null || rejected !== undefined;
  const ask = async () => {
    const problem = await act(data, { type: 'requestApproval', role, expect: { visit } }, { done: `Approval asked of ${names.role(role)}`, undoable: true, note: note.trim() });
    if (problem !== null) notifyProblem(problem);
    else setNote('');
  };
  return (
    <article className="bt-card desk-approval" data-role={role} tabIndex={-1} aria-label={`Approval by ${names.role(role)}`}>
      <header>
        <h3>{capital(names.role(role))}</h3>
        <ApprovalState approval={approval} lacking={lacking} />
      </header>
      <p className="desk-outcome-note">
        {request === null ? 'Nobody has been asked yet.' : `${names.person(request.by)} asked ${formatAgo(request.at, when.now)}${wordsOf(request.entry, data)}.`}
        {missing.length > 1 && lacking > 0 ? ` Level ${missing.findIndex((one) => one > 0) + 1} of ${missing.length} is next.` : ''}
        {lacking > 0 ? ` ${answerers(approval, data)}` : ''}
      </p>
      <Progress approval={approval} lacking={lacking} />
      <Given approval={approval} data={data} />
      {lacking > 0 ? <TextInput className="desk-approval-note" aria-label="Note with it" placeholder="Note with it (optional)" value={note} onChange={(event) => setNote(event.currentTarget.value)} /> : null}
      <footer>
        {asks ? <Button data-first size="compact-md" variant="default" leftSection={<IconHandStop size={14} aria-hidden />} onClick={() => void ask()}>{rejected ? 'Ask again' : 'Ask for approval'}</Button> : null}
        <Answer approval={approval} data={data} note={note} />
      </footer>
    </article>
  );
}

/** Who has said what so far, with the reason of a no. */
export function Given({ approval: { given, missing }, data }: { readonly approval: ApprovalOption; readonly data: RecordData }) {
  const { names, when } = data;
  if (given.length === 0) return null;
  return (
    <ul className="desk-given">
      {given.map((one) => (
        <li key={one.entry} data-approved={one.approved || undefined}>
          {one.approved ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
          <span>{names.person(one.by)}{one.onBehalfOf ? ` on behalf of ${names.person(one.onBehalfOf)}` : ''} {one.approved ? 'approved' : 'rejected'} {formatAgo(one.at, when.now)}{missing.length > 1 ? `, level ${one.level}` : ''}<Reason entry={one.entry} data={data} /></span>
        </li>
      ))}
    </ul>
  );
}

function ApprovalState({ approval, lacking }: { readonly approval: ApprovalOption; readonly lacking: number }) {
  if (lacking === 0) return <StatusPill tone="positive" dot>Given</StatusPill>;
  if (approval.given.some((one) => !one.approved)) return <StatusPill tone="negative" dot>Rejected</StatusPill>;
  return <StatusPill tone={approval.request === null ? 'neutral' : 'time'} dot>{approval.request === null ? 'Not asked' : `${lacking} lacking`}</StatusPill>;
}

/** Why it was rejected, as the journal has it. */
function Reason({ entry, data }: { readonly entry: string; readonly data: RecordData }) {
  const line = data.entries.find((one) => one.id === entry);
  const reason = line?.intent.type === 'reject' ? line.intent.reason : '';
  const note = line?.words?.note ?? '';
  const words = [reason, note].filter(Boolean).join(' ');
  return words === '' ? null : <q>{words}</q>;
}

/** Given against wanted where more than one person has to agree (quorum, levels). */
function Progress({ approval: { given, missing }, lacking }: { readonly approval: ApprovalOption; readonly lacking: number }) {
  const agreed = given.filter((one) => one.approved).length;
  return agreed + lacking < 2 ? null : <p className="desk-outcome-note"><Segments done={agreed} total={agreed + lacking} label={missing.length > 1 ? `over ${missing.length} levels` : 'different people'} /></p>;
}

/** Who may answer, by name; whoever cannot because it is their own work is told before trying (S9). */
function answerers({ role, request }: ApprovalOption, { people, me, record, when }: RecordData): string {
  const holds = (person: PersonRow) => person.roles.includes(role) || lentRights(person.id, people, when.now).some((one) => one.role === role);
  const own = (person: PersonRow) => person.id === request?.by || person.id === record.owner;
  const able = people.filter((person) => holds(person) && !own(person)).map(({ id, name }) => (id === me.id ? 'you' : name));
  if (able.length === 0) return 'Nobody here can answer: it would be their own work, or nobody holds the role.';
  return `${capital(listOr(able.slice(0, 4)))} may answer${holds(me) && own(me) ? '; not you, it is your own work' : ''}.`;
}

/** A note that came with an entry, as the end of a sentence. */
function wordsOf(entry: string, { entries }: RecordData): string {
  const note = entries.find((one) => one.id === entry)?.words?.note ?? '';
  return note === '' ? '' : `: “${note}”`;
}

/** Approve or reject, for those who may: in their own right, or in one that was lent to them. */
function Answer({ approval, data, note }: { readonly approval: ApprovalOption; readonly data: RecordData; readonly note: string }) {
  const { role, refusal } = approval;
  const { names, when, people, me } = data;
  const lent = lentRights(me.id, people, when.now).filter((one) => one.role === role).map(({ from }) => from);
  const lenders = people.filter((person) => lent.includes(person.id));
  const holds = me.roles.includes(role);
  const [right, setRight] = useState<string>('own');
  const [rejecting, setRejecting] = useState(false);
  // Once everybody has agreed there is nothing left to answer.
  if ((!holds && lenders.length === 0) || approval.missing.every((one) => one <= 0)) return null;
  const onBehalfOf = holds && right === 'own' ? null : (lenders.find((person) => person.id === right)?.id ?? lenders[0]?.id ?? null);
  const expect = { visit: data.run?.visit ?? 0 };
  if (refusal !== null && onBehalfOf === null) return <span className="desk-met">{describeRefusal(refusal, names, when)}</span>;
  const approve = async () => {
    const problem = await act(data, { type: 'approve', role, onBehalfOf, expect }, { done: `Approved as ${names.role(role)}`, undoable: true, note: note.trim() });
    if (problem !== null) notifyProblem(problem);
  };
  return (
    <Group gap={8}>
      {lenders.length === 0 ? null : (
        <Select
          size="xs" aria-label="In whose right" allowDeselect={false} value={onBehalfOf ?? 'own'} onChange={(value) => setRight(value ?? 'own')}
          data={[...(holds ? [{ value: 'own', label: 'In my own right' }] : []), ...lenders.map((person) => ({ value: person.id, label: `On behalf of ${person.name}` }))]}
        />
      )}
      <Button size="compact-md" variant="default" onClick={() => setRejecting(true)}>Reject…</Button>
      <Button data-first size="compact-md" color="positive" onClick={() => void approve()}>Approve</Button>
      {rejecting ? (
        <ReasonDialog
          title={`Reject as ${names.role(role)}?`} description="Whoever asked sees it, and may ask again." confirm="Reject" danger onClose={() => setRejecting(false)}
          onConfirm={(reason) => act(data, { type: 'reject', role, onBehalfOf, reason, expect }, { done: 'Rejected', undoable: true })}
        />
      ) : null}
    </Group>
  );
}
