import { inOrder } from '#engine/kernel';
import { activitiesIn, canConnect, channels, stageOfActivity, stagesOf, type Activity, type Assignee, type Channel, type Edit, type Outcome, type Stage, type Wait, type Who } from '#engine/blueprint';
import { capital, channelLabel, toneLabel } from '../../ui/index.ts';
import { Section } from '../fields/section.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { WindowField } from '../fields/window-field.tsx';
import { useDraft } from '../studio-context.ts';
import { AssigneeField } from './assignee-field.tsx';
import { useMake } from './panel.tsx';
import { forAll, MixedOffer, sharedOf, SharedSelect } from './shared-fields.tsx';
import { WhoField } from './who-field.tsx';

const onOff = [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }];
const yesNo = (is: boolean) => (is ? 'yes' : 'no');

/** What several stages share: their phase, their time limit, whether they are switched off or pinned. Ends keep their own rules. */
export function SharedOfStages({ stages: ids }: { stages: readonly string[] }) {
  const draft = useDraft();
  const make = useMake();
  const stages = ids.flatMap((id): readonly Stage[] => draft.stages[id] ? [draft.stages[id]] : []);
  const working = stages.filter(({ kind }) => kind !== 'end');
  const limited = working.filter(({ kind }) => kind !== 'decision');
  const phases = inOrder(draft.phases).map(({ id, name }) => ({ value: id, label: name || 'Phase without a name' }));
  const limits = sharedOf<Wait | null>(limited.map(({ sla }) => sla?.limit ?? null));
  const setLimit = (limit: Wait | null) => make({ type: 'several', name: 'Change the time limit of several stages', edits: limited.map(({ id, sla }): Edit => ({ type: 'setField', path: ['stages', id, 'sla'], value: limit === null ? undefined : { limit, escalations: sla?.escalations ?? {} } })) }, { burst: 'shared:limit' });
  const { pinned = [] } = draft.view;
  const pin = (is: string): Edit => {
    const next = is === 'yes' ? [...new Set([...pinned, ...ids])] : pinned.filter((id) => !ids.includes(id));
    return { type: 'setField', path: ['view', 'pinned'], value: next.length === 0 ? undefined : next };
  };
  return (
    <Section title="Shared by the stages" open>
      {phases.length > 0 && <SharedSelect label="Phase" values={stages.map(({ phase }) => phase ?? '')} data={[{ value: '', label: 'In no phase' }, ...phases]} editFor={(phase) => forAll('Move several stages into a phase', ids, (id) => ['stages', id, 'phase'], phase || undefined)} />}
      {working.length > 1 && <SharedSelect label="Switched off" values={working.map(({ disabled }) => yesNo(disabled === true))} data={onOff} editFor={(is) => forAll(is === 'yes' ? 'Switch several stages off' : 'Switch several stages on', working.map(({ id }) => id), (id) => ['stages', id, 'disabled'], is === 'yes' || undefined)} />}
      <SharedSelect label="Pinned to their places" values={ids.map((id) => yesNo(pinned.includes(id)))} data={onOff} editFor={pin} />
      {limited.length > 1 && (
        <MixedOffer label="Time limit" mixed={limits.is === 'mixed' || limits.value === null} onSame={() => setLimit(limited.find(({ sla }) => sla)?.sla?.limit ?? { amount: 2, unit: 'workingDays' })}>
          {limits.is === 'same' && limits.value && <WaitField label="Time limit" value={limits.value} onChange={setLimit} />}
        </MixedOffer>
      )}
    </Section>
  );
}

/** What several activities share: kind, duty, who does them, how, and at which hours. Approvals and hand-overs keep their kind. */
export function SharedOfActivities({ activities: ids }: { activities: readonly string[] }) {
  const draft = useDraft();
  const make = useMake();
  const activities = ids.flatMap((id): readonly Activity[] => draft.activities[id] ? [draft.activities[id]] : []);
  const plain = activities.every(({ channel }) => channel !== 'approval' && channel !== 'handOver');
  const kinds: readonly Channel[] = channels.filter((channel) => channel !== 'approval' && channel !== 'handOver');
  const doers = sharedOf<Assignee>(activities.map(({ assignee }) => assignee));
  const hours = sharedOf(activities.map(({ window }) => window ?? null));
  const set = (name: string, part: keyof Activity, value: unknown, burst?: string) => make(forAll(name, ids, (id) => ['activities', id, part], value), { burst });
  const setDoer = (assignee: Assignee) => set('Change who does several activities', 'assignee', assignee);
  return (
    <Section title="Shared by the activities" open>
      <SharedSelect label="Required" values={activities.map(({ required }) => (typeof required === 'string' ? required : 'when'))} data={[{ value: 'always', label: 'Always' }, { value: 'never', label: 'Optional' }, ...(activities.every(({ required }) => typeof required !== 'string') ? [{ value: 'when', label: 'When their own rules say so' }] : [])]} editFor={(duty) => (duty === 'when' ? { type: 'several', name: 'Change nothing', edits: [] } : forAll('Change what several activities require', ids, (id) => ['activities', id, 'required'], duty))} />
      {plain && <SharedSelect label="Kind" values={activities.map(({ channel }) => channel)} data={kinds.map((value) => ({ value, label: channelLabel(value) }))} editFor={(channel) => forAll('Change the kind of several activities', ids, (id) => ['activities', id, 'channel'], channel)} />}
      <SharedSelect label="How it is done" values={activities.map(({ mode }) => mode)} data={[{ value: 'manual', label: 'By a person' }, { value: 'automatic', label: 'Automatically' }]} editFor={(mode) => forAll('Change how several activities are done', ids, (id) => ['activities', id, 'mode'], mode)} />
      <MixedOffer label="Done by" mixed={doers.is === 'mixed'} onSame={() => setDoer(activities[0]?.assignee ?? { type: 'owner' })}>
        {doers.is === 'same' && <AssigneeField label="Done by" value={doers.value} onChange={setDoer} />}
      </MixedOffer>
      <MixedOffer label="Hours of the day" mixed={hours.is === 'mixed'} onSame={() => set('Change the hours of several activities', 'window', activities.find(({ window }) => window)?.window)}>
        {hours.is === 'same' && <WindowField label="Only between these hours (the record's own time)" value={hours.value ?? undefined} onChange={(window) => set('Change the hours of several activities', 'window', window, 'shared:window')} />}
      </MixedOffer>
      <StageOfActivities ids={ids} />
    </Section>
  );
}

