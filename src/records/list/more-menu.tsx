import { Button, Menu } from '@mantine/core';
import { IconArrowsJoin2, IconChevronDown, IconClipboardCheck, IconDownload, IconFileImport, IconForms, IconMessage2Bolt } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Field, RecordType } from '#engine/blueprint';
import { usePeople } from '../../storage/index.ts';
import { formatNumber } from '../../ui/index.ts';
import { useExport } from './use-export.ts';
import type { Places } from './use-places.ts';

/** What can be done with the list as a whole, and where its type is looked after. */
export function MoreMenu({ type, ids, columns, places }: { readonly type: RecordType; readonly ids: readonly string[]; readonly columns: readonly Field[]; readonly places: Places }) {
  const people = usePeople();
  const { busy, save } = useExport({ type, columns, places, people });
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="subtle" color="gray" loading={busy} rightSection={<IconChevronDown size={14} stroke={1.75} />}>More</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item className="bt-rec-phone" component={Link} to={`/records/import?type=${type.key}`} leftSection={<IconFileImport size={16} stroke={1.75} />}>Import a file</Menu.Item>
        <Menu.Item leftSection={<IconDownload size={16} stroke={1.75} />} disabled={ids.length === 0} onClick={() => void save(ids, 'all')}>Export these {formatNumber(ids.length)}, all fields</Menu.Item>
        <Menu.Item leftSection={<IconDownload size={16} stroke={1.75} />} disabled={ids.length === 0} onClick={() => void save(ids, 'shown')}>Export the columns in sight</Menu.Item>
        <Menu.Divider />
        <Menu.Item component={Link} to={`/records/duplicates?type=${type.key}`} leftSection={<IconArrowsJoin2 size={16} stroke={1.75} />}>Find duplicates</Menu.Item>
        <Menu.Item component={Link} to={`/records/check?type=${type.key}`} leftSection={<IconClipboardCheck size={16} stroke={1.75} />}>Check the data</Menu.Item>
        <Menu.Item component={Link} to={`/records/types?type=${type.key}`} leftSection={<IconForms size={16} stroke={1.75} />}>Record types and fields</Menu.Item>
        <Menu.Item component={Link} to="/signals/import" leftSection={<IconMessage2Bolt size={16} stroke={1.75} />}>Bring in what customers did</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
