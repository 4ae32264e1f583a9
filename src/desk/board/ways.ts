import type { Activity } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { landingsOf, type Options, type OutcomeOption } from '#engine/run';

/** What a column says while a record is held over the board. */
export type Mark =
  | { readonly type: 'here' }
  | { readonly type: 'open'; readonly outcome: string }
  /** A way by hand leads here and is closed: so many clauses are missing; 0 when it is somebody else's to take. */
  | { readonly type: 'locked'; readonly missing: number }
  /** Only the clock, a result or a signal leads here: this activity's, where it is one a person does. */
  | { readonly type: 'byItself'; readonly activity: string | null }
  | { readonly type: 'none' };

/** The ways out of the present stage that may end in this one: by hand first, open before locked. */
export function waysTo(process: Process, options: Options, stage: string): readonly OutcomeOption[] {
  const rank = (option: OutcomeOption) => (option.open ? 0 : option.byHand ? 1 : 2);
  return options.outcomes.filter((option) => landingsOf(process, option.target.id).includes(stage)).sort((a, b) => rank(a) - rank(b));
}

/** How a column stands to the record that is held. */
export function markOf(process: Process, options: Options, stage: string): Mark {
  if (options.stage.id === stage) return { type: 'here' };
  const [best] = waysTo(process, options, stage);
  if (!best) return { type: 'none' };
  if (best.open) return { type: 'open', outcome: best.outcome.name };
  return best.byHand ? { type: 'locked', missing: best.verdict.met ? 0 : best.verdict.missing } : { type: 'byItself', activity: activityBehind(process, best)?.name ?? null };
}

/** The mark in words, for eyes and ears. */
export function describeMark(mark: Mark): string {
  switch (mark.type) {
    case 'here':
      return 'It stands here';
    case 'open':
      return `Reachable: ${mark.outcome}`;
    case 'locked':
      return mark.missing === 0 ? 'Not yours to take' : `Locked, ${mark.missing} missing`;
    case 'byItself':
      return mark.activity === null ? 'Not by hand' : `By doing ${mark.activity}`;
    case 'none':
      return 'No way leads here';
  }
}

/** The activity whose result sets the way off, when somebody can do it here. */
export function activityBehind(process: Process, { outcome: { trigger } }: OutcomeOption): Activity | null {
  return trigger.type === 'result' ? (process.version.document.activities[trigger.activity] ?? null) : null;
}

/** An open way that asks for nothing: it can be taken at once. */
export function asksNothing({ open, outcome }: OutcomeOption): boolean {
  return open && Object.keys(outcome.form).length === 0 && outcome.reason.type === 'none';
}

/** Fields whose filling alone would open the way: the drop asks for them then and there (B21). Empty when something else is missing too. */
export function fieldsToOpen({ verdict, refusal, byHand }: OutcomeOption): readonly string[] {
  if (verdict.met || refusal !== null || !byHand) return [];
  const fields = verdict.shortest.flatMap((fix) => (fix.type === 'fill' ? [fix.field] : []));
  return fields.length === verdict.shortest.length ? [...new Set(fields)] : [];
}
