import './drawings.css';
import { useState } from 'react';
import { Button, Loader } from '@mantine/core';
import { IconEye, IconLayoutKanban } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useBlueprint, useRecordTypes, useStageCounts, useVersion } from '../../storage/index.ts';
import { EmptyState, StatusPill, usePageTitle } from '../../ui/index.ts';
import { BlueprintCanvas, emptySelection, type Selection } from '../../canvas/index.ts';

/** A published drawing with the records in it: pans and zooms, nothing can be changed (S72). */
export function DrawingScreen() {
  const { id = '' } = useParams();
  const row = useBlueprint(id);
  const version = useVersion(row?.live ?? '');
  const counts = useStageCounts(id);
  const types = useRecordTypes();
  const [selection, setSelection] = useState<Selection>(emptySelection);
  usePageTitle(version?.document.name ?? 'Blueprint');
  if (row === undefined || (row?.live && version === undefined)) return <div className="app-drawing-wait"><Loader size="sm" role="status" aria-label="Opening the drawing" /></div>;
  if (!row || !version) return <EmptyState title={row ? 'Not published yet' : 'There is no such blueprint'} actions={<Button component={Link} to="/blueprints">All blueprints</Button>}>{row ? 'You see a blueprint once a manager has published it.' : 'It may have been deleted.'}</EmptyState>;
  const { document } = version;
  const loads = Object.fromEntries(Object.entries(counts ?? {}).map(([key, count]) => [key.slice(id.length + 1), count]));
  return (
    <div className="app-drawing-view">
      <header>
        <Link to="/blueprints">Blueprints</Link>
        <h1>{document.name}</h1>
        <StatusPill tone={row.paused ? 'time' : 'positive'} dot>{row.paused ? 'Paused' : `Live v${version.number}`}</StatusPill>
        <span className="app-drawing-note"><IconEye size={14} aria-hidden />To look at: your view does not draw. The person menu changes the view.</span>
        <Button component={Link} to={`/board/${id}`} size="sm" variant="default" leftSection={<IconLayoutKanban size={16} aria-hidden />}>Board</Button>
      </header>
      <div className="app-drawing-canvas">
        <BlueprintCanvas
          blueprint={document} mode="read" selection={selection} onSelect={setSelection} onEdit={() => null} newId={() => ''} counts={loads} opening="all"
          recordTypeName={types?.find(({ key }) => key === document.recordType)?.name}
        />
      </div>
    </div>
  );
}
