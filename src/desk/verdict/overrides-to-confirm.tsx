import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useWaitingOverrides, type WaitingOverride } from '../../storage/index.ts';
import { formatDuration, notifyProblem, quoted, SectionLabel, describeRefusal, type Names, type Seen } from '../../ui/index.ts';
import { send } from '../record/send.ts';
import './verdict.css';

/** Overrides that wait for a second person, beside the approvals that wait for one's word: who asks, why, for how long it holds (B14). */
export function OverridesToConfirm({ names, when }: { readonly names: Names; readonly when: Seen }) {
  const waiting = useWaitingOverrides();
  if (!waiting || waiting.length === 0) return null;
  return (
    <section aria-label="Overrides to confirm">
      <SectionLabel count={waiting.length} right="first to run out first">Overrides to confirm</SectionLabel>
      <ul className="bt-card desk-cases desk-overrides">
        {waiting.map((one) => <Waiting key={one.entry} one={one} names={names} when={when} />)}
      </ul>
    </section>
  );
}

function Waiting({ one, names, when }: { readonly one: WaitingOverride; readonly names: Names; readonly when: Seen }) {
  const [busy, setBusy] = useState(false);
  const title = one.title === '' ? 'Without a name' : one.title;
  const confirm = async () => {
    setBusy(true);
    const ack = await send({ record: one.record, run: one.run, names, when, intent: { type: 'confirmOverride', override: one.entry, expect: { visit: one.visit } }, done: `Override of ${quoted(one.what)} confirmed`, undoable: true });
    setBusy(false);
    if (ack?.refusal) notifyProblem(describeRefusal(ack.refusal, names, when));
  };
  return (
    <li className="desk-case">
      <IconShieldCheck size={18} aria-hidden />
      <div>
        <b><Link to={`/records/${one.record}?run=${one.run}`}>{title}</Link></b> {names.person(one.by)} asks to go past {quoted(one.what)} in {one.blueprint}
        <small>“{one.reason}” · {formatDuration(one.until - when.now)} left</small>
      </div>
      <Button size="compact-md" variant="light" loading={busy} onClick={() => void confirm()} aria-label={`Confirm the override for ${title}`}>Confirm</Button>
    </li>
  );
}
