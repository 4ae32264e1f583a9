import { ActionIcon, Anchor, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconEye, IconFileDiff, IconHistory } from '@tabler/icons-react';
import type { VersionRow } from '../../storage/index.ts';
import { formatAgo, formatCount, formatNumber, StatusPill } from '../../ui/index.ts';
import { useMinute } from '../dock/use-minute.ts';
import { useNames } from '../studio-context.ts';
import { useComparing } from '../compare/use-comparing.ts';
import { isLink } from '../publish/why-fields.tsx';
import { useRestoring } from './use-restoring.ts';

/** One published version: its number, why, by whom, how many records walk it. */
export function VersionItem({ version, isLive, before, restored, load, onRollBack }: {
  readonly version: VersionRow;
  readonly isLive: boolean;
  /** The version that was out before it. */
  readonly before: VersionRow | undefined;
  readonly restored: number | undefined;
  readonly load: { readonly running: number; readonly ever: number } | undefined;
  readonly onRollBack: () => void;
}) {
  const names = useNames();
  const now = useMinute();
  const { compare } = useComparing();
  const restore = useRestoring();
  return (
    <li className="bt-version" data-live={isLive || undefined}>
      <span className="bt-version-number">v{version.number}</span>
      <div className="bt-version-body">
        <div className="bt-version-line">
          <b>{version.note === '' ? <span className="bt-quiet">No note</span> : version.note}</b>
          {isLive && <StatusPill tone="positive" dot>Live</StatusPill>}
          {restored !== undefined && <StatusPill>Back to v{restored}</StatusPill>}
          {version.moving && <StatusPill tone="primary">Takes over at the next stage change</StatusPill>}
        </div>
        <div className="bt-quiet">
          {names.person(version.publishedBy)}, {formatAgo(version.publishedAt, now)}{load ? ` · ${formatCount(load.running, 'record')} on it${load.ever > load.running ? `, ${formatNumber(load.ever)} ever` : ''}` : ''}
          {version.evidence !== undefined && isLink(version.evidence) && <> · <Anchor href={version.evidence} target="_blank" rel="noreferrer noopener" size="xs">what it was learned from</Anchor></>}
        </div>
      </div>
      <Menu position="bottom-end" width={230}>
        <Menu.Target><ActionIcon variant="subtle" color="gray" size={28} aria-label={`More for version ${version.number}`}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEye size={16} />} onClick={() => compare(version.id, version.id)}>Look at it</Menu.Item>
          <Menu.Item leftSection={<IconFileDiff size={16} />} onClick={() => compare(version.id, 'draft')}>Compare with the draft</Menu.Item>
          {before && <Menu.Item leftSection={<IconFileDiff size={16} />} onClick={() => compare(before.id, version.id)}>What it changed from v{before.number}</Menu.Item>}
          <Menu.Divider />
          <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => void restore(version.document, `version ${version.number}`)}>Restore as the draft</Menu.Item>
          {!isLive && <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={onRollBack}>Roll back to it…</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
