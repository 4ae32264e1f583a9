import { useMemo, useState } from 'react';
import type { Blueprint } from '#engine/blueprint';
import type { Comparison, RehearsalReport } from '#engine/rehearsal';
import { createViewportLink, emptySelection } from '../../canvas/index.ts';
import { LiveCanvas } from '../live/live-canvas.tsx';
import { flowsOfReport, heatOfReport, type RehearsalOverlay } from './overlay-words.ts';
import '../compare/compare.css';

/** A state of the drawing with what came of it; without a report nothing was rehearsed yet. */
export interface Rehearsed {
  readonly label: string;
  readonly blueprint: Blueprint;
  readonly report: RehearsalReport | undefined;
}

/** The drawing with its figures; held against another one, both may stand side by side with one view. */
export function RehearseDrawing({ draft, other, comparison, overlay, sideBySide }: {
  readonly draft: Rehearsed;
  readonly other: Rehearsed | null;
  readonly comparison: Comparison | null;
  readonly overlay: RehearsalOverlay;
  readonly sideBySide: boolean;
}) {
  const [link] = useState(createViewportLink);
  if (!sideBySide || other === null) return <Figured of={draft} comparison={comparison} overlay={overlay} />;
  return (
    <div className="reh-both" data-stacked={isWide(draft.blueprint) || undefined}>
      {/* the other one has nothing to differ from */}
      <section className="bt-compare-canvas" aria-label={other.label}><span className="bt-compare-side">{other.label}</span><Figured of={other} comparison={null} overlay={overlay === 'difference' ? 'came' : overlay} link={link} apart /></section>
      <section className="bt-compare-canvas" aria-label={draft.label}><span className="bt-compare-side">{draft.label}</span><Figured of={draft} comparison={comparison} overlay={overlay} link={link} /></section>
    </div>
  );
}

/** Wider than high: two of them are larger one above the other. */
function isWide({ view }: Blueprint): boolean {
  const [xs, ys] = [Object.values(view.positions).map(({ x }) => x), Object.values(view.positions).map(({ y }) => y)];
  return Math.max(...xs) - Math.min(...xs) > 1.2 * (Math.max(...ys) - Math.min(...ys));
}

function Figured({ of: { blueprint, report }, comparison, overlay, link, apart = false }: {
  readonly of: Rehearsed;
  readonly comparison: Comparison | null;
  readonly overlay: RehearsalOverlay;
  readonly link?: ReturnType<typeof createViewportLink>;
  /** Not the drawing that the studio's commands speak to. */
  readonly apart?: boolean;
}) {
  const [selection, setSelection] = useState(emptySelection);
  // the readings take its room; whoever wants the small map opens it
  const [isMapOpen, setMapOpen] = useState(false);
  const map = { isOpen: isMapOpen, onToggle: () => setMapOpen(!isMapOpen) };
  const heat = useMemo(() => (report ? heatOfReport(blueprint, report, overlay, comparison) : undefined), [blueprint, report, overlay, comparison]);
  const flows = useMemo(() => (report ? flowsOfReport(blueprint, report) : undefined), [blueprint, report]);
  return <LiveCanvas blueprint={blueprint} selection={selection} onSelect={setSelection} heat={heat} flows={flows} map={map} {...(link ? { link, padding: 28 } : {})} {...(apart ? { apiRef: undefined } : {})} />;
}
