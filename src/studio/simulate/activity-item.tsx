import { Button, Checkbox, Group } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronUp, IconLock, IconPlayerSkipForward } from '@tabler/icons-react';
import { useState } from 'react';
import { inOrder } from '#engine/kernel';
import type { Fields, Form } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import type { ActivityOption } from '#engine/run';
import { channelLabel, ChannelTile, describeAssignee, describeRefusal, FieldInput, fieldProblem, formatLate, formatMoment, listAnd, sayKey, ToneDot } from '../../ui/index.ts';
import { useRecordType, useStudio } from '../studio-context.ts';
import { ApprovalSteps, WithReason } from './answering.tsx';
import { useSim } from './use-simulator.ts';

interface ItemProps {
  readonly option: ActivityOption;
  readonly isNext: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onDone: () => void;
}

/** One activity: its state by shape and word; unfolded, the place to do it as a rep would. */
export function ActivityItem({ option, isNext, isOpen, onToggle, onDone }: ItemProps) {
  const { activity, status } = option;
  const workable = status === 'open' || option.handOver?.status === 'offered' || (status === 'done' && activity.handOver === undefined && option.attempts < activity.attempts.max);
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <li className="sim-activity" data-status={status} data-open={(isOpen && workable) || undefined}>
      <button type="button" className="sim-activity-head" disabled={!workable} aria-expanded={workable ? isOpen : undefined} onClick={onToggle}>
        <StatusMark status={status} isNext={isNext} />
        <ChannelTile channel={option.channel ?? activity.channel} size={24} labelled />
        <span className="sim-activity-name">{activity.name || `${channelLabel(activity.channel)} without a name`}{option.required ? null : <small> optional</small>}<ActivityFacts option={option} /></span>
        {workable && <Chevron size={16} aria-hidden />}
      </button>
      {isOpen && workable && <Work key={`${option.attempts}/${option.handOver?.status ?? ''}`} option={option} onDone={onDone} />}
    </li>
  );
}

function StatusMark({ status, isNext }: { status: ActivityOption['status']; isNext: boolean }) {
  switch (status) {
    case 'done':
      return <span className="bt-state-mark" data-mark="done" role="img" aria-label="Done"><IconCheck size={12} stroke={3} /></span>;
    case 'skipped':
      return <span className="bt-state-mark" data-mark="skipped" role="img" aria-label="Skipped"><IconPlayerSkipForward size={11} /></span>;
    case 'locked':
      return <span className="bt-state-mark" data-mark="locked" role="img" aria-label="Locked"><IconLock size={11} /></span>;
    default:
      return <span className="bt-state-mark" data-mark={isNext ? 'next' : 'open'} role="img" aria-label={isNext ? 'To do now' : 'To do'} />;
  }
}

function ActivityFacts({ option }: { option: ActivityOption }) {
  const { names, when } = useSim();
  const { activity, status, dueAt, attempts, lockedBy } = option;
  const last = option.evidence.at(-1);
  const words = (() => {
    if (status === 'done' && last) return `${last.result === null ? 'Done' : (activity.results[last.result]?.name ?? names.result(last.result))} · ${formatMoment(last.at, when)}`;
    if (status === 'skipped') return 'skipped, still missing for gates';
    if (option.handOver?.status === 'offered') return 'offered, waits for an answer';
    if (lockedBy !== null) return describeRefusal(lockedBy, names, when);
    if (activity.mode === 'automatic') return dueAt === null ? 'done by itself' : `done by itself ${formatMoment(dueAt, when)}`;
    const tried = attempts > 0 ? `, done ${attempts} of ${activity.attempts.min}` : '';
    return dueAt === null ? `any time${tried}` : `${dueAt <= when.now ? (when.now - dueAt < 60_000 ? 'due now' : formatLate(dueAt, when.now)) : `due ${formatMoment(dueAt, when)}`}${tried}`;
  })();
  return <small className="sim-activity-facts">{words}</small>;
}

