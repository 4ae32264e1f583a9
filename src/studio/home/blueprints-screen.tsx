import './home.css';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button, SegmentedControl, TextInput, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconLayoutGrid, IconList, IconSearch, IconSitemap, IconTemplate } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { starters } from '#engine/blueprint';
import { useBlueprints, usePeople, useRecordTypes, useStageCounts } from '../../storage/index.ts';
import { EmptyState, formatCount, formatNumber, Page, PageHeader, useCommands, useHotkeysSafe, usePageTitle } from '../../ui/index.ts';
import { BlueprintCard } from './blueprint-card.tsx';
import { factsOf, type BlueprintFacts } from './blueprint-facts.ts';
import { Inventory } from './inventory.tsx';
import { NewMenu } from './new-menu.tsx';
import { useStarters } from './starter-facts.ts';
import { StarterCard as DrawnStarter } from './starter-gallery.tsx';
import { useCardActions } from './use-card-actions.tsx';
import { useNewBlueprint, type NewBlueprint } from './use-new-blueprint.tsx';
import { WriteDownDialog } from './write-down-dialog.tsx';

type Shown = 'all' | BlueprintFacts['status'];

/** Every drawing with what runs in it, and the ways to begin a new one. */
export function BlueprintsScreen() {
  usePageTitle('Blueprints');
  // one card after the other: with a large drawing among them all at once would hold the window up
  const rows = useDeferredValue(useBlueprints());
  const counts = useStageCounts();
  const all = useMemo(() => factsOf(rows ?? [], counts ?? {}), [rows, counts]);
  const start = useNewBlueprint(rows ?? []);
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [layout, setLayout] = useLayout();
  const [isWriting, setWriting] = useState(false);
  useHotkeysSafe([['N', start.blank]]);
  useCommands([
    { id: 'new/blank', label: 'New blank blueprint', keys: 'N', run: start.blank },
    { id: 'new/starter', label: 'New blueprint from a starter', run: start.chooseStarter },
    { id: 'new/wizard', label: 'Help me choose a blueprint', run: start.askWizard },
    { id: 'new/list', label: 'New blueprint from a list of steps', run: () => start.fromList('') },
    { id: 'new/table', label: 'New blueprint in a table', run: start.inTable },
    { id: 'blueprints/list', label: 'List of all processes', run: () => setLayout('list') },
    { id: 'blueprints/write-down', label: 'Write down processes', run: () => setWriting(true) },
    { id: 'new/copy', label: 'Copy a blueprint', run: start.chooseCopy },
    { id: 'new/paste', label: 'Paste a blueprint from the clipboard', run: start.fromClipboard },
  ]);
  if (rows === undefined) return null;
  const wanted = search.trim().toLowerCase();
  const list = all.filter((facts) => (shown === 'all' || facts.status === shown) && facts.row.draft.name.toLowerCase().includes(wanted));
  return (
    <Page>
      <PageHeader
        title="Blueprints" note={<Sum all={all} />}
        actions={
          <>
            <TextInput
              className="bt-home-find" leftSection={<IconSearch size={16} stroke={1.75} />} placeholder="Find a blueprint" aria-label="Find a blueprint" value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            {rows.length > 0 && <LayoutSwitch layout={layout} onLayout={setLayout} />}
            {layout === 'list' && <Button variant="default" onClick={() => setWriting(true)}>Write down processes</Button>}
            <NewMenu start={start} />
          </>
        }
      />
      {rows.length === 0 ? <NothingDrawn start={start} /> : <Filters all={all} shown={shown} onShow={setShown} />}
      {rows.length > 0 && list.length === 0 ? <EmptyState title="No blueprint fits">Change the search or the filter above.</EmptyState> : null}
      {rows.length > 0 && (layout === 'list' ? list.length > 0 && <Inventory list={list} /> : <Cards list={list} start={start} />)}
      <WriteDownDialog opened={isWriting} onClose={() => setWriting(false)} rows={rows} />
      {start.dialogs}
    </Page>
  );
}

type Layout = 'cards' | 'list';

/** Cards or a list, kept in the address. */
function useLayout(): readonly [Layout, (layout: Layout) => void] {
  const [params, setParams] = useSearchParams();
  return [params.get('show') === 'list' ? 'list' : 'cards', (next) => setParams(next === 'list' ? { show: 'list' } : {})];
}

function LayoutSwitch({ layout, onLayout }: { readonly layout: Layout; readonly onLayout: (layout: Layout) => void }) {
  return (
    <SegmentedControl
      aria-label="How to show them" value={layout} onChange={(next) => onLayout(next)}
      data={[{ value: 'cards' as Layout, label: <span className="bt-home-layout"><IconLayoutGrid size={15} stroke={1.75} aria-hidden />Cards</span> }, { value: 'list' as Layout, label: <span className="bt-home-layout"><IconList size={15} stroke={1.75} aria-hidden />List</span> }]}
    />
  );
}

