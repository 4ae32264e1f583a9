import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconPlayerRecord } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { fieldsInUse, type RecordType } from '#engine/blueprint';
import { inventRecord, nameless } from '#engine/rehearsal';
import { keepTraining, newIds, useBlueprints, useMe, useRecordList, useRecordTypes, useRecordsByIds, useVersions, type BlueprintRow, type RecordRow, type VersionRow, type WalkthroughRow } from '../../storage/index.ts';
import { EmptyState, formatDate, notifyProblem, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import '../academy.css';
import './walkthrough.css';

const ids = newIds();
const mostShown = 50;

/** Before a walk-through is recorded: on which blueprint and version, and with what sort of record. */
export function NewWalkthroughScreen() {
  const [search] = useSearchParams();
  const blueprints = useBlueprints();
  const types = useRecordTypes();
  const me = useMe();
  const [chosen, setChosen] = useState(search.get('blueprint'));
  usePageTitle('Record a walk-through');
  if (!blueprints || !types || !me) return null;
  const live = blueprints.filter((row) => row.live !== null).sort((a, b) => a.draft.name.localeCompare(b.draft.name));
  const row = live.find(({ id }) => id === chosen) ?? live[0];
  if (row === undefined) return <EmptyState title="Nothing to record yet" actions={<Button component={Link} to="/blueprints">Blueprints</Button>}>A walk-through is recorded on a published blueprint: publish one first.</EmptyState>;
  return (
    <Page width="narrow">
      <PageHeader title="Record a walk-through" note="You do the work on a practice record and say what you do. Nothing here touches a real record." />
      <div className="bt-card aca-walk-form">
        <Select label="Blueprint" data={live.map(({ id, draft }) => ({ value: id, label: draft.name }))} value={row.id} allowDeselect={false} searchable onChange={(value) => setChosen(value)} />
        <Setting key={row.id} row={row} type={types.find(({ key }) => key === row.draft.recordType)} zone={me.zone} by={me.id} />
      </div>
    </Page>
  );
}

interface SettingProps {
  readonly row: BlueprintRow;
  readonly type: RecordType | undefined;
  readonly zone: string;
  readonly by: string;
}

function Setting({ row, type, zone, by }: SettingProps) {
  const navigate = useNavigate();
  const versions = useVersions(row.id);
  const [versionId, setVersionId] = useState(row.live ?? '');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'invented' | 'copied'>('invented');
  const [copied, setCopied] = useState<RecordRow | null>(null);
  const version = versions?.find(({ id }) => id === versionId) ?? versions?.[0];
  if (!version) return null;
  const begin = () => {
    const made = walkthroughOn(version, { type, zone, by, name: name.trim() || `${row.draft.name}, shown`, copied: kind === 'copied' ? copied : null });
    keepTraining('walkthroughs', made).then(() => navigate(`/learn/walkthroughs/${made.id}/edit`), (problem: unknown) => notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not kept'));
  };
  return (
    <form className="aca-walk-form-rest" onSubmit={(event) => { event.preventDefault(); begin(); }}>
      <Select label="Version" data={(versions ?? []).map(({ id, number, publishedAt }) => ({ value: id, label: `v${number}, published ${formatDate(publishedAt, zone)}${id === row.live ? ' (in force)' : ''}` }))} value={version.id} allowDeselect={false} onChange={(value) => setVersionId(value ?? '')} />
      <TextInput label="Name" placeholder={`${row.draft.name}, shown`} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <div><div className="aca-walk-label" id="walk-record">Practice record</div><SegmentedControl aria-labelledby="walk-record" value={kind} onChange={(value) => setKind(value === 'copied' ? 'copied' : 'invented')} data={[{ value: 'invented', label: 'Invented' }, { value: 'copied', label: 'Like one of ours' }]} /></div>
      {kind === 'copied' ? <RecordChoice type={row.draft.recordType} chosen={copied} onChoose={setCopied} /> : null}
      <Button type="submit" disabled={kind === 'copied' && copied === null} leftSection={<IconPlayerRecord size={16} aria-hidden />}>Begin to record</Button>
    </form>
  );
}

function RecordChoice({ type, chosen, onChoose }: { readonly type: string; readonly chosen: RecordRow | null; readonly onChoose: (record: RecordRow | null) => void }) {
  const [search, setSearch] = useState('');
  const list = useRecordList({ type, space: 'live', search: search === chosen?.title ? '' : search, sort: { field: 'updatedAt', descending: true } });
  const shown = useMemo(() => (list?.ids ?? []).slice(0, mostShown), [list]);
  const rows = useRecordsByIds(shown);
  const records = shown.flatMap((id) => rows.get(id) ?? []);
  const all = chosen === null || records.some(({ id }) => id === chosen.id) ? records : [chosen, ...records];
  return (
    <Select
      label="Record" description="Names of people and companies, addresses and numbers are replaced; the rest stays as it is." placeholder="Search by title" searchable searchValue={search} onSearchChange={setSearch} nothingFoundMessage="No record with such a title"
      data={all.map(({ id, title }) => ({ value: id, label: title || 'Without a title' }))} value={chosen?.id ?? null} onChange={(value) => onChoose(all.find(({ id }) => id === value) ?? null)} filter={({ options }) => options}
    />
  );
}

interface Beginning {
  readonly type: RecordType | undefined;
  readonly zone: string;
  readonly by: string;
  readonly name: string;
  readonly copied: RecordRow | null;
}

/** A walk-through with nothing in it yet: the practice record, and the morning on which it comes in. */
function walkthroughOn({ id, blueprint, hash, number, document }: VersionRow, { type, zone, by, name, copied }: Beginning): WalkthroughRow {
  const at = Date.now();
  const startsAt = nextTuesday(at);
  const invented = inventRecord(type, document, startsAt);
  const read = new Set(fieldsInUse(document).map(({ field }) => field));
  const fields = copied === null ? invented : nameless(copied.fields, type, 0, read);
  return { id: ids.next(), name, blueprint, versionId: id, version: hash, number, by, at, startsAt, record: { owner: by, fields, zone: copied?.zone ?? zone, awaited: true }, intro: '', steps: [], batch: null };
}

/** Ten o'clock on the coming Tuesday: a day on which every rhythm lets people work. */
function nextTuesday(now: number): number {
  const date = new Date(now);
  date.setHours(10, 0, 0, 0);
  date.setDate(date.getDate() + ((9 - date.getDay()) % 7 || 7));
  return date.getTime();
}
