import { Anchor, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { Blueprint } from '#engine/blueprint';
import { passagesOf, type Passage } from '#engine/insights';
import { emptySelection, lineKey, type CanvasFlow } from '../../canvas/index.ts';
import { useEntries, useRecord } from '../../storage/index.ts';
import { EmptyState, formatDuration, formatMoment, SectionLabel } from '../../ui/index.ts';
import { useMinute } from '../dock/use-minute.ts';
import { useRecordType } from '../studio-context.ts';
import { LiveCanvas } from './live-canvas.tsx';

/** The way of one record through the drawing: its path lit, on each line how long the record had stayed before it (ui.md 58). */
export function TraceBoard({ blueprint, record: id, onAll }: { blueprint: Blueprint; record: string; onAll: () => void }) {
  const record = useRecord(id);
  const entries = useEntries(id);
  const type = useRecordType();
  const now = useMinute();
  const [selection, setSelection] = useState(emptySelection);
  const passage = useMemo(() => (entries ? passagesOf(blueprint.id, entries).at(-1) : undefined), [entries, blueprint.id]);
  const flows = useMemo(() => (passage ? timesOf(passage) : undefined), [passage]);
  if (entries === undefined || record === undefined) return null;
  const name = String(record?.fields[type?.title ?? ''] ?? '') || 'This record';
  const stages = passage?.stays.map(({ stage }) => stage) ?? [];
  return (
    <div className="bt-studio-body">
      <div className="bt-studio-middle">
        <div className="live-bar"><Button size="compact-sm" variant="subtle" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={onAll}>All records</Button><span><b>{name}</b> through this drawing</span></div>
        <section className="bt-studio-drawing" aria-label="Drawing">
          <LiveCanvas blueprint={blueprint} selection={selection} onSelect={setSelection} here={stages.at(-1)} path={stages.slice(0, -1)} flows={flows} />
          {passage === undefined && <div className="bt-studio-empty"><EmptyState title={`${name} was never here`} actions={<Button onClick={onAll}>Show all records</Button>}>It has walked other blueprints, or none yet.</EmptyState></div>}
        </section>
      </div>
      {passage && record && (
        <aside className="live-drawer" aria-label="Its way">
          <header><div><h2><Anchor inherit component={Link} to={`/records/${id}`}>{name}</Anchor></h2><p>{statusWords(passage)}</p></div></header>
          <SectionLabel order={3}>Its way</SectionLabel>
          <ol className="live-way">
            {passage.stays.map(({ stage, enteredAt, leftAt, outcome, entry }) => (
              <li key={`${entry}/${stage}`} data-now={leftAt === null || undefined}>
                <b>{blueprint.stages[stage]?.name ?? 'A stage that is gone'}</b>
                <span className="bt-quiet">{formatMoment(enteredAt, { zone: record.zone, now })}{blueprint.stages[stage]?.kind === 'end' ? '' : `, ${leftAt === null ? 'for' : 'stayed'} ${formatDuration((leftAt ?? now) - enteredAt)}`}</span>
                {outcome !== null && <span className="live-way-out">{blueprint.outcomes[outcome]?.name ?? 'An outcome that is gone'}</span>}
              </li>
            ))}
          </ol>
        </aside>
      )}
    </div>
  );
}

function statusWords({ status, stays }: Passage): string {
  const again = stays.length - new Set(stays.map(({ stage }) => stage)).size;
  return `${status === 'running' ? 'On its way' : status === 'ended' ? 'Came to an end' : 'Left before an end'}${again > 0 ? `, ${again} ${again === 1 ? 'stage' : 'stages'} twice or more` : ''}`;
}

/** How long the record had stayed when it took each line, all times it did. */
function timesOf({ stays }: Passage): Readonly<Record<string, CanvasFlow>> {
  const taken = new Map<string, number[]>();
  for (const { stage, outcome, enteredAt, leftAt } of stays) {
    if (outcome === null || leftAt === null) continue;
    const key = lineKey(stage, outcome);
    taken.set(key, [...(taken.get(key) ?? []), leftAt - enteredAt]);
  }
  return Object.fromEntries([...taken].map(([key, times]) => [key, { share: 0.25, words: times.length === 1 ? '' : `×${times.length}`, onLine: times.map(formatDuration).join(', ') }]));
}
