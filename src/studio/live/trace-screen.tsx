import '../studio.css';
import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { useVersion, type BlueprintRow } from '../../storage/index.ts';
import { usePageTitle } from '../../ui/index.ts';
import { createDraftStore } from '../draft/draft-store.ts';
import { StudioProvider } from '../studio-context.ts';
import { useStudioOver } from '../use-studio-over.ts';
import { TraceBoard } from './trace-board.tsx';
import './live.css';

/** The way of one record through the drawing in force, for people who do not draw (ui.md 58, S72). */
export function TraceScreen({ row, record }: { readonly row: BlueprintRow; readonly record: string }) {
  const version = useVersion(row.live ?? '');
  const document = version?.document ?? row.draft;
  const store = useMemo(() => createDraftStore({ ...document, view: { ...document.view, locked: true } }), [document]);
  const studio = useStudioOver(row.id, store);
  const navigate = useNavigate();
  usePageTitle(document.name);
  if (!studio || (row.live !== null && version === undefined)) return null;
  return (
    <StudioProvider value={studio}>
      <div className="bt-studio">
        <header className="bt-studio-bar" aria-label="Blueprint">
          <Button component={Link} to={`/records/${record}`} size="compact-sm" variant="subtle" leftSection={<IconChevronLeft size={16} aria-hidden />}>Back to the record</Button>
          <h1 className="bt-trace-name">{document.name}</h1>
        </header>
        <TraceBoard blueprint={document} record={record} onAll={() => void navigate(`/blueprints/${row.id}?live`)} />
      </div>
    </StudioProvider>
  );
}