/** The stage several activities stand in: all of them move to its end, in their order. */
function StageOfActivities({ ids }: { ids: readonly string[] }) {
  const draft = useDraft();
  const homes = ids.map((id) => stageOfActivity(draft, id)?.id ?? '');
  const stages = stagesOf(draft).filter(({ kind }) => kind === 'work' || kind === 'parallel').map(({ id, name }) => ({ value: id, label: name || 'Stage without a name' }));
  const move = (stage: string): Edit => {
    const moved = ids.filter((_, place) => homes[place] !== stage);
    const after = activitiesIn(draft, stage).length;
    return { type: 'several', name: 'Move several activities', edits: moved.map((activity, place) => ({ type: 'moveActivity', activity, stage, index: after + place, lane: null })) };
  };
  return <SharedSelect label="Stage" values={homes} data={stages} editFor={move} />;
}

/** What several outcomes share: their tone, where they lead, and who may take them. */
export function SharedOfOutcomes({ outcomes: ids }: { outcomes: readonly string[] }) {
  const draft = useDraft();
  const make = useMake();
  const outcomes = ids.flatMap((id): readonly Outcome[] => draft.outcomes[id] ? [draft.outcomes[id]] : []);
  const who = sharedOf<Who>(outcomes.map((outcome) => outcome.who));
  const setWho = (next: Who) => make(forAll('Change who may take several outcomes', ids, (id) => ['outcomes', id, 'who'], next));
  const targets = stagesOf(draft).filter(({ id }) => outcomes.every((outcome) => outcome.to === id || canConnect(draft, outcome.id, id) === null)).map(({ id, name }) => ({ value: id, label: name || 'Stage without a name' }));
  const lead = (to: string): Edit => ({ type: 'several', name: `Connect ${outcomes.length} outcomes to ${capital(draft.stages[to]?.name ?? 'a stage')}`, edits: outcomes.filter((outcome) => outcome.to !== to).map((outcome) => ({ type: 'connect', outcome: outcome.id, to })) });
  return (
    <Section title="Shared by the outcomes" open>
      <SharedSelect label="Tone" values={outcomes.map(({ tone }) => tone)} data={(['positive', 'negative', 'neutral', 'time'] as const).map((value) => ({ value, label: toneLabel(value) }))} editFor={(tone) => forAll('Set the tone of several outcomes', ids, (id) => ['outcomes', id, 'tone'], tone)} />
      <SharedSelect label="Leads to" values={outcomes.map(({ to }) => to ?? '')} data={[...(outcomes.every(({ to }) => to === null) ? [{ value: '', label: 'Nowhere yet' }] : []), ...targets]} editFor={lead} />
      <MixedOffer label="Who may take it" mixed={who.is === 'mixed'} onSame={() => setWho(outcomes[0]?.who ?? { type: 'anyone' })}>
        {who.is === 'same' && <WhoField value={who.value} onChange={setWho} />}
      </MixedOffer>
    </Section>
  );
}

/** What several notes share. */
export function SharedOfNotes({ notes: ids }: { notes: readonly string[] }) {
  const draft = useDraft();
  return (
    <Section title="Shared by the notes" open>
      <SharedSelect label="Colour" values={ids.map((id) => draft.notes[id]?.colour ?? 'yellow')} data={(['yellow', 'blue', 'green', 'pink', 'purple', 'grey'] as const).map((value) => ({ value, label: capital(value) }))} editFor={(colour) => forAll('Colour several notes', ids, (id) => ['notes', id, 'colour'], colour)} />
    </Section>
  );
}
