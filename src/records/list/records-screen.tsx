import '../records.css';
import '../tools.css';
import { useCallback, useState } from 'react';
import { Button, Loader, SegmentedControl } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { isOnlyRep } from '#engine/run';
import { useMe, useRecordList, useRecordsByIds, useRecordTypes, useUnqualified, useViews, type RecordTypeRow } from '../../storage/index.ts';
import { Banner, describeSpared, formatNumber, Page, PageHeader, useCommands, useHotkeysSafe, usePageTitle } from '../../ui/index.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useColumns } from './columns.ts';
import { FilterBar } from './filter-bar.tsx';
import { ImportsButton } from '../import/imports-dialog.tsx';
import { filterOf, useListState } from './list-state.ts';
import { MoreMenu } from './more-menu.tsx';
import { NewRecordDialog } from './new-record.tsx';
import { NoRecords, NothingFits } from './no-records.tsx';
import { RecordTable } from './record-table.tsx';
import { usePlaces } from './use-places.ts';
import { ViewBar } from '../views/view-bar.tsx';

/** Every record of a type: found, filtered, sorted, and sent into a blueprint in bulk. */
export function RecordsScreen() {
  usePageTitle('Records');
  const types = useRecordTypes();
  const [state] = useListState();
  if (types === undefined) return <Reading />;
  const type = types.find(({ key }) => key === state.type) ?? types[0];
  return type === undefined ? null : <RecordsOfType key={type.key} type={type} types={types} />;
}

function RecordsOfType({ type, types }: { readonly type: RecordTypeRow; readonly types: readonly RecordTypeRow[] }) {
  const [state, setState] = useListState();
  const places = usePlaces();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [making, setMaking] = useState(false);
  const me = useMe();
  const spares = me !== undefined && isOnlyRep(me) && type.qualified !== undefined;
  const spared = useUnqualified(spares ? type.key : null);
  const [blueprint, stage] = (state.stage ?? '').split('/');
  const list = useRecordList({
    type: type.key, space: 'live', search: state.search, sort: state.sort, filter: filterOf(state.filters), owner: state.owner,
    stage: blueprint ? { blueprint, ...(stage ? { stage } : {}) } : null, onlyQualified: spares,
  }, true);
  const everything = useRecordList({ type: type.key, space: 'live', search: '', sort: { field: 'updatedAt', descending: true }, onlyQualified: spares }, true);
  const view = useViews(type.key)?.find(({ id }) => id === state.view) ?? null;
  const columns = useColumns(type, [...useRecordsByIds((everything?.ids ?? []).slice(0, 40)).values()], view);
  const clear = useCallback(() => setSelected(new Set()), []);
  const startNew = () => setMaking(true);
  useHotkeysSafe([['N', startNew]]);
  useCommands([{ id: 'new/record', label: `New ${type.name.toLowerCase()}`, keys: 'N', run: startNew }]);
  const empty = everything?.total === 0;
  return (
    <Page width="full">
      <div className="bt-rec">
        <PageHeader
          title={type.plural} note={everything === undefined || everything.isBeginning ? null : <Count shown={list?.isBeginning ? undefined : list?.total} total={everything.total} />}
          actions={
            <>
              <MoreMenu type={type} ids={list === undefined || list.isBeginning ? [] : list.ids} columns={columns.fields} places={places} />
              <ImportsButton />
              <Button className="bt-rec-wide" component={Link} to={`/records/import?type=${type.key}`} variant="default" leftSection={<IconFileImport size={16} stroke={1.75} />}>Import</Button>
              <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={startNew}>New {type.name.toLowerCase()}</Button>
            </>
          }
        />
        {spared && spared.size > 0 ? <Banner title={describeSpared(spared.size, type)}>You see them once they are qualified.</Banner> : null}
        <div className="bt-rec-tools">
          <SegmentedControl
            className="bt-rec-types" aria-label="Record type" size="sm" value={type.key} data={types.map(({ key, plural }) => ({ value: key, label: plural }))}
            onChange={(key) => setState({ type: key, view: null, filters: [], stage: null, search: '', sort: { field: 'updatedAt', descending: true } })}
          />
          {empty ? null : <FilterBar type={type} state={state} onChange={setState} places={places} columns={columns.fields} onColumns={columns.choose} />}
        </div>
        {empty ? null : <ViewBar type={type} state={state} onChange={setState} columns={{ keys: columns.fields.map(({ key }) => key), changed: columns.changed }} onColumns={columns.choose} blueprints={places.blueprints} />}
        {empty ? <NoRecords type={type} onNew={startNew} /> : null}
        {list !== undefined && !empty && list.total === 0 ? <NothingFits onClear={() => setState({ search: '', filters: [], owner: undefined, stage: null })} /> : null}
        {list === undefined && !empty ? <Reading /> : null}
        {list !== undefined && list.total > 0
          ? <RecordTable type={type} columns={columns.fields} ids={list.ids} isBeginning={list.isBeginning === true} sort={state.sort} onSort={(sort) => setState({ sort })} places={places} selected={selected} onSelect={setSelected} />
          : null}
        {selected.size > 0 ? <BulkBar type={type} columns={columns.fields} selected={selected} places={places} onClear={clear} /> : null}
      </div>
      {making ? <NewRecordDialog type={type} onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

function Reading() {
  return <div className="bt-rec-reading"><Loader size="sm" role="status" aria-label="Reading the records" /></div>;
}

function Count({ shown, total }: { readonly shown: number | undefined; readonly total: number }) {
  if (shown === undefined || shown === total) return <><b>{formatNumber(total)}</b> in all</>;
  return <><b>{formatNumber(shown)}</b> of {formatNumber(total)}</>;
}
