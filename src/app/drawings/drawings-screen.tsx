import './drawings.css';
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useBlueprints, useStageCounts, useVersion, type BlueprintRow, type StageCount } from '../../storage/index.ts';
import { Banner, EmptyState, formatCount, Page, PageHeader, quoted, StatusPill, usePageTitle } from '../../ui/index.ts';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import { useAskedOfMe } from '../use-asked-of-me.ts';

/** What is in force, to look at: for those who work by the drawings and do not draw them (S72). */
export function DrawingsScreen() {
  usePageTitle('Blueprints');
  const rows = useBlueprints();
  const counts = useStageCounts();
  const asked = useAskedOfMe(rows);
  if (rows === undefined || counts === undefined) return null;
  const live = rows.filter((row) => row.live !== null);
  const asking = asked ?? [];
  return (
    <Page>
      <PageHeader title="Blueprints" note={<><IconEye size={14} aria-hidden /> As published, to look at. Managers draw.</>} />
      {asking.length > 0 && (
        <section className="app-drawings-asked" aria-label="To review">
          {asking.map(({ row, asker, note }) => (
            <Banner key={row.id} tone="primary" title={`${asker} asks you to review ${quoted(row.draft.name)}.`} actions={<Button component={Link} to={`/blueprints/${row.id}`} size="compact-sm">Review the draft</Button>}>
              {note === '' ? undefined : quoted(note)}
            </Banner>
          ))}
        </section>
      )}
      {live.length === 0 && asking.length === 0 ? <EmptyState title="Nothing is published yet">A blueprint shows here once a manager has published it.</EmptyState> : null}
      <div className="app-drawings">{live.map((row) => <Drawing key={row.id} row={row} counts={counts} />)}</div>
    </Page>
  );
}

function Drawing({ row, counts }: { readonly row: BlueprintRow; readonly counts: Readonly<Record<string, StageCount>> }) {
  const version = useVersion(row.live ?? '');
  const inside = Object.entries(counts).reduce((sum, [key, { records }]) => sum + (key.startsWith(`${row.id}/`) ? records : 0), 0);
  return (
    <Link className="bt-card app-drawing" to={`/blueprints/${row.id}`}>
      <span className="app-drawing-map">{version ? <BlueprintThumbnail blueprint={version.document} width={300} height={120} label={`Drawing of ${row.draft.name}`} /> : null}</span>
      <b>{version?.document.name ?? row.draft.name}</b>
      <span className="app-drawing-facts">{row.paused ? <StatusPill tone="time" dot>Paused</StatusPill> : <StatusPill tone="positive" dot>Live v{version?.number ?? ''}</StatusPill>}<span>{formatCount(inside, 'record')} inside</span></span>
    </Link>
  );
}
