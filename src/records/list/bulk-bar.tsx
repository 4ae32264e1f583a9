import { useMemo, useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { IconArrowsJoin2, IconArrowsRight, IconChevronDown, IconDoorExit, IconDownload, IconForms, IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext, IconTags, IconUser } from '@tabler/icons-react';
import type { Field } from '#engine/blueprint';
import { usePeople, type RecordTypeRow } from '../../storage/index.ts';
import { formatCount } from '../../ui/index.ts';
import { BulkDialog } from '../bulk/bulk-dialog.tsx';
import { deedWords, type DeedType } from '../bulk/deed-words.ts';
import { MoveDialog } from '../bulk/move-dialog.tsx';
import { MergeDialog } from '../merge/merge-dialog.tsx';
import { EnrolDialog } from './enrol-dialog.tsx';
import { useExport } from './use-export.ts';
import type { Places } from './use-places.ts';

const icons = { setFields: IconForms, assign: IconUser, retag: IconTags, pause: IconPlayerPause, resume: IconPlayerPlay, exit: IconDoorExit } as const satisfies Readonly<Record<DeedType, unknown>>;
const deeds: readonly DeedType[] = ['setFields', 'assign', 'retag', 'pause', 'resume', 'exit'];

/** What can be done with the selected records together. */
export function BulkBar({ type, columns, selected, places, onClear }: {
  readonly type: RecordTypeRow;
  readonly columns: readonly Field[];
  readonly selected: ReadonlySet<string>;
  readonly places: Places;
  readonly onClear: () => void;
}) {
  const people = usePeople();
  const ids = useMemo(() => [...selected], [selected]);
  const [open, setOpen] = useState<DeedType | 'enrol' | 'merge' | 'move' | null>(null);
  const { busy, save } = useExport({ type, columns, places, people });
  const close = () => setOpen(null);
  const [one, other] = ids;
  return (
    <div className="bt-rec-bulk" role="toolbar" aria-label="Selected records">
      <b>{formatCount(selected.size, type.name.toLowerCase(), type.plural.toLowerCase())} selected</b>
      <Button leftSection={<IconPlayerTrackNext size={16} stroke={1.75} />} onClick={() => setOpen('enrol')}>Enrol<span className="bt-rec-where"> in a blueprint</span></Button>
      <Button variant="default" leftSection={<IconArrowsRight size={16} stroke={1.75} />} onClick={() => setOpen('move')}>Move</Button>
      <Menu position="top-start">
        <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.75} />}>Change</Button></Menu.Target>
        <Menu.Dropdown>
          {deeds.map((deed) => {
            const Icon = icons[deed];
            return <Menu.Item key={deed} leftSection={<Icon size={16} stroke={1.75} />} onClick={() => setOpen(deed)}>{deedWords[deed].ask}</Menu.Item>;
          })}
          <Menu.Item leftSection={<IconArrowsJoin2 size={16} stroke={1.75} />} disabled={ids.length !== 2} onClick={() => setOpen('merge')}>{ids.length === 2 ? 'Merge the two' : 'Merge (select two)'}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" loading={busy} leftSection={<IconDownload size={16} stroke={1.75} />} onClick={() => void save(ids, 'all')}>Export CSV</Button>
      <Button variant="subtle" color="gray" className="bt-rec-clear" onClick={onClear}>Clear selection</Button>
      {open === 'enrol' ? <EnrolDialog type={type} ids={ids} blueprints={places.blueprints} onClose={close} /> : null}
      {open === 'merge' && one !== undefined && other !== undefined ? <MergeDialog type={type} ids={[one, other]} onMerged={onClear} onClose={close} /> : null}
      {open === 'move' ? <MoveDialog type={type} ids={ids} blueprints={places.blueprints} onClose={close} /> : null}
      {open !== null && open !== 'enrol' && open !== 'merge' && open !== 'move' ? <BulkDialog key={open} what={open} type={type} ids={ids} blueprints={places.blueprints} onClose={close} /> : null}
    </div>
  );
}
