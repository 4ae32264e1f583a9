import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconDownload, IconPlayerTrackNext } from '@tabler/icons-react';
import type { Field, RecordType } from '#engine/blueprint';
import { usePeople } from '../../storage/index.ts';
import { downloadFile, formatCount, notifyProblem } from '../../ui/index.ts';
import { EnrolDialog } from './enrol-dialog.tsx';
import { exportRecords } from './export-list.ts';
import type { Places } from './use-places.ts';

/** What can be done with the selected records together. */
export function BulkBar({ type, columns, selected, places, onClear }: {
  readonly type: RecordType;
  readonly columns: readonly Field[];
  readonly selected: ReadonlySet<string>;
  readonly places: Places;
  readonly onClear: () => void;
}) {
  const people = usePeople();
  const ids = useMemo(() => [...selected], [selected]);
  const [enrolling, setEnrolling] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      downloadFile(`${type.plural}.csv`, await exportRecords(ids, { type, columns, places, people }));
    } catch {
      notifyProblem('The file could not be written.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="bt-rec-bulk" role="toolbar" aria-label="Selected records">
      <b>{formatCount(selected.size, type.name.toLowerCase(), type.plural.toLowerCase())} selected</b>
      <Button leftSection={<IconPlayerTrackNext size={16} stroke={1.75} />} onClick={() => setEnrolling(true)}>Enrol in a blueprint</Button>
      <Button variant="default" loading={busy} leftSection={<IconDownload size={16} stroke={1.75} />} onClick={() => void save()}>Export CSV</Button>
      <Button variant="subtle" color="gray" onClick={onClear}>Clear selection</Button>
      {enrolling ? <EnrolDialog type={type} ids={ids} blueprints={places.blueprints} onClose={() => setEnrolling(false)} /> : null}
    </div>
  );
}
