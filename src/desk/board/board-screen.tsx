import { useDeferredValue, useMemo } from 'react';
import { Button, Loader, Select } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useBlueprints, useMe, usePeople, useRecordTypes, useSetting, useStageCounts, useVersion, useVersions, type BlueprintRow } from '../../storage/index.ts';
import { createNames, EmptyState, formatCount, Page, PageHeader, useCommands, usePageTitle } from '../../ui/index.ts';
import { boardColumns } from './board-columns.ts';
import { BoardLanes } from './board-lanes.tsx';
import '../desk.css';
import './board.css';

/** The board of one blueprint; without one in the address, the last one looked at, else the one with most records. */
export function BoardScreen() {
  const { blueprint = '' } = useParams();
  const rows = useBlueprints();
  const counts = useStageCounts();
  const [last, setLast] = useSetting<string | null>('board/last', null);
  const navigate = useNavigate();
  const live = useMemo(() => (rows ?? []).filter((row) => row.live !== null), [rows]);
  const shown = live.find(({ id }) => id === blueprint);
  usePageTitle(shown ? `Board: ${shown.draft.name}` : 'Board');
  const open = (id: string) => {
    void setLast(id);
    void navigate(`/board/${id}`);
  };
  useCommands(live.filter(({ id }) => id !== blueprint).map((row) => ({ id: `board/${row.id}`, label: `Board: ${row.draft.name}`, group: 'Go to', run: () => open(row.id) })));
  if (!rows || !counts) return <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading the board" /></div>;
  if (live.length === 0) return <Page><PageHeader title="Board" /><EmptyState icon={<IconLayoutKanban size={24} />} title="No board yet" actions={<Button onClick={() => void navigate('/blueprints')}>Draw a blueprint</Button>}>A board shows where every record of a published blueprint stands, and none is published yet. Start from a ready-made one and publish it.</EmptyState></Page>;
  if (blueprint === '') {
    const inside = (id: string) => Object.entries(counts).reduce((sum, [key, count]) => sum + (key.startsWith(`${id}/`) ? count.records : 0), 0);
    const first = live.find(({ id }) => id === last) ?? [...live].sort((a, b) => inside(b.id) - inside(a.id))[0];
    return <Navigate to={`/board/${first?.id ?? ''}`} replace />;
  }
  if (!shown) return <EmptyState title="There is no such board" actions={<Button onClick={() => void navigate('/board')}>Another board</Button>}>The blueprint may have been deleted, or was never published.</EmptyState>;
  const choice = (
    <Select
      aria-label="Blueprint" className="board-choice" size="sm" allowDeselect={false} searchable value={shown.id} comboboxProps={{ width: 320 }}
      data={live.map(({ id, draft }) => ({ value: id, label: draft.name }))} onChange={(id) => { if (id !== null && id !== shown.id) open(id); }}
    />
  );
  return <Board key={shown.id} row={shown} choice={choice} />;
}

function Board({ row, choice }: { readonly row: BlueprintRow; readonly choice: React.ReactNode }) {
  const version = useVersion(row.live ?? '');
  const versions = useVersions(row.id);
  const counts = useStageCounts(row.id);
  const types = useRecordTypes();
  const people = usePeople();
  const me = useMe();
  const document = version?.document ?? row.draft;
  const type = types?.find(({ key }) => key === document.recordType);
  const columns = useMemo(() => boardColumns(document, counts ?? {}, (id) => versions?.find((one) => one.document.stages[id])?.document.stages[id]), [document, counts, versions]);
  const names = useMemo(() => {
    // stages and ways of versions that some records still walk keep their names
    const all = [...(versions ?? [])].reverse().map((one) => one.document);
    const parts = { ...document, stages: Object.assign({}, ...all.map((one) => one.stages), document.stages), outcomes: Object.assign({}, ...all.map((one) => one.outcomes), document.outcomes), activities: Object.assign({}, ...all.map((one) => one.activities), document.activities) };
    return createNames({ blueprint: parts, recordType: type, people });
  }, [document, versions, type, people]);
  // whatever is read last, the columns are put up bit by bit
  const mayShow = useDeferredValue(Boolean(version && counts && types && me), false);
  if (!mayShow || !version || !counts || !types || !me) return <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading the board" /></div>;
  const standing = columns.groups.flatMap((group) => group.columns).reduce((sum, column) => sum + column.records, 0);
  return <BoardLanes blueprint={row.id} document={document} columns={columns} type={type} me={me} people={people} names={names} title={<><h1>Board</h1>{choice}<span className="board-quiet">{formatCount(standing, type?.name.toLowerCase() ?? 'record', type?.plural.toLowerCase() ?? 'records')} under way</span></>} />;
}
