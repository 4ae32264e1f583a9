import { useMemo, useState, type Ref } from 'react';
import type { Blueprint, Change } from '#engine/blueprint';
import { BlueprintCanvas, createViewportLink, type CanvasApi, type Selection } from '../../canvas/index.ts';
import { useRecordType } from '../studio-context.ts';
import { lineStyles, marksOf, overlaid } from './overlaid.ts';

export interface CanvasesProps {
  readonly before: Blueprint;
  readonly after: Blueprint;
  readonly labels: readonly [before: string, after: string];
  readonly changes: readonly Change[];
  readonly current: Change | undefined;
  readonly layout: 'overlay' | 'side';
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly apiRef: Ref<CanvasApi>;
}

const fixed = { mode: 'read', opening: 'all', onEdit: () => null, newId: () => '' } as const;

/** One drawing over the other, or both side by side with one view. */
export function CompareCanvases({ before, after, labels, changes, current, layout, selection, onSelect, apiRef }: CanvasesProps) {
  const type = useRecordType();
  const both = useMemo(() => overlaid(before, after), [before, after]);
  const [link] = useState(createViewportLink);
  const shared = { ...fixed, selection, onSelect, recordTypeName: type?.name ?? before.recordType };
  const styles = useMemo(() => lineStyles(changes), [changes]);
  if (layout === 'overlay') {
    return <section className="bt-compare-canvas" aria-label={before === after ? labels[1] : `${labels[0]} and ${labels[1]}, one over the other`}><style>{styles}</style><BlueprintCanvas {...shared} blueprint={both} marks={marksOf(changes, both, current)} apiRef={apiRef} /></section>;
  }
  const [gone, here] = [changes.filter(({ kind }) => kind !== 'added'), changes.filter(({ kind }) => kind !== 'removed')];
  return (
    <>
      <style>{styles}</style>
      <section className="bt-compare-canvas" aria-label={labels[0]}><span className="bt-compare-side">{labels[0]}</span><BlueprintCanvas {...shared} blueprint={before} marks={marksOf(gone, before, current)} link={link} /></section>
      <section className="bt-compare-canvas" aria-label={labels[1]}><span className="bt-compare-side">{labels[1]}</span><BlueprintCanvas {...shared} blueprint={after} marks={marksOf(here, after, current)} link={link} apiRef={apiRef} /></section>
    </>
  );
}
