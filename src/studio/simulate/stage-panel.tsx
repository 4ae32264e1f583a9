import { Button, Group, Select } from '@mantine/core';
import { IconBroadcast, IconPlayerPause, IconPlayerPlay, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { inOrder } from '#engine/kernel';
import type { Fields, Signal } from '#engine/blueprint';
import { rolesIn } from '#engine/rehearsal';
import type { Options } from '#engine/run';
import { capital, describeRefusal, FieldInput, formatCount, formatDuration, formatMoment, sayKey, SectionLabel } from '../../ui/index.ts';
import { StageTile } from '../palette/stage-tile.tsx';
import { useDraft, useStudio } from '../studio-context.ts';
import { ActivityItem } from './activity-item.tsx';
import { ApprovalSteps, WithReason } from './answering.tsx';
import { FieldsDialog } from './fields-dialog.tsx';
import { OutcomeItem } from './outcome-item.tsx';
import { useSim } from './use-simulator.ts';

/** The stage as a rep sees it: what is to be done, the ways out with what they still ask, and what a customer could do. */
export function StagePanel() {
  const { living, row, names, when } = useSim();
  const [opened, setOpened] = useState<string | null>(null);
  const [field, setField] = useState<string | null>(null);
  if (row === null) return null;
  if (living === null || row.run === null) {
    return <div className="sim-panel"><section className="sim-card" role="alert"><b>This record is not let in</b><p>{row.refusal === null ? '' : describeRefusal(row.refusal, names, when)}</p></section></div>;
  }
  const activities = living.activities.filter(({ status }) => status !== 'hidden');
  const key = `${row.run.visit}`;
  // of several open ones the first required is unfolded, so that the next thing to do is one click away
  const next = activities.find(({ status, required }) => status === 'open' && required) ?? activities.find(({ status }) => status === 'open');
  return (
    <div className="sim-panel" key={key}>
      <StageHead living={living} />
      {groupsOf(activities, living).map(({ key: group, title, note, options }) => (
        <section key={group} aria-label={title}>
          <SectionLabel order={3} right={<span className="bt-quiet">{note}</span>}>{title}</SectionLabel>
          <ul className="sim-activities">
            {options.map((option) => {
              const isOpen = (opened ?? next?.activity.id) === option.activity.id;
              return <ActivityItem key={option.activity.id} option={option} isNext={option === next} isOpen={isOpen} onToggle={() => setOpened(isOpen ? '' : option.activity.id)} onDone={() => setOpened(null)} />;
            })}
          </ul>
        </section>
      ))}
      <GateApprovals living={living} />
      {living.outcomes.length > 0 && (
        <section aria-label="Outcomes">
          <SectionLabel order={3} right={<span className="bt-quiet">{outcomeCounts(living)}</span>}>Outcomes</SectionLabel>
          {living.outcomes.map((option) => <OutcomeItem key={option.outcome.id} option={option} digit={digitOf(living, option.outcome.id)} onActivity={setOpened} onField={setField} />)}
        </section>
      )}
      <Signals living={living} />
      {field !== null && <FieldsDialog first={field} onClose={() => setField(null)} />}
    </div>
  );
}

/** What is to be done, lane by lane in a parallel stage: each with how far it is. */
function groupsOf(activities: Options['activities'], { lanes = [] }: Options) {
  const done = (options: Options['activities']) => `${options.filter(({ status }) => status === 'done').length} of ${options.length} done`;
  const inLanes = lanes.map(({ lane, done: isDone }) => {
    const options = activities.filter((one) => one.lane === lane.id);
    return { key: lane.id, title: lane.name || 'Lane without a name', note: isDone ? 'lane done' : done(options), options };
  });
  const others = activities.filter((one) => one.lane === undefined);
  return [{ key: 'own', title: 'Activities', note: done(others), options: others }, ...inLanes].filter(({ options }) => options.length > 0);
}

/** The key that takes an outcome by hand: 1 to 9, in the order they are listed. */
export function digitOf({ outcomes }: Options, outcome: string): number | null {
  const index = outcomes.filter(({ byHand }) => byHand).findIndex((one) => one.outcome.id === outcome);
  return index >= 0 && index < 9 ? index + 1 : null;
}

function outcomeCounts({ outcomes }: Options): string {
  const open = outcomes.filter((one) => one.open).length;
  const clock = outcomes.filter(({ byHand }) => !byHand).length;
  const locked = outcomes.length - open - clock;
  return [open > 0 ? `${open} open` : '', locked > 0 ? `${locked} locked` : '', clock > 0 ? `${clock} by itself` : ''].filter(Boolean).join(', ');
}

function StageHead({ living }: { living: Options }) {
  const { row, when, act } = useSim();
  const { stage } = living;
  const run = row?.run;
  if (!run) return null;
  const isOver = run.status !== 'running';
  return (
    <header className="sim-stage">
      <div className="sim-stage-title">
        <StageTile kind={stage.kind} result={stage.end?.result} />
        <h2>{stage.name || 'Stage without a name'}</h2>
        {!isOver && (living.paused === undefined
          ? <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconPlayerPause size={14} aria-hidden />} onClick={() => act({ type: 'pause' })}>Put to rest</Button>
          : <Button size="compact-sm" leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={() => act({ type: 'resume' })}>Go on</Button>)}
      </div>
      {stage.purpose !== '' && <p>{stage.purpose}</p>}
      <p className="bt-quiet">{run.status === 'exited' ? 'The record has left the blueprint' : run.status === 'ended' ? `Ended as ${stage.end?.result ?? 'closed'}` : living.paused ? 'At rest' : when.now === run.enteredAt ? 'Just come in' : `Here since ${formatMoment(run.enteredAt, when)}, for ${formatDuration(when.now - run.enteredAt)}`}{run.visit > 1 ? `, stay ${run.visit}` : ''}</p>
      {isOver && <Over />}
      {living.outcomes.length + living.activities.length > 0 && <ActingAs />}
      {!isOver && <Belonging owner={run.record.owner} />}
    </header>
  );
}

