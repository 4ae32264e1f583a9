import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowDownRight, IconCheck } from '@tabler/icons-react';
import { formatCount, Kbd } from '../../../ui/index.ts';
import type { RecordData } from '../../record/record-data.ts';
import type { Undoing } from '../../verdict/undo.tsx';
import { pathTaken } from './path-taken.ts';

/** The way so far, stage by stage, at the side of the talk; the last step can be taken back from here. */
export function PathPanel({ data, undoing, onUndo, folded }: { readonly data: RecordData; readonly undoing: Undoing; readonly onUndo: () => void; readonly folded: boolean }) {
  const { run, names } = data;
  if (!run) return null;
  const stays = pathTaken(run);
  const list = (
    <ol className="straight-path">
      {stays.map((stay) => (
        <li key={stay.visit} data-here={stay.here || undefined} aria-current={stay.here ? 'step' : undefined}>
          <b>{names.stage(stay.stage)}</b>
          {stay.done.map(({ entry, activity, result }) => <small key={entry}><IconCheck size={12} aria-hidden />{names.activity(activity)}{result === null ? '' : `: ${names.result(result)}`}</small>)}
          {stay.outcome === null ? null : <small data-outcome><IconArrowDownRight size={12} aria-hidden />{names.outcome(stay.outcome)}</small>}
        </li>
      ))}
    </ol>
  );
  return (
    <section className="straight-side" aria-label="The way so far">
      {folded ? <details><summary>The way so far, {formatCount(stays.length, 'stage')}</summary>{list}</details> : <><div className="desk-label">The way so far</div>{list}</>}
      <Button size="compact-md" variant="default" leftSection={<IconArrowBackUp size={15} aria-hidden />} rightSection={folded ? null : <Kbd keys="Ctrl+Z" />} disabled={!undoing.possible} onClick={onUndo}>Take back{undoing.asks ? '…' : ''}</Button>
    </section>
  );
}
