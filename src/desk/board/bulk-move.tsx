import { useRef } from 'react';
import { Link } from 'react-router';
import { csvLine } from '#engine/exchange';
import type { Blueprint } from '#engine/blueprint';
import { moveMany, newIds, undoMany, usePeople, type RecordTypeRow } from '../../storage/index.ts';
import { BulkMove, formatCount, notifyDone, type MoveOutlet, type Names } from '../../ui/index.ts';

const outlet: MoveOutlet = { csvLine, link: (row, name) => <Link to={`/records/${row.record}?run=${row.run}`}>{name}</Link> };

/** The selected cards of a board to one of its stages. */
export function MoveCards({ runs, to, blueprint, type, names, onClose }: {
  readonly runs: readonly string[];
  readonly to: string;
  readonly blueprint: Blueprint;
  readonly type: RecordTypeRow | undefined;
  readonly names: Names;
  readonly onClose: () => void;
}) {
  const people = usePeople();
  const batch = useRef('');
  const undo = async () => {
    const { restored, changedSince } = await undoMany(batch.current);
    notifyDone({ message: `${formatCount(restored, 'record')} moved back${changedSince > 0 ? `, ${changedSince} had moved on since` : ''}` });
  };
  return (
    <BulkMove
      count={runs.length} to={to} blueprint={blueprint} type={type} names={names} people={people} outlet={outlet} undo={undo} onClose={onClose}
      move={(given, watch) => {
        batch.current = newIds().next();
        return moveMany({ runs, to, ...given }, { batch: batch.current, ...watch });
      }}
    />
  );
}
