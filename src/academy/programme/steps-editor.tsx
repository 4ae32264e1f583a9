import { ActionIcon, Button, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { atCivil, civilDate } from '#engine/calendar';
import type { WalkthroughRow } from '../../storage/index.ts';
import { createNames } from '../../ui/index.ts';
import { drillName } from '../drill/drill-name.ts';
import { newId } from './keep.ts';
import type { ProgrammeStep } from './progress.ts';
import type { Course } from './use-classroom.ts';

interface Props {
  readonly steps: readonly ProgrammeStep[];
  readonly zone: string;
  readonly course: Course | undefined;
  readonly walkthroughs: readonly WalkthroughRow[];
  readonly onChange: (steps: readonly ProgrammeStep[]) => void;
}

const kinds: readonly { readonly value: ProgrammeStep['type']; readonly label: string; readonly add: string }[] = [
  { value: 'walkthrough', label: 'Walk-through', add: 'Watch a walk-through' },
  { value: 'drills', label: 'Drills', add: 'Do drills' },
  { value: 'exam', label: 'Exam', add: 'Pass an exam' },
];

/** The steps of a programme in their order: each can be moved, filled, dated and taken out. */
export function StepsEditor({ steps, onChange, ...rest }: Props) {
  const put = (index: number, step: ProgrammeStep) => onChange(steps.map((one, at) => (at === index ? step : one)));
  const move = (index: number, by: -1 | 1) => {
    const next = [...steps];
    const [step] = next.splice(index, 1);
    if (step) next.splice(index + by, 0, step);
    onChange(next);
  };
  return (
    <>
      <ol className="aca-steps">
        {steps.map((step, index) => (
          <li key={step.id} className="bt-card">
            <b className="bt-numbers">{index + 1}</b>
            <StepFields step={step} number={index + 1} {...rest} onChange={(next) => put(index, next)} />
            <span className="aca-step-tools">
              <ActionIcon variant="subtle" color="gray" aria-label={`Step ${index + 1} earlier`} disabled={index === 0} onClick={() => move(index, -1)}><IconArrowUp size={16} /></ActionIcon>
              <ActionIcon variant="subtle" color="gray" aria-label={`Step ${index + 1} later`} disabled={index === steps.length - 1} onClick={() => move(index, 1)}><IconArrowDown size={16} /></ActionIcon>
              <ActionIcon variant="subtle" color="gray" aria-label={`Take step ${index + 1} out`} onClick={() => onChange(steps.filter((_, at) => at !== index))}><IconTrash size={16} /></ActionIcon>
            </span>
          </li>
        ))}
      </ol>
      <Group gap={6}>{kinds.map(({ value, add }) => <Button key={value} size="compact-md" variant="light" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...steps, { id: newId(), type: value, of: [], dueAt: null }])}>{add}</Button>)}</Group>
    </>
  );
}

function StepFields({ step, number, zone, course, walkthroughs, onChange }: Omit<Props, 'steps' | 'onChange'> & { readonly step: ProgrammeStep; readonly number: number; readonly onChange: (step: ProgrammeStep) => void }) {
  const set = course?.drills.status === 'made' ? course.drills.set : null;
  const document = course?.version.document;
  const names = document === undefined ? null : createNames({ blueprint: document });
  const drills = set === null || document === undefined || names === null ? [] : set.drills.map((drill) => ({ value: drill.id, label: `${drill.number}. ${drillName(document, drill, names)}` }));
  const gone = set === null ? [] : step.of.filter((id) => !set.drills.some((drill) => drill.id === id));
  return (
    <div className="aca-step-fields">
      <Select label="What" aria-label={`Step ${number}: what`} allowDeselect={false} value={step.type} data={[...kinds]} onChange={(type) => onChange({ ...step, type: kinds.find(({ value }) => value === type)?.value ?? step.type, of: [] })} />
      {step.type === 'walkthrough' ? (
        <Select label="Which one" aria-label={`Step ${number}: which walk-through`} placeholder={walkthroughs.length === 0 ? 'None is recorded for this blueprint' : 'Choose one'} value={step.of[0] ?? null} data={walkthroughs.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => onChange({ ...step, of: id === null ? [] : [id] })} />
      ) : (
        <MultiSelect
          label={step.type === 'exam' ? 'Examined in' : 'Which drills'} aria-label={`Step ${number}: which drills`} searchable clearable hidePickedOptions styles={{ inputField: { minWidth: 32 } }} value={step.of.filter((id) => !gone.includes(id))} data={drills}
          placeholder={step.of.length > gone.length ? '' : set === null ? 'Every drill (the list is being made)' : `All ${set.drills.length} drills`} onChange={(of) => onChange({ ...step, of })}
          {...(gone.length === 0 ? {} : { description: `${gone.length === 1 ? 'A drill that was chosen is' : `${gone.length} drills that were chosen are`} no longer there on this version.` })}
        />
      )}
      <TextInput type="date" label="Due" aria-label={`Step ${number}: due`} value={step.dueAt === null ? '' : civilDate(step.dueAt, zone)} onChange={(event) => onChange({ ...step, dueAt: dueOn(event.currentTarget.value, zone) })} />
    </div>
  );
}

/** The last minute of a day; null without one. */
function dueOn(day: string, zone: string): number | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? atCivil(day, '23:59', zone) : null;
}
