import { useMemo, useState } from 'react';
import { Select } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { addDays } from '#engine/calendar';
import { callTrends, fewestToTell, reviewStanding, weekOf, type CallTrends, type DatedReview } from '#engine/insights';
import { day } from '#engine/kernel';
import { useMe, usePeople, useTraining, type CallReviewRow, type PersonRow } from '../../storage/index.ts';
import { EmptyState, formatCount, Page, PageHeader, sayKey, SectionLabel, usePageTitle } from '../../ui/index.ts';
import { coaches } from './coaches.ts';
import { CoachingNav } from './coaching-nav.tsx';
import { grouped } from './grouped.ts';
import { ObjectionsTable } from './objections-table.tsx';
import { criterionName, useRubric, type Criterion } from './rubric.ts';
import { TrendChart } from './trend-chart.tsx';
import { TrendTable } from './trend-table.tsx';
import { useCallNames } from './use-call-names.ts';
import './calls.css';

const lengths = [{ value: '6', label: '6 weeks' }, { value: '12', label: '12 weeks' }, { value: '26', label: '26 weeks' }] as const;

/** Strengths and areas over the weeks, per rep and team, and what customers object to (S93, S86). */
export function CallTrendsScreen() {
  const me = useMe();
  const people = usePeople();
  const reviews = useTraining('callReviews');
  usePageTitle('Trends of calls');
  if (!me || !reviews) return null;
  return <Trends me={me} people={people} reviews={reviews} />;
}

function Trends({ me, people, reviews }: { readonly me: PersonRow; readonly people: readonly PersonRow[]; readonly reviews: readonly CallReviewRow[] }) {
  const [search, setSearch] = useSearchParams();
  const [now] = useState(() => Date.now());
  const known = useCallNames();
  const { all, asked } = useRubric();
  const isCoach = coaches(me);
  const who = isCoach ? (search.get('who') ?? 'everybody') : me.id;
  const count = Number(search.get('weeks') ?? 6);
  const set = (key: string, value: string | null) => setSearch((before) => { if (value === null) before.delete(key); else before.set(key, value); return before; }, { replace: true });
  const chosen = useMemo(() => chosenPeople(who, people), [who, people]);
  const weeks = useMemo(() => Array.from({ length: count }, (_, at) => addDays(weekOf(now, me.zone), -7 * (count - 1 - at))), [count, now, me.zone]);
  const trends = useMemo(() => callTrends(datedOf(reviews, chosen, isCoach ? null : me), { criteria: asked.map(({ id }) => id), weeks, zone: me.zone }), [reviews, chosen, isCoach, me, asked, weeks]);
  const teams = [...new Set(people.flatMap(({ roles }) => roles))].sort().map((role) => ({ value: `team:${role}`, label: `Team ${sayKey(role).toLowerCase()}` }));
  return (
    <Page>
      <PageHeader title="Trends" note={isCoach ? 'Each call counts in the week it was made.' : 'Your own calls. A coach’s view counts once you have given yours of the same call.'} />
      <CoachingNav />
      <div className="calls-filters calls-choice" role="group" aria-label="Whose calls, and how far back">
        {isCoach ? <Select size="xs" label="Whose calls" searchable allowDeselect={false} data={[{ value: 'everybody', label: 'Everybody' }, { group: 'Teams', items: teams }, { group: 'Reps', items: people.map(({ id, name }) => ({ value: id, label: name })) }]} value={who} onChange={(value) => set('who', value)} /> : null}
        <Select size="xs" label="How far back" allowDeselect={false} data={[...lengths]} value={String(count)} onChange={(value) => set('weeks', value)} />
      </div>
      {trends.coached + trends.selfReviewed === 0 ? <EmptyState icon={<IconChartLine size={22} />} title="No reviewed calls in these weeks">A trend is drawn from reviews: the rep’s own and a coach’s. {formatCount(fewestToTell, 'score')} of a criterion are the fewest that tell anything.</EmptyState> : <Judged trends={trends} rubric={all} zone={me.zone} />}
      {known ? <ObjectionsTable known={known} by={chosen} from={now - count * 7 * day} /> : null}
    </Page>
  );
}

function Judged({ trends, rubric, zone }: { readonly trends: CallTrends; readonly rubric: readonly Criterion[]; readonly zone: string }) {
  return (
    <>
      <Verdict trends={trends} rubric={rubric} />
      <ul className="calls-trends" aria-label="Criteria over the weeks">{trends.criteria.map((trend) => <li key={trend.criterion} className="bt-card"><TrendChart trend={trend} name={criterionName(rubric, trend.criterion)} zone={zone} /></li>)}</ul>
      <SectionLabel>The same in numbers</SectionLabel>
      <TrendTable trends={trends} rubric={rubric} zone={zone} />
    </>
  );
}

/** The strongest and the weakest in a sentence, or that it is too early to say. */
function Verdict({ trends: { strongest, weakest, coached, selfReviewed, criteria }, rubric }: { readonly trends: CallTrends; readonly rubric: readonly Criterion[] }) {
  const isEnough = criteria.some(({ coach }) => coach.count >= fewestToTell);
  return (
    <p className="calls-verdict" role="status">
      {strongest !== null && weakest !== null ? <>Strongest: <b>{criterionName(rubric, strongest)}</b>. To work on: <b>{criterionName(rubric, weakest)}</b>. </> : isEnough ? <b>All criteria are about even. </b> : <b>Too few reviews to tell strengths: {fewestToTell} of a criterion by coaches are needed. </b>}
      <span>From {formatCount(coached, 'review')} by coaches and {formatCount(selfReviewed, 'self review')}.</span>
    </p>
  );
}

function chosenPeople(who: string, people: readonly PersonRow[]): readonly string[] | null {
  if (who === 'everybody') return null;
  return who.startsWith('team:') ? people.filter(({ roles }) => roles.includes(who.slice(5))).map(({ id }) => id) : [who];
}

/** A rep's own trend holds nothing of a call they have not looked at themselves yet (rule N15). */
function datedOf(reviews: readonly CallReviewRow[], chosen: readonly string[] | null, rep: PersonRow | null): readonly DatedReview[] {
  const asked = reviews.filter((review) => chosen === null || chosen.includes(review.rep));
  const shown = rep === null ? asked : [...grouped(asked, ({ entry }) => entry).values()].flatMap((of) => reviewStanding(rep.id, of, { id: rep.id, coaches: false, ahead: false }).shown);
  return shown.map((review) => ({ ...review, calledAt: review.calledAt ?? review.at }));
}
