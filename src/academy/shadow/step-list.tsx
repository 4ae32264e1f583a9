import { useEffect, useRef } from 'react';
import { formatDuration, VirtualList, type VirtualListHandle } from '../../ui/index.ts';
import { dayOf, describeStep } from './shadow-words.ts';
import type { ShadowAtHand } from './use-shadow.ts';

/** Every step in the order it happened, with the time that passed before it; the present one is marked. */
export function StepList({ at, index, onIndex }: { readonly at: ShadowAtHand; readonly index: number; readonly onIndex: (index: number) => void }) {
  const list = useRef<VirtualListHandle>(null);
  const { steps } = at.shadow;
  useEffect(() => list.current?.scrollTo(index), [index]);
  return (
    <VirtualList count={steps.length} rowHeight={56} label="Steps of the run" handle={list}>
      {(row) => {
        const step = steps[row];
        if (step === undefined) return null;
        const words = describeStep(step, at.namesIn(step.version));
        return (
          <button type="button" className="shadow-row" aria-current={row === index ? 'step' : undefined} data-later={row > index || undefined} onClick={() => onIndex(row)}>
            <b>{words.title}</b><time>{dayOf(step.at)}</time>
            <small>{words.refused === null ? (words.details[0] ?? '') : 'Refused'}</small><small>{step.wait > 0 ? `+${formatDuration(step.wait)}` : ''}</small>
          </button>
        );
      }}
    </VirtualList>
  );
}
