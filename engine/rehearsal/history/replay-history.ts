import type { Instant } from '#engine/kernel';
import type { EndResult, OutcomeId, StageId } from '#engine/blueprint';
import type { Entry, Refusal } from '#engine/journal';
import type { Verdict } from '#engine/gates';
import type { Process } from '#engine/compile';
import { mayEnrol, startRun, step, type Run } from '#engine/run';

/** A run of the past: its own entries in order, the enrolment first. */
export interface PastRun {
  readonly run: string;
  readonly record: string;
  readonly entries: readonly Entry[];
}

/** One thing that would have come differently. */
export type Departure =
  /** Was let through, is held now; `verdict` is the gate's. */
  | { readonly type: 'blocked'; readonly entry: string; readonly at: Instant; readonly stage: StageId; readonly outcome: OutcomeId | null; readonly refusal: Refusal; readonly verdict: Verdict | null; /** When it would have opened after all, by the run's own later steps; null when never. */ readonly openedAt: Instant | null }
  /** Was refused, is let through now. */
  | { readonly type: 'opened'; readonly entry: string; readonly at: Instant; readonly stage: StageId }
  /** Stands in another stage after the same step. */
  | { readonly type: 'elsewhere'; readonly entry: string; readonly at: Instant; readonly was: StageId; readonly now: StageId }
  /** What was done is not drawn any more. */
  | { readonly type: 'gone'; readonly entry: string; readonly at: Instant; readonly what: 'activity' | 'outcome'; readonly id: string }
  /** Would not have come in at all. */
  | { readonly type: 'keptOut'; readonly entry: string; readonly at: Instant; readonly refusal: Refusal };

