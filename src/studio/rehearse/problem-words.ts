import type { PlanProblem } from '#engine/rehearsal';
import { capital, formatNumber, listAnd } from '../../ui/index.ts';
import type { RehearseFound } from './rehearsing.ts';

const names: Readonly<Record<PlanProblem['path'], string>> = {
  days: 'days', arriveOver: 'days over which records come in', 'population.count': 'records', 'reps.people': 'reps', 'reps.minutesADay': 'minutes a day', 'population.records': 'copies',
};

/** Why a rehearsal did not begin, and what to do. */
export function problemWords(found: Extract<RehearseFound, { readonly type: 'refused' | 'noStart' }>): string {
  if (found.type === 'noStart') return 'Records have nowhere to come in: say in Design which stage is the start.';
  return `${capital(listAnd(found.problems.map((one) => (one.problem === 'empty' ? 'there are no records of this type to copy: choose invented ones, or bring records in' : `${names[one.path]} must be a whole number from ${formatNumber(one.from)} to ${formatNumber(one.to)}`))))}.`;
}
