import type { Instant } from '#engine/kernel';
import { addDays, civilDate, weekday } from '#engine/calendar';
import type { CallReview } from './review-standing.ts';

/** A review with the moment the call was made, in epoch milliseconds. */
export interface DatedReview extends CallReview {
  readonly calledAt: Instant;
}

/** With fewer reviews than this nobody is told a strength or a weakness (rule N19). */
export const fewestToTell = 5;
/** Means closer together than this are even (rule N20). */
export const noticeable = 0.5;

/** A mean with how many scores stand behind it; null without any. */
export interface Mean {
  readonly mean: number | null;
  readonly count: number;
}

/** How one criterion went. */
export interface CriterionTrend {
  readonly criterion: string;
  readonly self: Mean;
  readonly coach: Mean;
  /** Of calls both sides scored: the coach's mean less the rep's own; null below the fewest. */
  readonly gap: number | null;
  /** Of each week asked about, in order. */
  readonly weeks: readonly { readonly week: string; readonly self: Mean; readonly coach: Mean }[];
}

/** How somebody's calls, or a team's, were judged over some weeks. */
export interface CallTrends {
  readonly criteria: readonly CriterionTrend[];
  /** The Mondays of the weeks, oldest first. */
  readonly weeks: readonly string[];
  /** Reviews by coaches, and by the reps themselves. */
  readonly coached: number;
  readonly selfReviewed: number;
  /** Null while there are too few reviews, or all criteria are even. */
  readonly strongest: string | null;
  readonly weakest: string | null;
}

/** The Monday of a moment's week, as a civil date of that zone. */
export function weekOf(at: Instant, zone: string): string {
  return addDays(civilDate(at, zone), 1 - weekday(at, zone));
}

/** Reads strengths and areas out of reviewed calls, each call in the week it was made (S93; rules N18 to N21). */
export function callTrends(reviews: readonly DatedReview[], { criteria, weeks, zone }: { readonly criteria: readonly string[]; readonly weeks: readonly string[]; readonly zone: string }): CallTrends {
  const asked = new Set(weeks);
  const dated = reviews.map((review) => ({ review, week: weekOf(review.calledAt, zone) })).filter(({ week }) => asked.has(week));
  const trends = criteria.map((criterion): CriterionTrend => {
    const of = (self: boolean, week?: string) => meanOf(dated.flatMap((one) => (one.review.self === self && (week === undefined || one.week === week) ? scoreIn(one.review, criterion) : [])));
    return { criterion, self: of(true), coach: of(false), gap: gapIn(dated.map(({ review }) => review), criterion), weeks: weeks.map((week) => ({ week, self: of(true, week), coach: of(false, week) })) };
  });
  const told = trends.flatMap(({ criterion, coach: { mean, count } }) => (mean !== null && count >= fewestToTell ? [{ criterion, mean }] : [])).sort((a, b) => b.mean - a.mean);
  const [best, worst] = [told[0], told.at(-1)];
  const isTold = best !== undefined && worst !== undefined && best.mean - worst.mean >= noticeable;
  const count = (self: boolean) => dated.filter(({ review }) => review.self === self).length;
  return { criteria: trends, weeks, coached: count(false), selfReviewed: count(true), strongest: isTold ? best.criterion : null, weakest: isTold ? worst.criterion : null };
}

function scoreIn(review: CallReview, criterion: string): readonly number[] {
  const score = review.scores[criterion];
  return score === undefined ? [] : [score];
}

function meanOf(scores: readonly number[]): Mean {
  return { mean: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length, count: scores.length };
}

/** Only calls both sides scored are compared: a coach who hears other calls than the rep scored proves nothing. */
function gapIn(reviews: readonly CallReview[], criterion: string): number | null {
  const own = new Map(reviews.flatMap((review) => (review.self ? scoreIn(review, criterion).map((score) => [review.entry, score] as const) : [])));
  const pairs = reviews.flatMap((review) => {
    const self = own.get(review.entry);
    return review.self || self === undefined ? [] : scoreIn(review, criterion).map((score) => score - self);
  });
  return pairs.length < fewestToTell ? null : (meanOf(pairs).mean ?? null);
}
