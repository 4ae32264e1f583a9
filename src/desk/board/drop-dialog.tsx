import { useEffect, useRef, useState } from 'react';
import { Alert, Button, Group, Modal } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Fields } from '#engine/blueprint';
import type { OutcomeOption } from '#engine/run';
import { ChannelTile, describeRefusal, SectionLabel, sayKey } from '../../ui/index.ts';
import type { Place } from '../record/focus.ts';
import { useRecordData, type RecordData } from '../record/record-data.ts';
import { send } from '../record/send.ts';
import { OutcomeCard } from '../verdict/outcome-card.tsx';
import { ActivityForm } from '../work/activity-form.tsx';
import { activityBehind, asksNothing, fieldsToOpen, waysTo } from './ways.ts';

interface Dropped {
  readonly record: string;
  readonly run: string;
  /** The stage it was dropped on; null: every way out is asked for ("Move…"). */
  readonly to: string | null;
  readonly onClose: () => void;
}

/**
 * A record dropped on a stage: it moves at once where nothing is asked, else exactly what is missing is asked for (B21):
 * the way's form and reason, the fields that would open it, or the whole list with the buttons that go to the fix.
 */
export function DropDialog({ record, run, to, onClose }: Dropped) {
  const data = useRecordData(record, run);
  // the version may come a moment after the record: what is asked depends on it
  return data?.process && data.options ? <Asked data={data} to={to} onClose={onClose} /> : null;
}

