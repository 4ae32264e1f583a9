import { Button, Select, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { canConnect, type Outcome } from '#engine/blueprint';
import { capital, describeEffects, describeForm, describeFrom, describeGate, describeLimit, describeOverride, describeReason, describeTrigger, describeWho, ToneDot, toneLabel } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { GateField } from '../rules/rule-field.tsx';
import { useDraft, useNames } from '../studio-context.ts';
import { EffectsField } from './effects-field.tsx';
import { FormField } from './form-field.tsx';
import { FromField } from './from-field.tsx';
import { LimitField } from './limit-field.tsx';
import { LineSection } from './line-section.tsx';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';
import { PanelGroup } from './panel-groups.tsx';
import { ReasonField } from './reason-field.tsx';
import { TriggerField } from './trigger-field.tsx';
import { WhoField } from './who-field.tsx';

const tones = (['positive', 'negative', 'neutral', 'time'] as const).map((value) => ({ value, label: toneLabel(value) }));

/** Everything about one way out: what sets it off and who may take it, what it asks for, and what follows. */
export function OutcomePanel({ outcome }: { outcome: Outcome }) {
  const names = useNames();
  const draft = useDraft();
  const set = useSetField();
  const make = useMake();
  const path = ['outcomes', outcome.id] as const;
  const stage = outcome.from.type === 'stage' ? outcome.from.stage : undefined;
  const isDecision = stage !== undefined && draft.stages[stage]?.kind === 'decision';
  return (
    <Panel icon={<span className="bt-tile bt-outcome-tile"><ToneDot tone={outcome.tone} size={12} /></span>} kind="Outcome" title={outcome.name || 'Outcome without a name'} stage={stage} row={outcome.id} groups={isDecision ? ['Before', 'After'] : ['Before', 'During', 'After']}>
      <PanelGroup name="Before">
        <OutcomeItself outcome={outcome} isDecision={isDecision} />
        {!(isDecision && outcome.fallback) && <Section title="What sets it off" open={isDecision} sentence={capital(describeTrigger(outcome.trigger, names))}>
          <TriggerField outcome={outcome} stage={stage} />
        </Section>}
        {/* A decision is passed through by its conditions; only a gate drawn before is still shown. */}
        {(!isDecision || outcome.gate) && <Section title="Gate" open sentence={outcome.gate ? describeGate(outcome.gate, names) : 'All required activities done'}>
          <GateField replacesRequired={!isDecision} label="Gate of this outcome" gate={outcome.gate} stage={stage} otherwise="No own gate: the stage's required activities must be done." onChange={(gate) => set([...path, 'gate'], gate, `gate:${outcome.id}`)} />
          <SwitchField label="May be overridden" description={`${describeOverride(draft.override, names)}.`} disabled={!draft.override} checked={draft.override !== undefined && outcome.overridable !== false} onChange={(may) => set([...path, 'overridable'], may ? undefined : false)} />
        </Section>}
        {!isDecision && <Section title="Who may take it" sentence={capital(describeWho(outcome.who, names))}>
          <WhoField value={outcome.who} onChange={(who) => set([...path, 'who'], who)} />
        </Section>}
      </PanelGroup>
      {!isDecision && <PanelGroup name="During">
        <Section title="Fields and reason" sentence={`${describeForm(outcome.form, names)}. ${describeReason(outcome.reason)}`}>
          <FormField label="Fields to fill when it is taken" value={outcome.form} onChange={(form) => set([...path, 'form'], form, `form:${outcome.id}`)} />
          <ReasonField value={outcome.reason} onChange={(reason) => set([...path, 'reason'], reason)} />
        </Section>
      </PanelGroup>}
      <PanelGroup name="After">
        <Section title="What follows" sentence={describeEffects(outcome.then, names)}>
          <EffectsField effects={outcome.then} onChange={(then) => set([...path, 'then'], then, `then:${outcome.id}`)} />
        </Section>
        <Section title="How often" sentence={describeLimit(outcome.limit, names)}><LimitField outcome={outcome} /></Section>
        <LineSection outcome={outcome} />
      </PanelGroup>
      <div className="bt-inspector-foot">
        <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make({ type: 'deleteOutcomes', outcomes: [outcome.id] })}>Delete outcome</Button>
      </div>
    </Panel>
  );
}

function OutcomeItself({ outcome, isDecision }: { outcome: Outcome; isDecision: boolean }) {
  const names = useNames();
  const commit = useCommitField();
  const set = useSetField();
  const path = ['outcomes', outcome.id] as const;
  return (
    <Section title="Outcome" open sentence={`${describeFrom(outcome.from, names)}${outcome.to === null ? ', leading nowhere yet' : `, to “${names.stage(outcome.to)}”`}`}>
      <CommittedText label="Name" required value={outcome.name} onCommit={(name) => commit([...path, 'name'], name)} />
      <TargetField outcome={outcome} />
      <FromField outcome={outcome} />
      <Select label="Tone" data={tones} value={outcome.tone} allowDeselect={false} leftSection={<ToneDot tone={outcome.tone} />} onChange={(tone) => tone && set([...path, 'tone'], tone)} />
      {isDecision && <Switch label="Taken when no condition holds" checked={outcome.fallback === true} onChange={(event) => set([...path, 'fallback'], event.currentTarget.checked || undefined)} />}
    </Section>
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
