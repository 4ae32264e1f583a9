import { useRef, useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconPlayerTrackNext, IconUserShare } from '@tabler/icons-react';
import { changeMany, newIds, undoMany, useBlueprints, usePeople, type RecordTypeRow } from '../../storage/index.ts';
import { createNames, describeRefusal, formatCount, notifyDone, notifyProblem, ProgressDialog } from '../../ui/index.ts';

/** Gives the selected leads to somebody, or starts a blueprint for them, so that the first touch comes. */
export function ListBulkBar({ records, type, onDone }: { readonly records: readonly string[]; readonly type: RecordTypeRow; readonly onDone: () => void }) {
  const people = usePeople();
  const blueprints = (useBlueprints() ?? []).filter((row) => row.live !== null && !row.paused && row.draft.recordType === type.key);
  const [done, setDone] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  const names = createNames({ recordType: type, people, blueprints: blueprints.map(({ id, draft }) => ({ id, name: draft.name })) });
  const change = async (deed: Parameters<typeof changeMany>[1], said: (count: number) => string) => {
    const batch = newIds().next();
    stop.current = new AbortController();
    setDone(0);
    try {
      const report = await changeMany(records, deed, { batch, signal: stop.current.signal, onProgress: setDone });
      const [first] = report.refused;
      if (first) notifyProblem(describeRefusal(first.refusal, names), `${formatCount(report.refused.length, 'record')} stayed as they are`);
      if (report.done > 0) notifyDone({ message: said(report.done), undo: () => void undoMany(batch) });
      onDone();
    } catch (problem) {
      notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not everything was done');
    } finally {
      setDone(null);
    }
  };
  return (
    <div className="leads-bulk" role="toolbar" aria-label="Selected records">
      <b>{formatCount(records.length, type.name.toLowerCase(), type.plural.toLowerCase())} selected</b>
      <Select
        aria-label="Assign to a person" placeholder="Assign to…" size="sm" searchable leftSection={<IconUserShare size={16} aria-hidden />} value={null} data={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(owner) => { if (owner !== null) void change({ type: 'assign', owner }, (count) => `${formatCount(count, 'record')} given to ${names.person(owner)}`); }}
      />
      <Select
        aria-label="Enrol in a blueprint" placeholder="Enrol in…" size="sm" searchable leftSection={<IconPlayerTrackNext size={16} aria-hidden />} value={null} data={blueprints.map(({ id, draft }) => ({ value: id, label: draft.name }))}
        onChange={(blueprint) => { if (blueprint !== null) void change({ type: 'enrol', blueprint }, (count) => `${formatCount(count, 'record')} enrolled in ${names.blueprint(blueprint)}`); }}
      />
      <Button variant="subtle" color="gray" onClick={onDone}>Clear selection</Button>
      <ProgressDialog opened={done !== null && records.length > 100} title="Working through the selection" done={done ?? 0} total={records.length} onCancel={() => stop.current?.abort()} cancelLabel="Stop" />
    </div>
  );
}
