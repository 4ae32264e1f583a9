import { canonicalJson, type Instant } from '#engine/kernel';
import type { Fields } from '#engine/blueprint';
import type { ClauseVerdict, Fix, Verdict, VerdictNode } from '#engine/gates';
import type { BulkRecord } from '#engine/run';
import { inventFor, unmetRules, valuesFor } from '../simulate/sample.ts';
import type { Crowd } from './crowd.ts';
import type { Exit } from './work.ts';

/** What stands between a record and its likeliest way out. */
export interface Obstacle {
  readonly exit: Exit;
  readonly verdict: Verdict;
}

/** The way out people would most like to take from here, with why it is closed; null when it is open or there is none. */
export function obstacleOf(crowd: Crowd, record: BulkRecord, exits: readonly Exit[], at: Instant): Obstacle | null {
  const [first, ...rest] = exits;
  if (first === undefined) return null;
  const exit = rest.reduce((best, one) => (one.weight > best.weight ? one : best), first);
  const verdict = crowd.runner.explain(record, exit.outcome, { id: record.owner ?? 'u_rep_0', roles: crowd.roles }, at);
  return verdict.met ? null : { exit, verdict };
}

/** Fields a closed gate wants, with the plainest values that satisfy it: what a diligent person fills in to get on. */
export function wantedFields(crowd: Crowd, { verdict: { shortest, tree } }: Obstacle, at: Instant): Fields {
  const fills = shortest.filter((fix): fix is Extract<Fix, { type: 'fill' }> => fix.type === 'fill');
  if (fills.length === 0) return {};
  const known = crowd.plan.recordType?.fields ?? {};
  const found = valuesFor({ type: 'and', of: unmetRules(tree) }, known);
  return Object.fromEntries(fills.map(({ field }) => [field, found[field] ?? inventFor(known, field, at)]));
}

/** Activities a closed gate wants done once more, by id where it names one, else by channel. */
export function wantedWork({ verdict }: Obstacle): readonly Extract<Fix, { type: 'do' }>[] {
  return verdict.shortest.filter((fix): fix is Extract<Fix, { type: 'do' }> => fix.type === 'do');
}

/** Notes for what the record stands here: the clauses that keep its likeliest way out closed (rule H6). */
export function noteWait(crowd: Crowd, record: BulkRecord, { exit, verdict }: Obstacle, recordDays: number): void {
  const stage = crowd.runner.stageOf(record);
  for (const { clause } of closedClauses(verdict.tree)) {
    const key = `${stage}/${exit.outcome}/${canonicalJson(clause)}`;
    const wait = crowd.tally.waits.get(key) ?? { stage, outcome: exit.outcome, clause, recordDays: 0 };
    wait.recordDays += recordDays;
    crowd.tally.waits.set(key, wait);
  }
}

function closedClauses(node: VerdictNode): readonly ClauseVerdict[] {
  if (node.type === 'clause') return node.met ? [] : [node];
  if (node.met) return [];
  return node.type === 'not' ? [] : node.of.flatMap(closedClauses);
}
