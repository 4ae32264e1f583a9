import { Button, MultiSelect, Select, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { canConnect, type Outcome, type Who } from '#engine/blueprint';
import { describeGate, describeOverride, describeTrigger, describeWho, formatCount, ToneDot, toneLabel } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { CountField } from '../fields/count-field.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { TeamField } from '../fields/team-field.tsx';
import { GateField } from '../rules/rule-field.tsx';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { EffectsField } from './effects-field.tsx';
import { FormField } from './form-field.tsx';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';
import { ReasonField } from './reason-field.tsx';
import { TriggerField } from './trigger-field.tsx';

const tones = (['positive', 'negative', 'neutral', 'time'] as const).map((value) => ({ value, label: toneLabel(value) }));

/** Everything about one way out: what sets it off, where it leads, what must be true, what follows. */
export function OutcomePanel({ outcome }: { outcome: Outcome }) {
  const names = useNames();
  const draft = useDraft();
  const commit = useCommitField();
  const set = useSetField();
  const make = useMake();
  const path = ['outcomes', outcome.id] as const;
  const stage = outcome.from.type === 'stage' ? outcome.from.stage : undefined;
  const isDecision = stage !== undefined && draft.stages[stage]?.kind === 'decision';
  return (
    <Panel icon={<span className="bt-tile bt-outcome-tile"><ToneDot tone={outcome.tone} size={12} /></span>} kind="Outcome" title={outcome.name || 'Outcome without a name'} stage={stage}>
      <Section title="Outcome" open>
        <CommittedText label="Name" required value={outcome.name} onCommit={(name) => commit([...path, 'name'], name)} />
        <TargetField outcome={outcome} />
        <Select label="Tone" data={tones} value={outcome.tone} allowDeselect={false} leftSection={<ToneDot tone={outcome.tone} />} onChange={(tone) => tone && set([...path, 'tone'], tone)} />
        {isDecision && <Switch label="Taken when no condition holds" checked={outcome.fallback === true} onChange={(event) => set([...path, 'fallback'], event.currentTarget.checked || undefined)} />}
      </Section>
      {!(isDecision && outcome.fallback) && <Section title="What sets it off" open={isDecision} summary={describeTrigger(outcome.trigger, names)}>
        <TriggerField outcome={outcome} stage={stage} />
      </Section>}
      {/* A decision is passed through by its conditions; only a gate drawn before is still shown. */}
      {(!isDecision || outcome.gate) && <Section title="Gate" open summary={outcome.gate ? describeGate(outcome.gate, names) : 'required activities'}>
        <GateField replacesRequired={!isDecision} label="Gate of this outcome" gate={outcome.gate} stage={stage} otherwise="No own gate: the stage's required activities must be done." onChange={(gate) => set([...path, 'gate'], gate, `gate:${outcome.id}`)} />
        <SwitchField label="May be overridden" description={`${describeOverride(draft.override, names)}.`} disabled={!draft.override} checked={draft.override !== undefined && outcome.overridable !== false} onChange={(may) => set([...path, 'overridable'], may ? undefined : false)} />
      </Section>}
      {!isDecision && <Section title="Who may take it" summary={describeWho(outcome.who, names)}>
        <WhoField value={outcome.who} onChange={(who) => set([...path, 'who'], who)} />
      </Section>}
      {!isDecision && <Section title="Fields and reason" summary={formatCount(Object.keys(outcome.form).length, 'field')}>
        <FormField label="Fields to fill when it is taken" value={outcome.form} onChange={(form) => set([...path, 'form'], form, `form:${outcome.id}`)} />
        <ReasonField value={outcome.reason} onChange={(reason) => set([...path, 'reason'], reason)} />
      </Section>}
      <Section title="What follows" summary={outcome.then.length === 0 ? 'nothing' : formatCount(outcome.then.length, 'effect')}>
        <EffectsField effects={outcome.then} onChange={(then) => set([...path, 'then'], then)} />
      </Section>
      <Section title="How often" summary={outcome.limit ? formatCount(outcome.limit.times, 'time') : 'any number of times'}><LimitField outcome={outcome} /></Section>
      <div className="bt-inspector-foot">
        <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make({ type: 'deleteOutcomes', outcomes: [outcome.id] })}>Delete outcome</Button>
      </div>
    </Panel>
  );
}

function TargetField({ outcome }: { outcome: Outcome }) {
  const draft = useDraft();
  const make = useMake();
  const data = Object.values(draft.stages).map(({ id, name }) => ({ value: id, label: name || 'Stage without a name', disabled: id !== outcome.to && canConnect(draft, outcome.id, id) !== null }));
  return (
    <Select
      label="Leads to"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Disconnect' }}
      data={data}
      value={outcome.to}
      placeholder="Nowhere yet"
      onChange={(to) => make(to === null ? { type: 'disconnect', outcome: outcome.id } : { type: 'connect', outcome: outcome.id, to })}
    />
  );
}

function WhoField({ value, onChange }: { value: Who; onChange: (who: Who) => void }) {
  const { roles } = useStudio();
  const names = useNames();
  const setType = (type: string | null) => {
    if (type === 'anyone' || type === 'owner') onChange({ type });
    if (type === 'roles' && roles[0]) onChange({ type, roles: [roles[0].value] });
    if (type === 'team') onChange({ type, team: roles[0]?.value ?? 'rep' });
  };
  const data = [{ value: 'anyone', label: 'Anybody' }, { value: 'owner', label: "The record's owner" }, { value: 'roles', label: 'People with a role' }, { value: 'team', label: 'A team' }];
  const held = value.type === 'roles' ? value.roles : [];
  const choices = [...roles, ...held.filter((role) => !roles.some((each) => each.value === role)).map((role) => ({ value: role, label: names.role(role) }))];
  return (
    <>
      <Select label="Who may take it" data={data} value={value.type} allowDeselect={false} onChange={setType} />
      {value.type === 'roles' && <MultiSelect label="Roles" data={choices} value={[...value.roles]} onChange={(next) => next.length > 0 && onChange({ type: 'roles', roles: next })} />}
      {value.type === 'team' && <TeamField value={value.team} onChange={(team) => onChange({ type: 'team', team })} />}
    </>
  );
}

function LimitField({ outcome }: { outcome: Outcome }) {
  const draft = useDraft();
  const set = useSetField();
  const path = ['outcomes', outcome.id, 'limit'] as const;
  const { limit } = outcome;
  const stage = outcome.from.type === 'stage' ? outcome.from.stage : undefined;
  const others = Object.values(draft.outcomes).filter(({ id, from }) => id !== outcome.id && from.type === 'stage' && from.stage === stage);
  return (
    <>
      <Switch label="Only so many times" checked={limit !== undefined} onChange={(event) => set(path, event.currentTarget.checked ? { times: 3, window: 'run', then: null } : undefined)} />
      {limit && <CountField label="At most" min={1} value={limit.times} onChange={(times) => set([...path, 'times'], times, `limit:${outcome.id}`)} />}
      {limit && <Select label="Counted" data={[{ value: 'run', label: 'during one run' }, { value: 'visit', label: 'during one stay in the stage' }]} value={limit.window} allowDeselect={false} onChange={(window) => window && set([...path, 'window'], window)} />}
      {limit && <Select label="After that" data={[{ value: '', label: 'It stays closed' }, ...others.map(({ id, name }) => ({ value: id, label: `Take “${name}”` }))]} value={limit.then ?? ''} allowDeselect={false} onChange={(then) => set([...path, 'then'], then || null)} />}
    </>
  );
}