function Sum({ all }: { readonly all: readonly BlueprintFacts[] }) {
  const records = all.reduce((sum, facts) => sum + facts.records, 0);
  const overdue = all.reduce((sum, facts) => sum + facts.overdue, 0);
  return <><b>{formatNumber(records)}</b> {records === 1 ? 'record' : 'records'} inside, <b>{formatNumber(overdue)}</b> {overdue === 1 ? 'to-do' : 'to-dos'} late</>;
}

const names: Readonly<Record<Shown, string>> = { all: 'All', live: 'Live', draft: 'Draft', paused: 'Paused' };

function Filters({ all, shown, onShow }: { readonly all: readonly BlueprintFacts[]; readonly shown: Shown; readonly onShow: (shown: Shown) => void }) {
  const count = (which: Shown) => all.filter((facts) => which === 'all' || facts.status === which).length;
  const worst = all.filter((facts) => facts.overdue > 0).sort((a, b) => b.overdue - a.overdue)[0];
  return (
    <div className="bt-home-filters">
      <SegmentedControl
        aria-label="Which blueprints" size="sm" value={shown} onChange={(value) => onShow(value as Shown)}
        data={(['all', 'live', 'draft', 'paused'] as const).map((which) => ({ value: which, label: `${names[which]} ${count(which)}` }))}
      />
      {worst === undefined ? null : (
        <span className="bt-home-look"><IconAlertTriangle size={16} stroke={1.75} aria-hidden /><b>Most overdue:</b> {worst.row.draft.name}, {formatNumber(worst.overdue)} late</span>
      )}
    </div>
  );
}

function Cards({ list, start }: { readonly list: readonly BlueprintFacts[]; readonly start: NewBlueprint }) {
  const people = usePeople();
  const types = useRecordTypes();
  const { actions, dialog } = useCardActions(start.copyOf);
  const [now] = useState(() => Date.now());
  return (
    <div className="bt-home-grid">
      {list.map((facts) => (
        <BlueprintCard
          key={facts.row.id} facts={facts} now={now} actions={actions}
          owner={people.find((person) => person.id === facts.row.owner)?.name ?? 'Somebody who left'}
          recordType={types?.find((type) => type.key === facts.row.draft.recordType)?.name ?? 'Unknown record type'}
        />
      ))}
      <StarterCard start={start} />
      {dialog}
    </div>
  );
}

function StarterCard({ start }: { readonly start: NewBlueprint }) {
  return (
    <section className="bt-home-starters" aria-labelledby="starters-title">
      <span className="bt-empty-icon" aria-hidden><IconTemplate size={18} stroke={1.75} /></span>
      <h2 id="starters-title">Start from a starter</h2>
      <p>A working blueprint with real sentences. Change what does not fit.</p>
      <div className="bt-rows bt-home-list">
        {starters.map((starter) => (
          <UnstyledButton key={starter.key} className="bt-home-starter" onClick={() => start.fromStarter(starter)}>
            <span>{starter.name}</span>
            <span className="bt-home-meta">{formatCount(starter.stages, 'stage')}<IconArrowRight size={16} aria-hidden /></span>
          </UnstyledButton>
        ))}
        <UnstyledButton className="bt-home-starter" onClick={start.chooseStarter}><span className="bt-home-link">See them drawn</span></UnstyledButton>
      </div>
    </section>
  );
}

/** Nothing is drawn yet: the starters as they are drawn, and the other ways in. */
function NothingDrawn({ start }: { readonly start: NewBlueprint }) {
  const all = useStarters();
  return (
    <section className="bt-home-nothing" aria-labelledby="nothing-title">
      <h2 id="nothing-title">Start from</h2>
      <p>A blueprint is the path every record follows: stages, what to do in each, and the ways out.</p>
      <ul className="bt-gallery" aria-label="Ways to begin">
        {all.slice(0, 5).map((facts) => <DrawnStarter key={facts.starter.key} facts={facts} onChoose={start.fromStarter} />)}
        <li className="bt-gallery-card" data-ghost>
          <div className="bt-home-begin">
            <span className="bt-empty-icon" aria-hidden><IconSitemap size={20} stroke={1.75} /></span>
            <UnstyledButton className="bt-home-link" onClick={start.blank}>Draw a blank one</UnstyledButton>
            <UnstyledButton className="bt-home-link" onClick={() => start.fromList('')}>Paste a list of steps</UnstyledButton>
            <UnstyledButton className="bt-home-link" onClick={start.inTable}>Fill in a table</UnstyledButton>
            <UnstyledButton className="bt-home-link" onClick={start.askWizard}>Help me choose</UnstyledButton>
          </div>
        </li>
      </ul>
    </section>
  );
}
