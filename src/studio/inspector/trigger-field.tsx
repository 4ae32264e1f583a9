import { Select } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { activitiesIn, type Outcome, type StageId, type Trigger } from '#engine/blueprint';
import { describeTrigger } from '../../ui/index.ts';
import { waitEdit } from '../draft/wait-name.ts';
import { AroundDateField, useDateFields } from '../fields/around-date-field.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { newComparison } from '../rules/comparing.ts';
import { ConditionField } from '../rules/rule-field.tsx';
import { SignalScopeProvider } from '../rules/signal-scope.ts';
import { useDraft, useNames, useRecordType } from '../studio-context.ts';
import { useMake, useSetField } from './panel.tsx';
import { SignalField } from './signal-field.tsx';
import { usualSignals, withSignal } from './signals.ts';

const kinds = [
  { value: 'person', label: 'A person chooses it' },
  { value: 'result', label: 'An activity ends so' },
  { value: 'condition', label: 'A condition comes true' },
  { value: 'elapsed', label: 'Time has passed' },
  { value: 'date', label: 'Around a date of the record' },
  { value: 'signal', label: 'A signal arrives' },
] as const;

/** What sets an outcome off, read back as one sentence. */
export function TriggerField({ outcome, stage }: { outcome: Outcome; stage: StageId | undefined }) {
  const draft = useDraft();
  const names = useNames();
  const type = useRecordType();
  const set = useSetField();
  const make = useMake();
  const { trigger } = outcome;
  const path = ['outcomes', outcome.id, 'trigger'] as const;
  const put = (next: Trigger, burst?: string) => set(path, next, burst);
  const dates = useDateFields();
  const first = Object.keys(draft.signals ?? {})[0] ?? 'replied';
  const here = (stage ? activitiesIn(draft, stage).map(({ id }) => id) : Object.keys(draft.activities)).filter((id) => Object.keys(draft.activities[id]?.results ?? {}).length > 0);
  /** A usual signal nobody declared yet is declared in the same step. */
  const listen = (next: Extract<Trigger, { type: 'signal' }>) => {
    const usual = usualSignals.find(({ key }) => key === next.signal);
    if (!usual || draft.signals?.[usual.key]) put(next);
    else make({ type: 'several', name: `Listen for ${usual.name}`, edits: [{ type: 'setField', path: ['signals'], value: withSignal(draft, usual) }, { type: 'setField', path, value: next }] });
  };
  const setType = (kind: string | null) => {
    const [activity] = here;
    const result = activity && inOrder(draft.activities[activity]?.results ?? {})[0];
    if (kind === 'person') put({ type: kind });
    if (kind === 'result' && activity && result) put({ type: kind, activity, result: result.key });
    if (kind === 'condition') put({ type: kind, condition: newComparison(type && inOrder(type.fields)[0]) });
    if (kind === 'elapsed') put({ type: kind, wait: { amount: 3, unit: 'days' } });
    if (kind === 'date' && dates[0]) put({ type: kind, field: dates[0].key, days: 1 });
    if (kind === 'signal') listen({ type: kind, signal: first });
  };
  return (
    <>
      <Select label="Set off by" data={kinds.map((kind) => ({ ...kind, disabled: (kind.value === 'result' && here.length === 0) || (kind.value === 'date' && dates.length === 0) }))} value={trigger.type} allowDeselect={false} onChange={setType} />
      {trigger.type === 'result' && <ResultTrigger trigger={trigger} choices={here} onChange={put} />}
      {trigger.type === 'condition' && <ConditionField label="Condition" condition={trigger.condition} otherwise="" onChange={(condition) => condition && put({ type: 'condition', condition }, `trigger:${outcome.id}`)} />}
      {trigger.type === 'elapsed' && <WaitField label="After" value={trigger.wait} onChange={(wait) => make(waitEdit(outcome, wait), { burst: `trigger:${outcome.id}` })} />}
      {trigger.type === 'date' && <AroundDateField value={trigger} onChange={(around) => put({ type: 'date', ...around }, `trigger:${outcome.id}`)} />}
      {trigger.type === 'signal' && <SignalTrigger outcome={outcome} trigger={trigger} />}
      {trigger.type !== 'condition' && <p className="bt-rule-sentence">{describeTrigger(trigger, names)}</p>}
    </>
  );
}

function ResultTrigger({ trigger, choices, onChange }: { trigger: Extract<Trigger, { type: 'result' }>; choices: readonly string[]; onChange: (trigger: Trigger) => void }) {
  const draft = useDraft();
  const names = useNames();
  const resultsOf = (activity: string) => inOrder(draft.activities[activity]?.results ?? {}).map(({ key, name }) => ({ value: key, label: name }));
  const listed = choices.includes(trigger.activity) ? choices : [...choices, trigger.activity];
  const setActivity = (activity: string | null) => {
    const result = activity && (resultsOf(activity).find(({ value }) => value === trigger.result) ?? resultsOf(activity)[0]);
    if (activity && result) onChange({ type: 'result', activity, result: result.value });
  };
  return (
    <>
      <Select label="Activity" data={listed.map((id) => ({ value: id, label: names.activity(id) }))} value={trigger.activity} allowDeselect={false} onChange={setActivity} />
      <Select label="Ends as" data={resultsOf(trigger.activity)} value={trigger.result} allowDeselect={false} onChange={(result) => result && onChange({ ...trigger, result })} />
    </>
  );
}

function SignalTrigger({ outcome, trigger }: { outcome: Outcome; trigger: Extract<Trigger, { type: 'signal' }> }) {
  const draft = useDraft();
  const set = useSetField();
  const path = ['outcomes', outcome.id, 'trigger'] as const;
  return (
    <>
      <SignalField label="Signal" value={trigger.signal} editFor={(signal) => ({ type: 'setField', path: [...path, 'signal'], value: signal })} />
      <span className="bt-field-label">Only if</span>
      <SignalScopeProvider value={draft.signals?.[trigger.signal]}>
        <ConditionField label="Only if" condition={trigger.condition} otherwise="Every such signal counts." onChange={(condition) => set([...path, 'condition'], condition, `signal:${outcome.id}`)} />
      </SignalScopeProvider>
    </>
  );
}