function Work({ option, onDone }: { option: ActivityOption; onDone: () => void }) {
  const { act, living, row } = useSim();
  const { activity } = option;
  const [fields, setFields] = useState<Fields>({});
  const results = inOrder(activity.results);
  const approval = activity.approval && living?.approvals?.find(({ role }) => role === activity.approval?.role);
  if (activity.approval !== undefined) {
    return <div className="sim-work">{approval ? <ApprovalSteps approval={approval} /> : <Button size="compact-sm" variant="light" onClick={() => act({ type: 'requestApproval', role: activity.approval?.role ?? '' })}>Ask for approval</Button>}</div>;
  }
  const complete = (result: string | null) => {
    act({ type: 'complete', activity: activity.id, result, fields, ticked: [...option.ticked], evidence: [...activity.evidence], template: null });
    onDone();
  };
  const before = row?.run?.record.fields ?? {};
  const missing = missingIn(activity.form, { ...before, ...fields });
  return (
    <div className="sim-work">
      {activity.content.instructions !== '' && <p>{activity.content.instructions}</p>}
      <Checklist option={option} />
      <FormFields form={activity.form} before={before} fields={fields} onChange={setFields} />
      {activity.evidence.length > 0 && <p className="bt-quiet">Proof ({listAnd(activity.evidence)}) is taken as given here.</p>}
      {activity.handOver !== undefined ? <HandOver option={option} fields={fields} /> : (
        <>
          {results.length > 0 && (
            <div className="sim-results" role="group" aria-label={`How “${activity.name}” ended`}>
              {results.map((result) => <button key={result.key} type="button" className="sim-result" onClick={() => complete(result.key)}><ToneDot tone={result.tone} /><span>{result.name}</span></button>)}
            </div>
          )}
          <Group gap={6} justify="space-between">
            {results.length === 0 ? <Button size="compact-sm" onClick={() => complete(null)}>Done</Button> : <span />}
            {option.status === 'open' && <WithReason label="Skip" confirm="Skip it" onConfirm={(reason) => { act({ type: 'skip', activity: activity.id, reason }); onDone(); }} />}
          </Group>
        </>
      )}
      <LastRefusal activity={activity.id} hint={missing} />
    </div>
  );
}

/** Why the last thing that was tried with this activity was refused, as long as nothing else has happened. */
function LastRefusal({ activity, hint }: { activity: string; hint: readonly string[] }) {
  const { row, names, when } = useSim();
  const deed = row?.what.type === 'deed' ? row.what.deed : null;
  if (!row?.refusal || deed === null || !('activity' in deed) || deed.activity !== activity) return null;
  return <p className="sim-refused" role="alert">{hint.length > 0 ? `Fill in ${listAnd(hint.map((field) => names.field(field)))} first.` : describeRefusal(row.refusal, names, when)}</p>;
}

function missingIn(form: Form, all: Fields): readonly string[] {
  return inOrder(form).filter(({ field, required }) => (required === 'always' || (required !== 'never' && evaluateCondition(required, all))) && (all[field] === undefined || all[field] === null || all[field] === '')).map(({ field }) => field);
}

function Checklist({ option }: { option: ActivityOption }) {
  const { act } = useSim();
  const items = inOrder(option.activity.checklist);
  if (items.length === 0) return null;
  const toggle = (item: string) => act({ type: 'tick', activity: option.activity.id, ticked: option.ticked.includes(item) ? option.ticked.filter((one) => one !== item) : [...option.ticked, item] });
  return (
    <fieldset className="sim-checklist">
      <legend>Checklist <span>{option.ticked.length} of {items.length}</span></legend>
      {items.map((item) => <Checkbox key={item.id} size="xs" label={item.text} checked={option.ticked.includes(item.id)} onChange={() => toggle(item.id)} />)}
    </fieldset>
  );
}

/** The fields a form asks for, with what the record has and what was typed. */
export function FormFields({ form, before, fields, onChange }: { form: Form; before: Fields; fields: Fields; onChange: (fields: Fields) => void }) {
  const type = useRecordType();
  const { people } = useStudio();
  const rules = inOrder(form);
  if (rules.length === 0) return null;
  const all = { ...before, ...fields };
  return (
    <div className="sim-form">
      {rules.map(({ field: key, required }) => {
        const field = type?.fields[key] ?? { key, name: sayKey(key), kind: 'text' as const, choices: [], required: false, order: 0 };
        const isAsked = required === 'always' || (required !== 'never' && evaluateCondition(required, all));
        return <FieldInput key={key} field={field} people={people} value={all[key]} required={isAsked} error={fieldProblem(field, all[key])} onChange={(value) => onChange({ ...fields, [key]: value })} />;
      })}
    </div>
  );
}

function HandOver({ option, fields }: { option: ActivityOption; fields: Fields }) {
  const { act, names } = useSim();
  const { activity, handOver } = option;
  const rule = activity.handOver;
  if (rule === undefined) return null;
  if (handOver?.status === 'offered') {
    return (
      <Group gap={6}>
        <Button size="compact-sm" color="positive" onClick={() => act({ type: 'accept', activity: activity.id })}>Take it over</Button>
        <WithReason label="Give it back" confirm="Give it back" onConfirm={(reason) => act({ type: 'return', activity: activity.id, reason })} />
      </Group>
    );
  }
  return (
    <Group gap={6}>
      <Button size="compact-sm" onClick={() => act({ type: 'handOver', activity: activity.id, fields, warm: false })}>Offer it to {describeAssignee(rule.to, names)}</Button>
      {rule.warm && <Button size="compact-sm" variant="light" onClick={() => act({ type: 'handOver', activity: activity.id, fields, warm: true })}>Hand over at once</Button>}
    </Group>
  );
}
