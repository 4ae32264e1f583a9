import { Button, SegmentedControl, Select, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { outcomesFrom, type Sla, type Stage } from '#engine/blueprint';
import { describeEscalation, describeTimeLimit } from '../../ui/index.ts';
import { FoldList } from '../fields/fold-list.tsx';
import { Section } from '../fields/section.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { EffectsField } from './effects-field.tsx';
import { useMake, useSetField } from './panel.tsx';

type Escalation = Sla['escalations'][string];
const moments = [{ value: 'before', label: 'Before' }, { value: 'at', label: 'At the limit' }, { value: 'after', label: 'After' }];

/** How long a record may stand in a stage, and what happens before, at and after that moment. */
export function TimeLimitSection({ stage }: { stage: Stage }) {
  const set = useSetField();
  const { sla } = stage;
  const path = ['stages', stage.id, 'sla'] as const;
  const names = useNames();
  return (
    <Section title="Time limit" open={sla !== undefined} summary={sla ? undefined : 'none'} sentence={sla && describeTimeLimit(sla, names)}>
      <Switch label="Records may not stand here longer than" checked={sla !== undefined} onChange={(event) => set(path, event.currentTarget.checked ? { limit: { amount: 2, unit: 'workingDays' }, escalations: {} } : undefined)} />
      {sla && <WaitField label="Limit" value={sla.limit} onChange={(next) => set([...path, 'limit'], next, `sla:${stage.id}`)} />}
      {sla && <p className="bt-quiet">Late records show on Today and on the card.</p>}
      {sla && <Escalations stage={stage} escalations={sla.escalations} />}
    </Section>
  );
}

function Escalations({ stage, escalations }: { stage: Stage; escalations: Sla['escalations'] }) {
  const names = useNames();
  const set = useSetField();
  const make = useMake();
  const { newId, roles } = useStudio();
  const path = ['stages', stage.id, 'sla', 'escalations'] as const;
  const steps = inOrder(escalations);
  const add = () => {
    const first = steps.length === 0;
    const step: Escalation = {
      id: newId(), when: first ? 'at' : 'after', wait: first ? { amount: 0, unit: 'minutes' } : { amount: steps.length, unit: 'workingDays' }, order: (steps.at(-1)?.order ?? 0) + 1,
      then: [{ type: 'notify', role: roles.find(({ value }) => value === 'manager')?.value ?? roles[0]?.value ?? 'manager', message: `${stage.name}: a record stands here too long.` }],
    };
    set(path, { ...escalations, [step.id]: step });
  };
  return (
    <>
      <span className="bt-field-label">What happens around the limit</span>
      <FoldList
        label="Escalations"
        empty="Nothing happens by itself."
        rows={steps.map((step, index) => ({ key: step.id, title: describeEscalation(step, names), name: `escalation ${index + 1}`, body: <EscalationParts stage={stage} step={step} onChange={(next) => set([...path, step.id], next, `escalation:${step.id}`)} /> }))}
        onRemove={(id) => make({ type: 'setField', path: [...path, id], value: undefined })}
        add={<Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>Add escalation</Button>}
      />
    </>
  );
}

function EscalationParts({ stage, step, onChange }: { stage: Stage; step: Escalation; onChange: (step: Escalation) => void }) {
  const draft = useDraft();
  const { take: taken, ...kept } = step;
  const ways = outcomesFrom(draft, stage.id).map(({ id, name }) => ({ value: id, label: name || 'Outcome without a name' }));
  const setWhen = (when: string) => {
    if (when === 'at') onChange({ ...step, when, wait: { amount: 0, unit: 'minutes' } });
    if (when === 'before' || when === 'after') onChange({ ...step, when, wait: step.wait.amount === 0 ? { amount: 4, unit: 'workingHours' } : step.wait });
  };
  return (
    <>
      <SegmentedControl fullWidth size="xs" aria-label="When it happens" data={moments} value={step.when} onChange={setWhen} />
      {step.when !== 'at' && <WaitField label={step.when === 'before' ? 'So long before the limit' : 'So long after the limit'} value={step.wait} onChange={(wait) => onChange({ ...step, wait })} />}
      <EffectsField effects={step.then} onChange={(then) => onChange({ ...step, then })} />
      <Select label="And take an outcome by itself" data={[{ value: '', label: 'None: the record stays' }, ...ways]} value={taken ?? ''} allowDeselect={false} onChange={(take) => onChange(take ? { ...kept, take } : kept)} />
    </>
  );
}
