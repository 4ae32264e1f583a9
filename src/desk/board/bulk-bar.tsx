import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconArrowsRight, IconUserShare } from '@tabler/icons-react';
import { changeMany, newIds, undoMany, usePeople, useRunsByIds } from '../../storage/index.ts';
import { describeRefusal, formatCount, notifyDone, notifyProblem, ProgressDialog, type Names } from '../../ui/index.ts';
import type { Column } from './board-columns.ts';

/** What can be done with the selected records together. */
export function BoardBulkBar({ selected, columns, names, onMove, onClear }: {
  readonly selected: ReadonlySet<string>;
  readonly columns: readonly Column[];
  readonly names: Names;
  readonly onMove: (to: string) => void;
  readonly onClear: () => void;
}) {
  return (
    <div className="board-bulk" role="toolbar" aria-label="Selected records">
      <b>{formatCount(selected.size, 'record')} selected</b>
      <Select
        aria-label="Move to a stage" placeholder="Move to…" size="sm" w={210} searchable leftSection={<IconArrowsRight size={16} aria-hidden />} value={null} comboboxProps={{ width: 260 }}
        data={columns.filter(({ isOld }) => !isOld).map(({ id, name }) => ({ value: id, label: name }))} onChange={(to) => { if (to !== null) onMove(to); }}
      />
      <AssignMany selected={selected} names={names} />
      <Button variant="subtle" color="gray" onClick={onClear}>Clear selection</Button>
    </div>
  );
}

/** Gives the selected records to somebody; who may not have one is told with the reason, per record. */
function AssignMany({ selected, names }: { readonly selected: ReadonlySet<string>; readonly names: Names }) {
  const people = usePeople();
  const runs = useRunsByIds([...selected]);
  const [step, setStep] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const assign = async (owner: string) => {
    const records = [...new Set([...runs.values()].map((run) => run.record))];
    const batch = newIds().next();
    setStep({ done: 0, total: records.length });
    try {
      const report = await changeMany(records, { type: 'assign', owner }, { batch, onProgress: (done, total) => setStep({ done, total }) });
      const [first] = report.refused;
      if (first) notifyProblem(`${formatCount(report.refused.length, 'record')} stayed: ${describeRefusal(first.refusal, names)}`, `${report.done} assigned`);
      if (report.done > 0) notifyDone({ message: `${formatCount(report.done, 'record')} given to ${names.person(owner)}`, undo: () => void undoMany(batch) });
    } finally {
      setStep(null);
    }
  };
  return (
    <>
      <Select
        aria-label="Assign to a person" placeholder="Assign to…" size="sm" w={190} searchable leftSection={<IconUserShare size={16} aria-hidden />} value={null}
        data={people.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => { if (id !== null) void assign(id); }}
      />
      <ProgressDialog opened={step !== null && step.total > 200} title="Assigning" done={step?.done ?? 0} total={step?.total ?? 0} />
    </>
  );
}
