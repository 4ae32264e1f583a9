import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconClock, IconDots, IconEye, IconFileDiff, IconHistory, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { deleteSnapshot, nameSnapshot, type SnapshotRow } from '../../storage/index.ts';
import { formatAgo, formatCount } from '../../ui/index.ts';
import { useComparing } from '../compare/use-comparing.ts';
import { useMinute } from '../dock/use-minute.ts';
import { useNames } from '../studio-context.ts';
import { saySnapshot } from './say-snapshot.ts';
import { useRestoring } from './use-restoring.ts';

/** A state the draft was in: named by somebody, or kept by itself. */
export function SnapshotItem({ snapshot }: { readonly snapshot: SnapshotRow }) {
  const names = useNames();
  const now = useMinute();
  const { compare } = useComparing();
  const restore = useRestoring();
  const [isNaming, setNaming] = useState(false);
  const said = saySnapshot(snapshot);
  const rename = (name: string) => {
    setNaming(false);
    if (name.trim() !== '' && name.trim() !== snapshot.name) void nameSnapshot(snapshot.id, name.trim());
  };
  const Icon = snapshot.why === 'named' ? IconBookmark : IconClock;
  return (
    <li className="bt-version">
      <span className="bt-version-number"><Icon size={16} stroke={1.75} aria-hidden /></span>
      <div className="bt-version-body">
        <div className="bt-version-line">{isNaming
          ? <TextInput ref={(field) => field?.focus()} size="xs" aria-label="Name" defaultValue={snapshot.name ?? ''} maxLength={120} onBlur={(event) => rename(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === 'Enter') rename(event.currentTarget.value); else if (event.key === 'Escape') setNaming(false); }} />
          : <b>{said}</b>}</div>
        <div className="bt-quiet">{names.person(snapshot.by)}, {formatAgo(snapshot.at, now)} · {formatCount(Object.keys(snapshot.draft.stages).length, 'stage')}</div>
      </div>
      <Menu position="bottom-end" width={210}>
        <Menu.Target><ActionIcon variant="subtle" color="gray" size={28} aria-label={`More for ${said}`}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEye size={16} />} onClick={() => compare(snapshot.id, snapshot.id)}>Look at it</Menu.Item>
          <Menu.Item leftSection={<IconFileDiff size={16} />} onClick={() => compare(snapshot.id, 'draft')}>Compare with the draft</Menu.Item>
          <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => void restore(snapshot.draft, said)}>Restore as the draft</Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmark size={16} />} onClick={() => setNaming(true)}>{snapshot.name === null ? 'Name it, to keep it' : 'Rename'}</Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => void deleteSnapshot(snapshot.id)}>Delete</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
