import { SegmentedControl } from '@mantine/core';
import { IconBinaryTree2, IconSitemap, IconTable } from '@tabler/icons-react';
import { lazy, memo, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import type { Finding } from '#engine/blueprint';
import { Outline } from '../dock/outline.tsx';

const StageTable = lazy(() => import('../table/stage-table.tsx').then((module) => ({ default: module.StageTable })));

/** The ways to look at a draft while drawing it: the same drawing each time. */
export type View = 'drawing' | 'table' | 'outline';

const views = [
  { value: 'drawing', label: 'Drawing', icon: IconSitemap },
  { value: 'table', label: 'Table', icon: IconTable },
  { value: 'outline', label: 'Outline', icon: IconBinaryTree2 },
] as const satisfies readonly { value: View; label: string; icon: unknown }[];

/** The present view, kept in the address, so that it can be linked to and the back button leaves it. */
export function useView(): readonly [View, (view: View) => void] {
  const [params, setParams] = useSearchParams();
  const view = views.find(({ value }) => value === params.get('view'))?.value ?? 'drawing';
  return [view, (next) => setParams((before) => {
    const after = new URLSearchParams(before);
    if (next === 'drawing') after.delete('view');
    else after.set('view', next);
    return after;
  })];
}

/** The switch at the upper left of the drawing's place. */
export const ViewSwitch = memo(function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  return (
    <SegmentedControl
      className="bt-view-switch" size="xs" aria-label="View" value={view} onChange={(next) => onView(next)}
      data={views.map(({ value, label, icon: Glyph }) => ({ value: value as View, label: <span className="bt-view-label"><Glyph size={14} stroke={1.75} aria-hidden />{label}</span> }))}
    />
  );
});

/** The draft as something other than a drawing. */
export function OtherView({ view, findings, onDrawing }: { view: Exclude<View, 'drawing'>; findings: readonly Finding[]; onDrawing: () => void }) {
  return <div className="bt-other-view"><Suspense>{view === 'table' ? <StageTable /> : <Outline findings={findings} onEnlarge={onDrawing} isLarge />}</Suspense></div>;
}
