import { Button, Group } from '@mantine/core';
import { IconArrowRight, IconClock, IconLock, IconLockOpen, IconRoute } from '@tabler/icons-react';
import type { Fix } from '#engine/gates';
import type { OutcomeOption } from '#engine/run';
import { describeLock, describeRefusal, describeShortestWay, describeTrigger, formatMoment, Kbd, ToneDot, VerdictList } from '../../ui/index.ts';
import { useDraft } from '../studio-context.ts';
import { WithReason } from './answering.tsx';
import { Asking, wayWords } from './asking.tsx';
import { useSimulateStore } from './simulate-store.ts';
import { useSim } from './use-simulator.ts';

interface ItemProps {
  readonly option: OutcomeOption;
  /** The key that takes it. */
  readonly digit: number | null;
  readonly onActivity: (activity: string) => void;
  readonly onField: (field: string) => void;
}

/** One way out of the stage: open, it is taken by a click; locked, it says what is missing; by itself, it says when. */
export function OutcomeItem({ option, digit, onActivity, onField }: ItemProps) {
  const { names, when, take, row } = useSim();
  const asking = useSimulateStore((state) => state.asking);
  const { outcome, target, verdict } = option;
  const isTried = row?.what.type === 'deed' && row.what.deed.type === 'choose' && row.what.deed.outcome === outcome.id && row.refusal !== null;
  const listed = !verdict.met && (option.byHand || isTried);
  return (
    <section className="sim-outcome" data-open={option.open || undefined} aria-label={`Outcome ${outcome.name}`}>
      <header>
        <ToneDot tone={outcome.tone} size={9} />
        <h3>{outcome.name || 'Outcome without a name'}</h3>
        <OutcomeState option={option} />
        <span className="sim-outcome-to">to {target.name}</span>
      </header>
      {!option.byHand && <p className="sim-outcome-note">{option.firesAt === null ? '' : `${formatMoment(option.firesAt, when)}: `}goes off {describeTrigger(outcome.trigger, names)}</p>}
      {option.refusal !== null && option.refusal.type !== 'paused' && <RoleNote option={option} />}
      {isTried && <p className="sim-refused" role="alert">{describeRefusal(row.refusal, names, when)}</p>}
      {!option.byHand || option.open ? null : <Override option={option} />}
      {listed && <Missing option={option} onActivity={onActivity} onField={onField} />}
      {asking === outcome.id && option.open ? <Asking option={option} /> : option.byHand && (
        <Button
          fullWidth size="compact-md" variant={option.open ? 'filled' : 'default'} {...(option.open ? { color: 'positive' } : {})} onClick={() => take(outcome.id)}
          rightSection={digit === null ? <IconArrowRight size={14} aria-hidden /> : <Kbd keys={String(digit)} />} aria-label={option.open && outcome.name === target.name ? wayWords(option) : `${outcome.name}, move to ${target.name}`}
        >
          {option.open ? wayWords(option) : `Try ${outcome.name}`}
        </Button>
      )}
    </section>
  );
}

function OutcomeState({ option }: { option: OutcomeOption }) {
  if (!option.byHand) return <span className="sim-state" data-tone="time"><IconClock size={14} aria-hidden />By itself</span>;
  if (option.open) return <span className="sim-state" data-tone="positive"><IconLockOpen size={14} aria-hidden />{option.override === undefined ? 'Open' : 'Open by override'}</span>;
  return <span className="sim-state"><IconLock size={14} aria-hidden />{option.refusal?.type === 'paused' ? 'At rest' : option.verdict.met ? 'Not for this role' : describeLock(option.verdict)}</span>;
}

/** Why it may not be taken whatever its gate says, with the role that may. */
function RoleNote({ option: { refusal } }: { option: OutcomeOption }) {
  const { names, when, actAs } = useSim();
  if (refusal === null) return null;
  const [role] = refusal.type === 'notAllowed' ? refusal.roles : [];
  return (
    <p className="sim-outcome-note">
      {describeRefusal(refusal, names, when)}
      {role !== undefined && <> <Button size="compact-xs" variant="light" onClick={() => actAs([role])}>Act as {names.role(role)}</Button></>}
    </p>
  );
}

/** Going past a closed gate, as far as the drawing lets anybody: the quietest thing on the card (B14). */
function Override({ option: { outcome, verdict } }: { option: OutcomeOption }) {
  const { act, row } = useSim();
  const { override } = useDraft();
  if (override === undefined || outcome.overridable === false || verdict.met) return null;
  const isAsked = row?.run?.overrides?.some((grant) => grant.visit === row.run?.visit && grant.confirmedBy === null && grant.target.type === 'outcome' && grant.target.outcome === outcome.id) === true;
  if (isAsked) return <Group gap={6}><span className="bt-quiet">An override is asked for.</span><Button size="compact-sm" variant="light" onClick={() => act({ type: 'confirmOverride', outcome: outcome.id })}>Confirm as a second person</Button></Group>;
  return <WithReason label={override.secondPerson ? 'Ask for override' : 'Override'} confirm={override.secondPerson ? 'Ask' : 'Override'} onConfirm={(reason) => act({ type: 'override', outcome: outcome.id, reason })} />;
}

function Missing({ option: { verdict }, onActivity, onField }: Omit<ItemProps, 'digit'>) {
  const { names, when, act, pass, actAs, living } = useSim();
  const fixer = (fix: Fix): (() => void) | null => {
    switch (fix.type) {
      case 'fill':
        return () => onField(fix.field);
      case 'tick':
        return () => onActivity(fix.activity);
      case 'do': {
        const fits = living?.activities.find(({ activity, status }) => status === 'open' && (fix.activity === null || fix.activity === activity.id) && (fix.channel === null || fix.channel === activity.channel));
        return fits ? () => onActivity(fits.activity.id) : null;
      }
      case 'wait':
        return () => pass(fix.until);
      case 'ask':
        return fix.purpose === 'approve' ? () => act({ type: 'requestApproval', role: fix.role }) : () => actAs([fix.role]);
      case 'otherRun':
      case 'impossible':
        return null;
    }
  };
  const fixLabel = (fix: Fix) => (fix.type === 'ask' && fix.purpose !== 'approve' ? `Act as ${names.role(fix.role)}` : undefined);
  return (
    <div className="sim-missing">
      <VerdictList node={verdict.tree} names={names} when={when} fixer={fixer} fixLabel={fixLabel} />
      <p className="sim-shortest"><IconRoute size={15} aria-hidden /><span><b>Shortest way:</b> {describeShortestWay(verdict, names, when)}</span></p>
    </div>
  );
}
