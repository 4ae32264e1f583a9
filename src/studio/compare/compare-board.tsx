import './compare.css';
import '../publish/publish.css';
import { Button, SegmentedControl, Select, Switch } from '@mantine/core';
import { IconArrowsExchange, IconCopy } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { diffVersions, type Change } from '#engine/blueprint';
import { emptySelection, type CanvasApi, type Selection } from '../../canvas/index.ts';
import { describeChange, formatCount, notifyDone } from '../../ui/index.ts';
import { copySelection } from '../draft/clipboard.ts';
import { useNamesOf } from '../publish/use-change-names.ts';
import type { BoardProps } from '../shell/modes.tsx';
import { useDraft, useRecordType } from '../studio-context.ts';
import { ChangePanel } from './change-panel.tsx';
import { CompareCanvases } from './compare-canvases.tsx';
import { grouped, useCompareSources } from './compare-sources.ts';
import { overlaid, stageOfChange } from './overlaid.ts';
import { useChangeWalk } from './use-change-walk.ts';
import { useComparing } from './use-comparing.ts';
import { useUsualPair } from './use-usual-pair.ts';

/** Compare: two states of the drawing in one picture, what differs in meaning beside it (ui.md row 52). */
export function CompareBoard({ versions }: BoardProps) {
  const draft = useDraft();
  const type = useRecordType();
  const sources = useCompareSources(versions);
  const usual = useUsualPair(versions);
  const { from: askedFrom, to: askedTo, compare } = useComparing();
  const [from, to] = askedFrom === null && askedTo === null ? [usual.from, usual.to] : [askedFrom, askedTo];
  const [layout, setLayout] = useState<'overlay' | 'side'>('overlay');
  const [showsPlaces, setShowsPlaces] = useState(false);
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const canvas = useRef<CanvasApi>(null);
  const own = { key: 'draft', label: 'The draft', group: 'Now' as const, document: draft };
  const after = sources.find(({ key }) => key === to) ?? own;
  const before = sources.find(({ key }) => key === from) ?? sources.find(({ group }) => group === 'Published') ?? own;
  const names = useNamesOf(before.document, after.document);
  const all = useMemo(() => diffVersions(before.document, after.document, type?.fields), [before.document, after.document, type]);
  const changes = useMemo(() => (showsPlaces ? all : all.filter(({ kind }) => kind !== 'placed')), [all, showsPlaces]);
  const show = useCallback((change: Change) => {
    const stage = stageOfChange(change, overlaid(before.document, after.document));
    if (stage !== null) canvas.current?.centreOn({ stage });
  }, [before.document, after.document]);
  const walk = useChangeWalk(changes, useCallback((change: Change) => describeChange(change, names), [names]), show);
  const copy = async () => {
    const source = selection.stages.some((id) => after.document.stages[id]) ? after.document : before.document;
    const count = await copySelection(source, { ...selection, stages: selection.stages.filter((id) => source.stages[id]) });
    if (count > 0) notifyDone({ message: `${formatCount(count, 'card')} copied. Paste with Ctrl+V in Design.` });
  };
  const only = before.key === after.key;
  return (
    <div className="bt-compare">
      <div className="bt-compare-bar">
        <Select size="xs" aria-label="Earlier state" allowDeselect={false} searchable value={before.key} data={grouped(sources)} onChange={(key) => key && compare(key, after.key)} />
        <Button size="compact-sm" variant="subtle" color="gray" aria-label="Swap the two" onClick={() => compare(after.key, before.key)}><IconArrowsExchange size={16} aria-hidden /></Button>
        <Select size="xs" aria-label="Later state" allowDeselect={false} searchable value={after.key} data={grouped(sources)} onChange={(key) => key && compare(before.key, key)} />
        <span className="bt-studio-space" />
        {selection.stages.length > 0 && <Button size="compact-sm" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={() => void copy()}>Copy {formatCount(selection.stages.length, 'stage')}</Button>}
        <Switch size="xs" label="Moved cards" checked={showsPlaces} onChange={(event) => setShowsPlaces(event.currentTarget.checked)} />
        <SegmentedControl size="xs" aria-label="How to show both" value={layout} onChange={(value) => setLayout(value === 'side' ? 'side' : 'overlay')} data={[{ value: 'overlay', label: 'Overlay' }, { value: 'side', label: 'Side by side' }]} />
      </div>
      <div className="bt-compare-body">
        <CompareCanvases before={before.document} after={after.document} labels={[before.label, after.label]} changes={only ? [] : changes} current={walk.current} layout={only ? 'overlay' : layout} selection={selection} onSelect={setSelection} apiRef={canvas} />
        <ChangePanel all={all} changes={changes} before={before} after={after} names={names} walk={walk} />
      </div>
    </div>
  );
}
