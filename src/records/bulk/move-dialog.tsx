import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Group, Modal, Select } from '@mantine/core';
import { Link } from 'react-router';
import { stagesOf } from '#engine/blueprint';
import { csvLine } from '#engine/exchange';
import { moveMany, newIds, runningIn, undoMany, usePeople, type BlueprintRow, type RecordTypeRow } from '../../storage/index.ts';
import { BulkMove, createNames, formatCount, formatNumber, notifyDone, type MoveOutlet } from '../../ui/index.ts';
import { useLiveBlueprints, type LiveBlueprint } from '../enrolment/live-blueprints.ts';

const outlet: MoveOutlet = { csvLine, link: (row, name) => <Link to={`/records/${row.record}?run=${row.run}`}>{name}</Link> };

interface Chosen {
  readonly blueprint: LiveBlueprint;
  readonly to: string;
  readonly runs: readonly string[];
}

/** The selected records to a stage of a blueprint they walk: where to is asked first, then each takes its own step (S3). */
export function MoveDialog({ type, ids, blueprints, onClose }: { readonly type: RecordTypeRow; readonly ids: readonly string[]; readonly blueprints: readonly BlueprintRow[]; readonly onClose: () => void }) {
  const people = usePeople();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const batch = useRef('');
  const names = useMemo(() => createNames({ ...(chosen ? { blueprint: chosen.blueprint.document } : {}), recordType: type, people }), [chosen, type, people]);
  const undo = async () => {
    const { restored, changedSince } = await undoMany(batch.current);
    notifyDone({ message: `${formatCount(restored, 'record')} moved back${changedSince > 0 ? `, ${changedSince} had moved on since` : ''}` });
  };
  if (chosen === null) return <WhereTo type={type} ids={ids} blueprints={blueprints} onChoose={setChosen} onClose={onClose} />;
  return (
    <BulkMove
      count={chosen.runs.length} to={chosen.to} blueprint={chosen.blueprint.document} type={type} names={names} people={people} outlet={outlet} undo={undo} onClose={onClose}
      move={(given, watch) => {
        batch.current = newIds().next();
        return moveMany({ runs: chosen.runs, to: chosen.to, ...given }, { batch: batch.current, ...watch });
      }}
    />
  );
}

function WhereTo({ type, ids, blueprints, onChoose, onClose }: { readonly type: RecordTypeRow; readonly ids: readonly string[]; readonly blueprints: readonly BlueprintRow[]; readonly onChoose: (chosen: Chosen) => void; readonly onClose: () => void }) {
  const live = useLiveBlueprints(blueprints, type.key);
  const walking = useWalking(ids, live);
  const [wish, setWish] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const most = live?.toSorted((a, b) => (walking?.get(b.id)?.length ?? 0) - (walking?.get(a.id)?.length ?? 0))[0];
  const blueprint = live?.find(({ id }) => id === wish) ?? most;
  const runs = blueprint === undefined ? [] : (walking?.get(blueprint.id) ?? []);
  const rest = ids.length - runs.length;
  return (
    <Modal opened onClose={onClose} title={`Move ${formatCount(ids.length, type.name.toLowerCase(), type.plural.toLowerCase())} to a stage`} closeButtonProps={{ 'aria-label': 'Close' }}>
      {live === undefined || walking === undefined ? <p className="bt-note-text" role="status">Looking where they stand…</p> : blueprint === undefined || [...walking.values()].every((of) => of.length === 0) ? (
        <p className="bt-note-text">None of them walks a blueprint: enrol them first.</p>
      ) : (
        <>
          <Select
            label="Blueprint" allowDeselect={false} value={blueprint.id} onChange={(id) => { setWish(id); setTo(null); }}
            data={live.map(({ id, name }) => ({ value: id, label: `${name} (${walking.get(id)?.length ?? 0})` }))}
          />
          <Select mt="sm" label="Stage" placeholder="Where to" searchable allowDeselect={false} value={to} onChange={setTo} data={stagesOf(blueprint.document).map(({ id, name }) => ({ value: id, label: name }))} />
          {rest > 0 ? <p className="bt-note-text bt-move-rest">{rest === 1 ? '1 selected record does not walk it and stays as it is.' : `${formatNumber(rest)} selected records do not walk it and stay as they are.`}</p> : null}
        </>
      )}
      <Group justify="flex-end" mt="lg"><Button variant="default" onClick={onClose}>Cancel</Button><Button disabled={blueprint === undefined || to === null || runs.length === 0} onClick={() => { if (blueprint && to !== null) onChoose({ blueprint, to, runs }); }}>Go on</Button></Group>
    </Modal>
  );
}

/** The runs of these records under way in each blueprint; undefined while they are looked up. */
function useWalking(ids: readonly string[], live: readonly LiveBlueprint[] | undefined): ReadonlyMap<string, readonly string[]> | undefined {
  const [found, setFound] = useState<ReadonlyMap<string, readonly string[]>>();
  useEffect(() => {
    if (live === undefined) return undefined;
    let stale = false;
    void Promise.all(live.map(async ({ id }) => [id, await runningIn(ids, id)] as const)).then((all) => { if (!stale) setFound(new Map(all)); });
    return () => {
      stale = true;
    };
  }, [ids, live]);
  return found;
}
