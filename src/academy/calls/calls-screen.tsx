import { useCallback, useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconAdjustments, IconPhone } from '@tabler/icons-react';
import { useCallCount, useCalls, useMe, usePeople, useRecordsByIds, useTraining, type CallReviewRow, type PersonRow } from '../../storage/index.ts';
import { EmptyState, formatCount, Page, PageHeader, usePageTitle, VirtualList } from '../../ui/index.ts';
import { useCallFilters } from './call-filters.ts';
import { CallRow } from './call-row.tsx';
import { coaches } from './coaches.ts';
import { CoachingNav } from './coaching-nav.tsx';
import { grouped } from './grouped.ts';
import { FilterBar } from './filter-bar.tsx';
import { RubricDialog } from './rubric-dialog.tsx';
import { useCallNames, type CallNames } from './use-call-names.ts';
import './calls.css';

const rowHeight = 56;
/** So many are read at first, and again whenever the end of the list comes into sight. */
const portion = 200;

/** The calls that were made, to be listened to and reviewed (S89, S93). */
export function CallsScreen() {
  const me = useMe();
  const people = usePeople();
  const reviews = useTraining('callReviews');
  const known = useCallNames();
  usePageTitle('Calls');
  if (!me || !reviews || !known) return null;
  return <Calls me={me} people={people} reviews={reviews} known={known} />;
}

function Calls({ me, people, reviews, known }: { readonly me: PersonRow; readonly people: readonly PersonRow[]; readonly reviews: readonly CallReviewRow[]; readonly known: CallNames }) {
  const filters = useCallFilters(me, people, reviews);
  const [isRubricOpen, setRubricOpen] = useState(false);
  return (
    <Page>
      <PageHeader
        title="Calls" note="Self review first, then the coach’s; each sees the other’s after giving their own."
        actions={coaches(me) ? <Button variant="default" leftSection={<IconAdjustments size={16} aria-hidden />} onClick={() => setRubricOpen(true)}>What calls are judged by</Button> : null}
      />
      <CoachingNav />
      <FilterBar filters={filters} known={known} people={people} />
      <CallList filters={filters} reviews={reviews} known={known} people={people} zone={me.zone} />
      {isRubricOpen ? <RubricDialog onClose={() => setRubricOpen(false)} /> : null}
    </Page>
  );
}

function CallList({ filters, reviews, known, people, zone }: { readonly filters: ReturnType<typeof useCallFilters>; readonly reviews: readonly CallReviewRow[]; readonly known: CallNames; readonly people: readonly PersonRow[]; readonly zone: string }) {
  const [most, setMost] = useState(portion);
  const [range, setRange] = useState({ first: 0, last: 20 });
  const page = useCalls(filters.query, most);
  const all = useCallCount(filters.query, page !== undefined);
  const shown = useMemo(() => (page?.entries ?? []).slice(Math.max(0, range.first - 8), range.last + 9), [page, range]);
  const records = useRecordsByIds(useMemo(() => shown.map(({ record }) => record), [shown]));
  const byEntry = useMemo(() => grouped(reviews, ({ entry }) => entry), [reviews]);
  const [now] = useState(() => Date.now());
  const count = page?.entries.length ?? 0;
  const onRange = useCallback((first: number, last: number) => {
    setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
    if (page?.more === true && last >= count - 20) setMost((before) => Math.max(before, count + portion));
  }, [page, count]);
  if (page === undefined) return null;
  if (count === 0) return <NoCalls isCut={page.cut} isNarrowed={filters.count > 0} onClear={filters.clear} />;
  return (
    <>
      <p className="calls-count" role="status">{page.more ? `The latest ${formatCount(count, 'call')}` : formatCount(count, 'call')}{all !== undefined && all > count ? <> of {all.toLocaleString('en-GB')} made in the period{page.cut ? '; older ones were not looked through, choose a rep or a shorter period' : ''}</> : null}{filters.count === 0 ? null : <Button size="compact-xs" variant="subtle" onClick={filters.clear}>Clear the filters</Button>}</p>
      <div className="bt-card calls-list">
        <div className="calls-row calls-head" aria-hidden><span>Rep</span><span>Record</span><span>Stage and result</span><span>Length</span><span>Recording</span><span>Self review</span><span>Coach</span></div>
        <VirtualList count={count} rowHeight={rowHeight} label="Calls, the latest first" height={Math.min(count * rowHeight, 640)} rowKey={(index) => page.entries[index]?.id ?? String(index)} onRange={onRange}>
          {(index) => {
            const entry = page.entries[index];
            return entry === undefined ? null : <CallRow entry={entry} record={records.get(entry.record)} reviews={byEntry.get(entry.id) ?? []} rep={people.find(({ id }) => id === entry.by)?.name ?? 'Somebody'} known={known} when={{ zone, now }} />;
          }}
        </VirtualList>
      </div>
    </>
  );
}

function NoCalls({ isNarrowed, isCut, onClear }: { readonly isNarrowed: boolean; readonly isCut: boolean; readonly onClear: () => void }) {
  return isNarrowed
    ? <EmptyState icon={<IconPhone size={22} />} title="No call is like that" actions={<Button variant="default" onClick={onClear}>Clear the filters</Button>}>{isCut ? 'None of the latest 30,000 calls fits everything asked for; older ones were not looked through. Choose a rep or another period.' : 'Nobody made a call in this period that fits everything asked for.'}</EmptyState>
    : <EmptyState icon={<IconPhone size={22} />} title="No calls in the last four weeks">Every call that is done on a record stands here by itself, with its recording if one was kept. Nothing has to be uploaded.</EmptyState>;
}
