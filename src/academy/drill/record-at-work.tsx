import { Button } from '@mantine/core';
import { IconLock, IconLockOpen, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutcomeOption } from '#engine/run';
import { present } from '#engine/rehearsal';
import { describeLock, describeRefusal, describeShortestWay, describeTrigger, describeWay, formatMoment, SectionLabel, StatusPill, ToneDot, VerdictList } from '../../ui/index.ts';
import { ActivityAtWork } from './activity-at-work.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import type { PracticeWork } from './practice-work.ts';

/** The stage as a rep has it: what to do, and the ways out with what they still need. */
export function RecordAtWork({ work }: { readonly work: PracticeWork }) {
  const { living, session, names } = work;
  const { run } = present(session.simulation);
  const visit = `${run?.stage ?? ''}/${run?.visit ?? 0}`;
  const [open, setOpen] = useState<{ readonly visit: string; readonly activity: string | null }>({ visit, activity: null });
  if (!living || !run) return <p className="aca-waiting">The record was not let in.</p>;
  const shown = living.activities.filter(({ status }) => status !== 'hidden');
  const first = shown.find(({ status, required }) => status === 'open' && required) ?? shown.find(({ status }) => status === 'open');
  const chosen = open.visit === visit && open.activity !== null ? open.activity : (first?.activity.id ?? '');
  return (
    <>
      <section className="bt-card aca-stage" aria-label={`Stage ${names.stage(run.stage)}`}>
        <header><h2>Stage: {living.stage.name} {run.status === 'running' ? null : <StatusPill tone="primary" dot>{run.status === 'ended' ? 'The end' : 'Taken out'}</StatusPill>}</h2>{living.stage.purpose === '' ? null : <p>{living.stage.purpose}</p>}</header>
        {shown.length === 0 ? <p className="aca-none">{run.status === 'running' ? 'Nothing to do here: the clock or the customer moves this record on.' : 'The record has come to its end.'}</p> : (
          <ul className="aca-activities">
            {shown.map((option) => <ActivityAtWork key={option.activity.id} option={option} work={work} open={chosen === option.activity.id} onToggle={() => setOpen({ visit, activity: chosen === option.activity.id ? '' : option.activity.id })} />)}
          </ul>
        )}
      </section>
      {living.outcomes.length === 0 || run.status !== 'running' ? null : (
        <>
          <SectionLabel>Ways out</SectionLabel>
          <div className="aca-outcomes">{living.outcomes.map((option) => <Outcome key={`${visit}/${option.outcome.id}`} option={option} work={work} onActivity={(activity) => setOpen({ visit, activity })} />)}</div>
        </>
      )}
    </>
  );
}

function Outcome({ option, work, onActivity }: { readonly option: OutcomeOption; readonly work: PracticeWork; readonly onActivity: (activity: string) => void }) {
  const { names, when, session, act } = work;
  const [asking, setAsking] = useState(false);
  const { outcome, target, verdict } = option;
  const last = present(session.simulation);
  const refused = last.what.type === 'deed' && last.what.deed.type === 'choose' && last.what.deed.outcome === outcome.id ? last.refusal : null;
  const asks = Object.keys(outcome.form).length > 0 || outcome.reason.type !== 'none';
  const take = () => {
    if (option.open && asks) return setAsking(true);
    act({ type: 'choose', outcome: outcome.id, fields: {}, reason: null });
  };
  return (
    <section className="bt-card aca-outcome" data-open={option.open || undefined} aria-label={`Outcome ${outcome.name}`}>
      <header>
        <ToneDot tone={outcome.tone} size={9} /><h3>{outcome.name}</h3>
        <span className="aca-outcome-state">{!option.byHand ? (option.firesAt === null ? 'By itself' : formatMoment(option.firesAt, when)) : option.open ? <><IconLockOpen size={14} aria-hidden />Open</> : <><IconLock size={14} aria-hidden />{verdict.met ? 'Not for you' : describeLock(verdict)}</>}</span>
      </header>
      {option.byHand ? null : <p className="bt-quiet">Goes off by itself: {describeTrigger(outcome.trigger, names)}.</p>}
      {refused === null ? null : <p className="aca-refused" role="alert">{describeRefusal(refused, names, when)}</p>}
      {verdict.met || !option.byHand ? null : (
        <>
          <VerdictList node={verdict.tree} names={names} when={when} fixer={(fix) => (fix.type === 'do' && fix.activity !== null ? () => onActivity(fix.activity ?? '') : fix.type === 'tick' ? () => onActivity(fix.activity) : null)} />
          {work.session.exam ? null : <p className="aca-shortest"><IconRoute size={15} aria-hidden /><span><b>Shortest way:</b> {describeShortestWay(verdict, names, when)}</span></p>}
        </>
      )}
      {asking ? <OutcomeForm option={option} work={work} onDone={() => setAsking(false)} /> : option.byHand ? (
        <Button size="compact-md" fullWidth variant={option.open ? 'filled' : 'default'} {...(option.open && outcome.tone === 'positive' ? { color: 'positive' } : {})} onClick={take}>{option.open ? describeWay(outcome.name, target.name).arrow : `Take ${outcome.name}`}</Button>
      ) : null}
    </section>
  );
}
