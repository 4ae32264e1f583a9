import { Button, Loader } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { inOrder } from '#engine/kernel';
import { clausesOf, type Condition, type Gate, type StageId } from '#engine/blueprint';
import { describeCondition, describeGate } from '../../ui/index.ts';
import { useNames, useRecordType } from '../studio-context.ts';
import { newComparison } from './comparing.ts';

const GateTree = lazy(() => import('./gate-tree.tsx').then((module) => ({ default: module.GateTree })));
const ConditionTree = lazy(() => import('./condition-tree.tsx').then((module) => ({ default: module.ConditionTree })));

export interface GateFieldProps {
  readonly label: string;
  readonly gate: Gate | undefined;
  readonly onChange: (gate: Gate | undefined) => void;
  readonly stage: StageId | undefined;
  /** What holds while there is no rule. */
  readonly otherwise: string;
  /** The rule stands in place of "all required activities done": the manager is told, and may ask for both. */
  readonly replacesRequired?: boolean;
}

/** A gate: its one sentence, and the builder behind it. */
export function GateField({ label, gate, onChange, stage, otherwise, replacesRequired = false }: GateFieldProps) {
  const names = useNames();
  return (
    <RuleFrame label={label} sentence={gate && describeGate(gate, names)} otherwise={otherwise} onStart={() => onChange({ type: 'count', compare: 'atLeast', times: 1, of: {}, within: { type: 'run' } })}>
      <GateTree label={label} gate={gate} onChange={onChange} stage={stage} />
      {replacesRequired && gate && !clausesOf(gate).some((clause) => clause.type === 'requiredActivities') && (
        <p className="bt-rule-note">
          <span>This stands in place of the stage&rsquo;s required activities.</span>
          <Button size="compact-xs" variant="subtle" onClick={() => onChange({ type: 'all', of: [{ type: 'requiredActivities' }, ...(gate.type === 'all' ? gate.of : [gate])] })}>Ask for both</Button>
        </p>
      )}
    </RuleFrame>
  );
}

export interface ConditionFieldProps {
  readonly label: string;
  readonly condition: Condition | undefined;
  readonly onChange: (condition: Condition | undefined) => void;
  readonly otherwise: string;
}

/** A condition on the record's fields: its one sentence, and the builder behind it. */
export function ConditionField({ label, condition, onChange, otherwise }: ConditionFieldProps) {
  const names = useNames();
  const type = useRecordType();
  return (
    <RuleFrame label={label} sentence={condition && describeCondition(condition, names)} otherwise={otherwise} onStart={() => onChange(newComparison(type && inOrder(type.fields)[0]))}>
      <ConditionTree label={label} condition={condition} onChange={onChange} />
    </RuleFrame>
  );
}

function RuleFrame({ label, sentence, otherwise, onStart, children }: { label: string; sentence: string | undefined; otherwise: string; onStart: () => void; children: ReactNode }) {
  return (
    <div className="bt-rules" role="group" aria-label={label}>
      <p className="bt-rule-sentence" data-empty={sentence === undefined || undefined} aria-live="polite">{sentence ?? otherwise}</p>
      {sentence !== undefined
        ? <Suspense fallback={<Loader size="xs" role="status" aria-label="Loading the rule builder" />}>{children}</Suspense>
        : <Button size="compact-xs" variant="light" leftSection={<IconPlus size={14} aria-hidden />} onClick={onStart}>Add a rule</Button>}
    </div>
  );
}