function Asked({ data, to, onClose }: { readonly data: RecordData; readonly to: string | null; readonly onClose: () => void }) {
  const { process, options, run } = data;
  const [start] = useState(() => ({ visit: run?.visit, atOnce: atOnceWay(data, to) }));
  const sent = useRef(false);
  const moved = run?.visit !== start.visit;
  useEffect(() => {
    if (moved) onClose();
  }, [moved, onClose]);
  useEffect(() => {
    if (!start.atOnce || sent.current) return;
    sent.current = true;
    void take(data, start.atOnce, {}).then((problem) => { if (problem === null) onClose(); });
  }, [start, data, onClose]);
  if (!process || !options || !run || moved || start.atOnce) return null;
  const ways = to === null ? options.outcomes : waysTo(process, options, to);
  const others = to === null ? [] : options.outcomes.filter((option) => option.byHand && !ways.includes(option));
  const target = to === null ? null : data.names.stage(to);
  return (
    <Modal opened onClose={onClose} size="lg" title={target === null ? `Ways out for ${data.title}` : `${data.title} → ${target}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="board-asked">
        {ways.length === 0 ? <p role="alert">No way out of “{data.names.stage(run.stage)}” leads to “{target}”.{others.length > 0 ? ' From here it can go to:' : ' Nothing leads out of it by hand.'}</p> : <Intro data={data} ways={ways} target={target} />}
        {ways.map((option) => <Way key={option.outcome.id} option={option} data={data} />)}
        {ways.length > 0 || others.length === 0 ? null : others.map((option) => <Way key={option.outcome.id} option={option} data={data} />)}
      </div>
    </Modal>
  );
}

/** The only way that leads there, when it asks for nothing. */
function atOnceWay({ process, options }: RecordData, to: string | null): OutcomeOption | null {
  if (!process || !options || to === null) return null;
  const open = waysTo(process, options, to).filter((option) => option.open);
  const [only] = open;
  return only && open.length === 1 && asksNothing(only) ? only : null;
}

function Intro({ data, ways, target }: { readonly data: RecordData; readonly ways: readonly OutcomeOption[]; readonly target: string | null }) {
  if (target === null) return null;
  const open = ways.filter((option) => option.open).length;
  const byHand = ways.some((option) => option.byHand);
  const decided = ways.filter((option) => option.target.kind === 'decision').map((option) => option.target.name);
  return (
    <SectionLabel right={open > 1 ? 'choose one' : open === 0 && byHand ? 'locked' : ''}>
      {open > 0 ? 'What this move asks for' : byHand ? 'What is missing' : 'It goes there by itself'}
      {decided.length > 0 ? <span className="board-quiet"> · {decided[0]} decides where exactly it goes</span> : null}
      {data.record.owner !== data.me.id && data.record.owner !== null ? <span className="board-quiet"> · owned by {data.names.person(data.record.owner)}</span> : null}
    </SectionLabel>
  );
}

/** The way out as everywhere; where only fields are missing they are asked for right here. */
function Way({ option, data }: { readonly option: OutcomeOption; readonly data: RecordData }) {
  const navigate = useNavigate();
  const fields = fieldsToOpen(option);
  const activity = data.process ? activityBehind(data.process, option) : null;
  const go = (place: Place) => {
    const search = new URLSearchParams({ run: data.run?.id ?? '', ...(place.type === 'activity' ? { activity: place.activity } : {}) });
    void navigate(`/records/${data.record.id}?${search.toString()}${place.type === 'entry' ? `#entry-${place.entry}` : ''}`);
  };
  return (
    <>
      {fields.length > 0 ? <FillIn option={option} fields={fields} data={data} /> : null}
      <OutcomeCard option={option} data={data} onGo={go} />
      {activity && data.options?.activities.some((one) => one.activity.id === activity.id && one.status === 'open') ? (
        <Button variant="default" leftSection={<ChannelTile channel={activity.channel} size={18} />} onClick={() => go({ type: 'activity', activity: activity.id })}>Do “{activity.name}” now</Button>
      ) : null}
    </>
  );
}

/** Asks exactly for the fields that keep the way closed, then takes it. */
function FillIn({ option, fields, data }: { readonly option: OutcomeOption; readonly fields: readonly string[]; readonly data: RecordData }) {
  const { outcome } = option;
  const [typed, setTyped] = useState<Fields>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = Object.fromEntries(fields.map((field, order) => [field, { field, required: 'always' as const, order }]));
  // what else it wants to know is asked once it is open
  const asksMore = Object.keys(outcome.form).some((key) => !fields.includes(key)) || outcome.reason.type !== 'none';
  const save = async () => {
    setBusy(true);
    const { record, run, names, when } = data;
    const ack = await send({ record: record.id, run: run?.id ?? null, names, when, intent: { type: 'setFields', fields: typed as never }, ...(asksMore ? { done: 'Saved' } : {}) });
    const refused = ack?.refusal ? describeRefusal(ack.refusal, names, when) : ack === null ? 'Nothing was saved. Try again.' : asksMore ? null : await take(data, option, typed);
    setProblem(refused);
    setBusy(false);
  };
  return (
    <form className="bt-card board-fill" aria-label={`What ${outcome.name} still needs`} onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <h3>{outcome.name} needs {fields.map((field) => data.type?.fields[field]?.name ?? sayKey(field)).join(', ')}</h3>
      <ActivityForm form={form} fields={typed} data={data} onChange={setTyped} />
      {problem === null ? null : <Alert color="orange" role="alert" mt="xs">{problem}</Alert>}
      <Group justify="flex-end" mt="sm"><Button type="submit" size="sm" loading={busy}>{asksMore ? 'Save' : `Save and move to ${option.target.name}`}</Button></Group>
    </form>
  );
}

/** Takes the way at once; answers why not, in words. */
async function take({ record, run, names, when }: RecordData, { outcome, target }: OutcomeOption, fields: Fields): Promise<string | null> {
  if (!run) return 'This record walks no blueprint.';
  const asked = Object.fromEntries(Object.entries(fields).filter(([key]) => Object.hasOwn(outcome.form, key)));
  const ack = await send({
    record: record.id, run: run.id, names, when, done: `${String(record.fields['name'] ?? 'It')}: ${outcome.name}, moved to ${target.name}`, undoable: true,
    intent: { type: 'choose', outcome: outcome.id, fields: asked as never, reason: null, expect: { visit: run.visit } },
  });
  return ack === null ? 'Nothing was saved. Try again.' : ack.refusal ? describeRefusal(ack.refusal, names, when) : null;
}
