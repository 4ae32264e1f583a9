import { useEffect, useRef } from 'react';
import { formatMoment, ToneDot, VirtualList, type VirtualListHandle } from '../../ui/index.ts';
import { describeEntry, doneBy } from '../record/entry-words.ts';
import type { RecordData } from '../record/record-data.ts';
import type { Moment } from './story-moments.ts';

const rowHeight = 56;

/** Every entry of the story in the order it happened; the present one is marked, and pressing one goes there. */
export function StoryList({ moments, at, onAt, data }: { readonly moments: readonly Moment[]; readonly at: number; readonly onAt: (at: number) => void; readonly data: RecordData }) {
  const list = useRef<VirtualListHandle>(null);
  useEffect(() => list.current?.scrollTo(at), [at]);
  return (
    <VirtualList count={moments.length} rowHeight={rowHeight} label="Entries of the story" rowKey={(index) => moments[index]?.entry.id ?? String(index)} handle={list}>
      {(index) => {
        const moment = moments[index];
        if (!moment) return null;
        const words = describeEntry(moment.entry, data.names, data.when);
        return (
          <button type="button" className="story-row" data-later={index > at || undefined} aria-current={index === at ? 'step' : undefined} onClick={() => onAt(index)}>
            <ToneDot tone={words.tone} />
            <b>{words.title}</b>
            <time>{formatMoment(moment.entry.at, data.when)}</time>
            <small>{[words.detail, doneBy(moment.entry, data.names)].filter(Boolean).join(' · ')}</small>
          </button>
        );
      }}
    </VirtualList>
  );
}