/** The walk has come to its end: what may be worth doing now. */
function Over() {
  const { reset, coverage } = useSim();
  const left = coverage?.outcomes.left.length ?? 0;
  return (
    <div className="sim-over">
      <Button size="compact-md" variant="light" leftSection={<IconRotate size={14} aria-hidden />} onClick={reset}>Begin again</Button>
      <span className="bt-quiet">{left === 0 ? 'Every outcome was walked.' : `${formatCount(left, 'outcome')} not walked yet. Keep this walk as a scenario below.`}</span>
    </div>
  );
}

function ActingAs() {
  const { roles, actAs, walk } = useSim();
  const { roles: held } = useStudio();
  if (walk === null) return null;
  const labels = new Map(held.map(({ value, label }) => [value, label]));
  const keys = [...new Set([...rolesIn(walk.process.version.document), ...held.map(({ value }) => value)])];
  return (
    <Select
      size="xs" label="Acting as" allowDeselect={false} data={[{ value: '', label: 'The owner' }, ...keys.map((key) => ({ value: key, label: `The owner, as ${(labels.get(key) ?? sayKey(key)).toLowerCase()}` }))]}
      value={roles[0] ?? ''} onChange={(role) => actAs(role ? [role] : [])}
    />
  );
}

/** Whose the record is, and taking it out of the blueprint: what a rep or a manager does beside the drawing. */
function Belonging({ owner }: { owner: string | null }) {
  const { act, names } = useSim();
  const { people } = useStudio();
  const listed = people.map(({ id, name }) => ({ value: id, label: name }));
  const data = owner === null || people.some(({ id }) => id === owner) ? listed : [{ value: owner, label: capital(names.person(owner)) }, ...listed];
  return (
    <Group gap={8} align="end" wrap="nowrap">
      <Select size="xs" flex={1} label="Belongs to" allowDeselect={false} data={[{ value: '', label: 'Nobody' }, ...data]} value={owner ?? ''} onChange={(next) => act({ type: 'assign', owner: next === '' ? null : next })} />
      <WithReason label="Take out" confirm="Take out" onConfirm={(reason) => act({ type: 'exit', reason })} />
    </Group>
  );
}

/** Who is asked to agree by a gate alone; what an approval activity asks stands with that activity. */
function GateApprovals({ living }: { living: Options }) {
  const drawn = new Set(living.activities.flatMap(({ activity }) => activity.approval?.role ?? []));
  const asked = (living.approvals ?? []).filter(({ role }) => !drawn.has(role));
  if (asked.length === 0) return null;
  return (
    <section aria-label="Approvals">
      <SectionLabel order={3}>Approvals</SectionLabel>
      {asked.map((approval) => <div key={approval.role} className="sim-card"><ApprovalSteps approval={approval} /></div>)}
    </section>
  );
}

/** What a customer or another process could do now. */
function Signals({ living }: { living: Options }) {
  const draft = useDraft();
  const [asked, setAsked] = useState<string | null>(null);
  const { act, names, row } = useSim();
  const declared = inOrder(draft.signals ?? {});
  const heard = living.outcomes.flatMap(({ outcome: { trigger } }) => (trigger.type === 'signal' ? [trigger.signal] : []));
  const listened = living.activities.flatMap(({ activity }) => (activity.listens ?? []).map(({ signal }) => signal));
  const isOver = row?.run?.status !== 'running';
  const keys = [...new Set([...heard, ...listened, ...(isOver ? [] : declared.map(({ key }) => key))])];
  if (keys.length === 0) return null;
  const send = (key: string) => {
    const signal = draft.signals?.[key];
    if (signal !== undefined && Object.keys(signal.payload).length > 0) setAsked(asked === key ? null : key);
    else act({ type: 'signal', signal: key, payload: {} });
  };
  const open = asked === null ? undefined : draft.signals?.[asked];
  return (
    <section aria-label="Signals">
      <SectionLabel order={3}>What the customer could do</SectionLabel>
      <Group gap={6}>
        {keys.map((key) => <Button key={key} size="compact-sm" variant={heard.includes(key) || listened.includes(key) ? 'light' : 'default'} leftSection={<IconBroadcast size={14} aria-hidden />} aria-expanded={draft.signals?.[key] && Object.keys(draft.signals[key].payload).length > 0 ? asked === key : undefined} onClick={() => send(key)}>{names.signal(key)}</Button>)}
      </Group>
      {open && <SignalForm key={open.key} signal={open} onSend={(payload) => { act({ type: 'signal', signal: open.key, payload }); setAsked(null); }} />}
    </section>
  );
}

function SignalForm({ signal, onSend }: { signal: Signal; onSend: (payload: Fields) => void }) {
  const { people } = useStudio();
  const [payload, setPayload] = useState<Fields>({});
  return (
    <form className="sim-card sim-form" onSubmit={(event) => { event.preventDefault(); onSend(payload); }}>
      {Object.values(signal.payload).map(({ key, name, kind }, order) => <FieldInput key={key} field={{ key, name, kind, choices: [], required: false, order }} people={people} value={payload[key]} onChange={(value) => setPayload((before) => ({ ...before, [key]: value }))} />)}
      <Button type="submit" size="compact-md">Send “{signal.name}”</Button>
    </form>
  );
}