/** A stretch of the way, as it was or as it would have been. */
export interface Stay {
  readonly stage: StageId;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** One run through the changed draft. */
export interface RunReplay {
  readonly run: string;
  readonly record: string;
  readonly departures: readonly Departure[];
  readonly was: { readonly path: readonly Stay[]; readonly end: EndResult | null };
  readonly now: { readonly path: readonly Stay[]; readonly end: EndResult | null };
}

/**
 * Walks a run of the past through a changed draft: the same people do the same things at the same moments, the clock
 * fires what the draft has armed, and every step that comes out differently is noted (B7, rules H10 to H13). Null when the
 * entries do not begin with an enrolment.
 */
export function replayHistory(before: Process, draft: Process, past: PastRun): RunReplay | null {
  const was = walk(before, past, false);
  const now = walk(draft, past, true);
  if (was === null || now === null) return null;
  return { run: past.run, record: past.record, departures: departuresOf(draft, past, was, now), was: endOf(before, was), now: endOf(draft, now) };
}

/** After each entry: where the run stood, and what the engine said to it. */
interface Walked {
  readonly run: Run | null;
  readonly after: readonly { readonly entry: Entry; readonly stage: StageId | null; readonly refusal: Refusal | null; readonly verdict: Verdict | null; readonly gone: { readonly what: 'activity' | 'outcome'; readonly id: string } | null }[];
  /** Steps that were held back and let through after a later step, by entry. */
  readonly late: ReadonlyMap<string, Instant>;
}

const mostFirings = 500;

function walk(process: Process, { run: id, entries }: PastRun, anew: boolean): Walked | null {
  const [first] = entries;
  if (first === undefined || first.intent.type !== 'enrol') return null;
  const { record } = first.intent;
  const { version } = process;
  const enrol = { ...first.intent, blueprint: version.blueprint, version: version.id };
  const kept = anew ? keptOut(process, record.fields) : null;
  if (kept !== null) return { run: null, after: [{ entry: first, stage: null, refusal: kept, verdict: null, gone: null }], late: new Map() };
  const started = startRun(process, { id: first.record, ...record, doneElsewhere: [] }, { entry: first.id, by: first.by, roles: first.roles, run: id, space: 'sandbox', intent: enrol, ...(first.seen ? { seen: first.seen } : {}) }, first.at);
  if (!started.ok) return { run: null, after: [{ entry: first, stage: null, refusal: started.refusal, verdict: null, gone: null }], late: new Map() };
  let run = started.run;
  const after: Walked['after'][number][] = [{ entry: first, stage: run.stage, refusal: null, verdict: null, gone: null }];
  const held: Entry[] = [];
  const late = new Map<string, Instant>();
  for (const entry of entries.slice(1)) {
    if (anew) run = clockUntil(process, run, entry.at);
    // the clock of the past fired what was armed then; in the draft it fires what is armed now
    if (anew && entry.intent.type === 'due') {
      after.push({ entry, stage: run.stage, refusal: null, verdict: null, gone: null });
      continue;
    }
    const gone = goneFrom(process, entry);
    const answer = gone === null ? tryOut(process, run, entry) : null;
    if (answer?.ok) run = answer.run;
    else if (answer && entry.ok && entry.intent.type === 'choose') held.push(entry);
    after.push({ entry, stage: run.stage, refusal: answer?.ok === false ? answer.refusal : null, verdict: answer?.ok === false ? answer.verdict : null, gone });
    if (answer?.ok && anew) run = letThrough(process, run, entry.at, held, late);
  }
  return { run, after, late };
}

/** Why the draft would not take the record in. What a saved view showed then is not known any more: it counts as shown. */
function keptOut({ version }: Process, fields: Run['record']['fields']): Refusal | null {
  const { blueprint, document } = version;
  return mayEnrol({ blueprint, document, paused: false, record: { type: document.recordType, fields }, runs: [], view: { type: 'and', of: [] } });
}

/** People wanted out before and were held: as soon as the gate lets them, they go. */
function letThrough(process: Process, run: Run, at: Instant, held: Entry[], late: Map<string, Instant>): Run {
  const next = held[0];
  if (next === undefined) return run;
  const answer = tryOut(process, run, next, at);
  if (!answer.ok) return run;
  held.length = 0;
  late.set(next.id, at);
  return answer.run;
}

function tryOut(process: Process, run: Run, { id, by, roles, intent, seen, at: then }: Entry, at = then) {
  // a stay has another number when the way there was another: the intent means the stay the run is in
  const meant = 'expect' in intent ? { ...intent, expect: { visit: run.visit } } : intent;
  return step(process, run, { entry: id, by, roles, intent: meant, ...(seen ? { seen } : {}) }, at);
}

function clockUntil(process: Process, from: Run, until: Instant): Run {
  let run = from;
  for (let fired = 0; fired < mostFirings; fired += 1) {
    const due = run.dues.filter(({ automatic, at }) => automatic === true && at <= until).reduce<Run['dues'][number] | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
    if (due === null) return run;
    const answer = step(process, run, { entry: `${run.id}/clock/${run.rev}`, by: 'u_clock', roles: [], intent: { type: 'due', due: due.key, armed: due.armed } }, Math.max(due.at, run.enteredAt));
    if (!answer.ok) return run;
    run = answer.run;
  }
  return run;
}

function goneFrom({ version: { document } }: Process, { intent }: Entry): Walked['after'][number]['gone'] {
  if ('activity' in intent && !Object.hasOwn(document.activities, intent.activity)) return { what: 'activity', id: intent.activity };
  if ('outcome' in intent && !Object.hasOwn(document.outcomes, intent.outcome)) return { what: 'outcome', id: intent.outcome };
  return null;
}

function departuresOf(draft: Process, { entries }: PastRun, was: Walked, now: Walked): readonly Departure[] {
  const [first] = now.after;
  if (first !== undefined && now.run === null && first.refusal !== null && was.run !== null) return [{ type: 'keptOut', entry: first.entry.id, at: first.entry.at, refusal: first.refusal }];
  const departures: Departure[] = [];
  let together = true;
  now.after.forEach(({ entry, stage, refusal, verdict, gone }, index) => {
    const before = was.after[index];
    if (before === undefined || stage === null) return;
    const here = { entry: entry.id, at: entry.at };
    if (gone !== null && before.refusal === null) departures.push({ type: 'gone', ...here, ...gone });
    else if (refusal !== null && before.refusal === null && together) {
      departures.push({ type: 'blocked', ...here, stage, outcome: entry.intent.type === 'choose' ? entry.intent.outcome : null, refusal, verdict, openedAt: now.late.get(entry.id) ?? null });
    } else if (refusal === null && before.refusal !== null && together && entry.intent.type !== 'due') departures.push({ type: 'opened', ...here, stage });
    const same = stage === before.stage;
    // only where the ways part: what follows from that is no difference of its own
    if (together && !same && before.stage !== null) departures.push({ type: 'elsewhere', ...here, was: before.stage, now: stage });
    together = same;
  });
  return entries.length === 0 ? [] : departures.filter((one) => one.type !== 'elsewhere' || Object.hasOwn(draft.version.document.stages, one.now));
}

function endOf(process: Process, { run }: Walked): RunReplay['was'] {
  if (run === null) return { path: [], end: null };
  const path = run.path.map(({ stage, enteredAt, leftAt }) => ({ stage, from: enteredAt, to: leftAt }));
  return { path: [...path, { stage: run.stage, from: run.enteredAt, to: run.endedAt }], end: run.status === 'ended' ? (process.stage(run.stage).end?.result ?? 'closed') : null };
}

/** What a period comes to: how many runs, how many went differently, and by which rule. */
export interface HistorySummary {
  readonly runs: number;
  readonly same: number;
  readonly blocked: number;
  readonly elsewhere: number;
  readonly keptOut: number;
  readonly opened: number;
  /** Runs held back and let through later, with the total of the waits in milliseconds. */
  readonly later: { readonly runs: number; readonly milliseconds: number };
  readonly wonBefore: number;
  readonly wonNow: number;
}

/** Adds the replays of a period up. */
export function summarise(replays: readonly RunReplay[]): HistorySummary {
  const has = (type: Departure['type']) => replays.filter(({ departures }) => departures.some((one) => one.type === type)).length;
  const waits = replays.map(({ departures }) => departures.reduce((sum, one) => sum + (one.type === 'blocked' && one.openedAt !== null ? one.openedAt - one.at : 0), 0)).filter((wait) => wait > 0);
  return {
    runs: replays.length, same: replays.filter(({ departures }) => departures.length === 0).length,
    blocked: has('blocked'), elsewhere: has('elsewhere'), keptOut: has('keptOut'), opened: has('opened'),
    later: { runs: waits.length, milliseconds: waits.reduce((sum, wait) => sum + wait, 0) },
    wonBefore: replays.filter(({ was }) => was.end === 'won').length, wonNow: replays.filter(({ now }) => now.end === 'won').length,
  };
}
