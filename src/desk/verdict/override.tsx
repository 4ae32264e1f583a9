import './verdict.css';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import type { Intent } from '#engine/journal';
import type { OverrideGrant } from '#engine/run';
import { describeWait, formatCount, formatDuration, formatMoment, listOr, notifyProblem } from '../../ui/index.ts';
import { useOverrideCount } from '../../storage/index.ts';
import { act } from '../record/act.ts';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import type { RecordData } from '../record/record-data.ts';

type Target = Extract<Intent, { type: 'override' }>['target'];

/** Asks to go past a closed gate, or a rule of the rhythm, with a reason that everybody can read (B14). */
export function OverrideButton({ target, name, data }: { readonly target: Target; readonly name: string; readonly data: RecordData }) {
  const [asking, setAsking] = useState(false);
  const rule = data.process?.version.document.override;
  // who does not hold one of its roles is not tempted; the engine refuses them anyway
  if (rule === undefined || grantFor(target, data) !== undefined || !rule.roles.some((role) => data.me.roles.includes(role))) return null;
  const second = rule.secondPerson ? ` Then a second person confirms it: ${confirmers(data.me.id, data)}.` : '';
  return (
    <>
      <Button size="compact-md" variant="subtle" color="gray" className="desk-ask-override" leftSection={<IconShieldQuestion size={15} aria-hidden />} onClick={() => setAsking(true)}>{rule.secondPerson ? 'Ask for override' : 'Override…'}</Button>
      {asking ? (
        <ReasonDialog
          title={`Override “${name}”?`} description={`Everybody can read the reason. It holds for ${describeWait(rule.expires)}, works once, and is counted.${second}`} confirm="Override" danger onClose={() => setAsking(false)}
          onConfirm={(reason) => act(data, { type: 'override', target, reason, expect: { visit: data.run?.visit ?? 0 } }, { done: rule.secondPerson ? 'Override asked for: a second person has to confirm it' : 'Override given', undoable: true })}
        />
      ) : null}
    </>
  );
}

/** Who opened it, why and until when, counting down; or who still has to agree, with the button for them. */
export function OverrideNote({ target, data }: { readonly target: Target; readonly data: RecordData }) {
  const { run, me, names, when, process } = data;
  const grant = grantFor(target, data);
  if (!run || grant === undefined) return null;
  const entry = data.entries.find((one) => one.id === grant.entry);
  const reason = entry?.intent.type === 'override' ? entry.intent.reason : '';
  const waiting = grant.confirmedBy === null;
  const mayConfirm = waiting && grant.by !== me.id && (process?.version.document.override?.roles.some((role) => me.roles.includes(role)) ?? false);
  const confirm = async () => {
    const problem = await act(data, { type: 'confirmOverride', override: grant.entry, expect: { visit: run.visit } }, { done: 'Override confirmed', undoable: true });
    if (problem !== null) notifyProblem(problem);
  };
  const who = waiting ? `${grant.by === me.id ? 'You ask' : `${names.person(grant.by)} asks`} for an override; a second person has to confirm it` : `Overridden by ${names.person(grant.by)}${grant.confirmedBy === grant.by || grant.confirmedBy === null ? '' : `, confirmed by ${names.person(grant.confirmedBy)},`} until ${formatMoment(grant.until, when)}`;
  return (
    <p className="desk-override" role="note">
      <IconShieldCheck size={15} aria-hidden />
      <span>{who}{reason === '' ? '' : `: ${reason}`} <b className="bt-numbers">{formatDuration(grant.until - when.now)} left</b>{waiting && !mayConfirm ? <> · {confirmers(grant.by, data)} may confirm it here</> : null}</span>
      {mayConfirm ? <Button size="compact-sm" onClick={() => void confirm()}>Confirm</Button> : null}
    </p>
  );
}

/** How often this gate was gone past on this blueprint: what is overridden often is drawn wrong (B14). */
export function OverrideCount({ outcome, data }: { readonly outcome: string; readonly data: RecordData }) {
  const times = useOverrideCount(data.run?.blueprint ?? '', outcome);
  return times === undefined || times === 0 ? null : <span className="desk-times">overridden {formatCount(times, 'time')} so far</span>;
}

/** Everybody who may confirm somebody's override, by name. */
function confirmers(asker: string, { people, process }: RecordData): string {
  const roles = process?.version.document.override?.roles ?? [];
  const able = people.filter((person) => person.id !== asker && person.roles.some((role) => roles.includes(role))).map(({ name }) => name);
  return able.length === 0 ? 'nobody else here holds the role' : listOr(able.slice(0, 4));
}

/** The override of this visit that is not used or over, whether or not a second person has agreed. */
function grantFor(target: Target, { run, when }: RecordData): OverrideGrant | undefined {
  return run?.overrides?.findLast((one) => one.visit === run.visit && !one.used && one.until > when.now && sameTarget(one, target));
}

function sameTarget(grant: OverrideGrant, target: Target): boolean {
  if (grant.target.type === 'outcome') return target.type === 'outcome' && grant.target.outcome === target.outcome;
  return target.type === 'activity' && grant.target.activity === target.activity;
}
