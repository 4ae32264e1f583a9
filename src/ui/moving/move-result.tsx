import { useState } from 'react';
import { Button, Group, Modal, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconDownload, IconLock } from '@tabler/icons-react';
import type { VerdictNode } from '#engine/gates';
import { downloadFile } from '../download.ts';
import { formatCount, listAnd } from '../format.ts';
import { VirtualList } from '../virtual-list.tsx';
import type { Names } from '../words/names.ts';
import { describeRefusal } from '../words/refusal.ts';
import { describeClause } from '../words/verdict.ts';
import type { MovedLine, MoveOutlet, MoveReport } from './bulk-move.tsx';

/** Moved or blocked and why, a line for each record, to keep as a file, and one way back for all that moved. */
export function MoveResult({ report, to, names, outlet, onUndo, onClose }: { readonly report: MoveReport; readonly to: string; readonly names: Names; readonly outlet: MoveOutlet; readonly onUndo: () => void; readonly onClose: () => void }) {
  const moved = report.rows.filter((row) => row.moved);
  const blocked = report.rows.filter((row) => !row.moved);
  const [shown, setShown] = useState<'all' | 'moved' | 'blocked'>(blocked.length > 0 ? 'blocked' : 'all');
  const rows = shown === 'all' ? report.rows : shown === 'moved' ? moved : blocked;
  const save = () => downloadFile(`Moved to ${names.stage(to)}.csv`, resultCsv(report.rows, to, names, outlet.csvLine), 'text/csv');
  return (
    <Modal opened onClose={onClose} size="xl" title={`${moved.length} moved to ${names.stage(to)}, ${blocked.length} blocked`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <SegmentedControl
        aria-label="Which records" size="xs" value={shown} onChange={(value) => setShown(value === 'moved' ? 'moved' : value === 'blocked' ? 'blocked' : 'all')}
        data={[{ value: 'all', label: `All ${report.rows.length}` }, { value: 'moved', label: `Moved ${moved.length}` }, { value: 'blocked', label: `Blocked ${blocked.length}` }]}
      />
      {report.left > 0 ? <p className="bt-move-say" role="status">Stopped: {formatCount(report.left, 'record')} were not asked.</p> : null}
      <div className="bt-move-result">
        <VirtualList count={rows.length} rowHeight={52} label="What became of each record" height={Math.min(420, Math.max(52, rows.length * 52))} rowKey={(index) => rows[index]?.run ?? String(index)}>
          {(index) => {
            const row = rows[index];
            return row ? (
              <div className="bt-move-result-row" data-moved={row.moved || undefined}>
                {outlet.link(row, row.title || 'Without a name')}
                <span>{row.moved ? <>Moved to {names.stage(row.stage)}</> : <><IconLock size={14} aria-hidden /> {whyStayed(row, to, names)}</>}</span>
              </div>
            ) : null;
          }}
        </VirtualList>
      </div>
      <Group justify="flex-end" mt="md">
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>Export CSV</Button>
        {moved.length > 0 ? <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={onUndo}>Undo all {moved.length}</Button> : null}
        <Button onClick={onClose} data-autofocus>Done</Button>
      </Group>
    </Modal>
  );
}

/** Why a record stayed, in one sentence: the clauses that are missing by name, or the refusal. */
export function whyStayed({ outcome, from, stage, refusal, verdict }: MovedLine, to: string, names: Names): string {
  if (from === to) return 'It stands there already.';
  if (outcome === null) return `No way out by hand leads there from ${names.stage(stage)}.`;
  if (verdict !== null && !verdict.met) return `${names.outcome(outcome)}: ${listAnd(missingIn(verdict.tree, names))}`;
  return refusal === null ? 'It was not moved.' : describeRefusal(refusal, names);
}

function missingIn(node: VerdictNode, names: Names, wanted = true): readonly string[] {
  if (node.met === wanted) return [];
  switch (node.type) {
    case 'clause': {
      const { title, progress } = describeClause(node, names, { zone: 'UTC', now: 0 });
      return [progress === '' ? title : `${title} (${progress})`];
    }
    case 'not':
      return missingIn(node.of, names, !wanted);
    default:
      return node.of.flatMap((part) => missingIn(part, names, wanted));
  }
}

/** The table as a file that spreadsheets show and do not run. */
export function resultCsv(rows: readonly MovedLine[], to: string, names: Names, csvLine: MoveOutlet['csvLine']): string {
  const head = csvLine(['Record', 'Moved', 'Outcome', 'From', 'Stands in', 'Why not']);
  const lines = rows.map((row) => csvLine([row.title, row.moved ? 'yes' : 'no', row.outcome === null ? '' : names.outcome(row.outcome), names.stage(row.from), names.stage(row.stage), row.moved ? '' : whyStayed(row, to, names)]));
  return `\uFEFF${[head, ...lines].join('')}`;
}
