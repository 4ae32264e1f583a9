import { useState, type ReactNode } from 'react';
import { Loader, SegmentedControl, Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { isOnlyRep } from '#engine/run';
import { useHasRecords, useIdle, useMe, useRecordTypes, useUnqualified, useUntouched, type RecordTypeRow, type Untouched as UntouchedIds } from '../../storage/index.ts';
import { Banner, describeSpared, formatNumber, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import { IdleList } from './idle-list.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { SpeedPanel } from './speed-panel.tsx';
import { UntouchedList } from './untouched-list.tsx';
import '../desk.css';
import './leads.css';

type Tab = 'untouched' | 'idle' | 'speed';
const tabs: readonly Tab[] = ['untouched', 'idle', 'speed'];

/** Leads nobody has reached out to, leads with nothing planned, and how fast the first touch comes: none may fall through (S110, S112, S83). */
export function UntouchedScreen() {
  usePageTitle('First touch');
  const [search, setSearch] = useSearchParams();
  const types = useRecordTypes();
  const me = useMe();
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'untouched';
  const type = types?.find(({ key }) => key === (search.get('type') ?? 'lead')) ?? types?.[0];
  if (!types || !me || !type) return <Reading />;
  const put = (key: string, value: string) => setSearch((before) => {
    before.set(key, value);
    return before;
  }, { replace: true });
  return (
    <Page>
      <PageHeader
        title="First touch" note="Nobody who asked may be forgotten."
        actions={<SegmentedControl aria-label="Record type" size="sm" value={type.key} data={types.map(({ key, plural }) => ({ value: key, label: plural }))} onChange={(key) => put('type', key)} />}
      />
      <Content key={type.key} type={type} onlyQualified={isOnlyRep(me) && type.qualified !== undefined} tab={tab} onTab={(next) => put('tab', next)} />
    </Page>
  );
}

function Content({ type, onlyQualified, tab, onTab }: { readonly type: RecordTypeRow; readonly onlyQualified: boolean; readonly tab: Tab; readonly onTab: (tab: Tab) => void }) {
  const untouched = useUntouched(type.key, onlyQualified);
  // what is not looked at waits until what is stands there
  const idle = useIdle({ type: type.key, onlyQualified }, tab !== 'untouched' || (untouched !== undefined && untouched.isBeginning !== true));
  const hidden = useUnqualified(onlyQualified ? type.key : null);
  const [now] = useState(() => Date.now());
  const isQuiet = untouched?.waiting.length === 0 && untouched.others.length === 0 && idle?.runs.length === 0;
  const parts = (
    <>
      {hidden && hidden.size > 0 ? <Banner title={describeSpared(hidden.size, type)}>You see them once they are qualified.</Banner> : null}
      <Tabs value={tab} onChange={(value) => onTab(tabs.find((one) => one === value) ?? 'untouched')} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="untouched">Untouched <Number of={untouched?.isBeginning ? undefined : untouched?.waiting.length} red /></Tabs.Tab>
          <Tabs.Tab value="idle">Nothing planned <Number of={idle?.runs.length} red={(idle?.stuck ?? 0) > 0} /></Tabs.Tab>
          <Tabs.Tab value="speed">Speed to first touch</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="untouched" pt="md">{untouched ? <Untouched untouched={untouched} type={type} /> : <Reading />}</Tabs.Panel>
        <Tabs.Panel value="idle" pt="md">{idle ? <IdleList idle={idle} type={type} /> : <Reading />}</Tabs.Panel>
        <Tabs.Panel value="speed" pt="md"><SpeedPanel type={type} openedAt={now} /></Tabs.Panel>
      </Tabs>
    </>
  );
  return isQuiet ? <UnlessNone type={type}>{parts}</UnlessNone> : parts;
}

/** Where nothing waits, it is looked whether there is anything at all. */
function UnlessNone({ type, children }: { readonly type: RecordTypeRow; readonly children: ReactNode }) {
  return useHasRecords(type.key) === false ? <NothingYet type={type}>Once they come in, this list shows whom nobody has reached out to yet, and how long they have waited. Its target is 0.</NothingYet> : children;
}

/** The red list, and one press away what was brought in and waits for nobody yet. */
function Untouched({ untouched: { waiting, others, isBeginning }, type }: { readonly untouched: UntouchedIds; readonly type: RecordTypeRow }) {
  const [shown, setShown] = useState<'waiting' | 'others'>('waiting');
  return (
    <>
      {others.length === 0 ? null : (
        <SegmentedControl
          aria-label="Which untouched ones" size="sm" mb="md" value={shown} onChange={(value) => setShown(value === 'others' ? 'others' : 'waiting')}
          data={[{ value: 'waiting', label: isBeginning ? 'Waiting' : `Waiting ${formatNumber(waiting.length)}` }, { value: 'others', label: isBeginning ? 'Only brought in' : `Only brought in ${formatNumber(others.length)}` }]}
        />
      )}
      {shown === 'others' && others.length > 0 ? <UntouchedList key="others" ids={others} type={type} isBeginning={isBeginning === true} quiet /> : <UntouchedList key="waiting" ids={waiting} type={type} isBeginning={isBeginning === true} others={others.length} />}
    </>
  );
}

function Reading() {
  return <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading First touch" /></div>;
}

function Number({ of, red = false }: { readonly of: number | undefined; readonly red?: boolean }) {
  return of === undefined ? null : <b className="leads-count" data-red={(red && of > 0) || undefined}>{of.toLocaleString('en-GB')}</b>;
}
