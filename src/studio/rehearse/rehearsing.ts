import type { Blueprint, Version } from '#engine/blueprint';
import { compileBlueprint, type Process } from '#engine/compile';
import { compareRehearsals, createRehearsal, replayHistory, summarise, trialProcess, type Comparison, type HistorySummary, type PlanProblem, type RehearsalPlan, type RehearsalReport, type RunReplay } from '#engine/rehearsal';
import type { PastRunRow } from '../../storage/index.ts';

/** What the page asks: push invented records through one draft or two, or the past through one. */
export type RehearseQuestion =
  | { readonly type: 'rehearse'; readonly drafts: readonly Blueprint[]; readonly plan: RehearsalPlan }
  | { readonly type: 'replay'; readonly draft: Blueprint; readonly versions: readonly Version[]; readonly runs: readonly PastRunRow[] };

export type RehearseFound =
  | { readonly type: 'rehearsed'; readonly reports: readonly RehearsalReport[]; readonly comparison: Comparison | null }
  | { readonly type: 'replayed'; readonly summary: HistorySummary; readonly replays: readonly RunReplay[]; /** Runs whose version is not known here any more. */ readonly unknown: number }
  | { readonly type: 'refused'; readonly problems: readonly PlanProblem[] }
  /** Records have nowhere to come in. */
  | { readonly type: 'noStart' };

/** How far it is, from 0 to 1, with the intents walked so far. */
export interface RehearseProgress {
  readonly share: number;
  readonly intents: number;
}

export type RehearseAnswer = { readonly progress: RehearseProgress } | { readonly found: RehearseFound } | { readonly problem: string };

/** Between two looks at the clock: a few milliseconds of work. */
const stretch = 2_000;

/** Does what was asked, a stretch at a time; between stretches somebody may be told how far it is. */
export function* rehearsing(question: RehearseQuestion): Generator<RehearseProgress, RehearseFound> {
  return question.type === 'rehearse' ? yield* rehearsingAll(question) : yield* replayingAll(question);
}

function* rehearsingAll({ drafts, plan }: Extract<RehearseQuestion, { type: 'rehearse' }>): Generator<RehearseProgress, RehearseFound> {
  const reports: RehearsalReport[] = [];
  let before = 0;
  for (const [index, draft] of drafts.entries()) {
    const process = trialProcess(draft);
    if (process === null) return { type: 'noStart' };
    const made = createRehearsal(process, plan);
    if (!made.ok) return { type: 'refused', problems: made.error };
    for (;;) {
      const { day, days, intents, done } = made.value.advance(stretch);
      yield { share: (index + day / days) / drafts.length, intents: before + intents };
      if (!done) continue;
      before += intents;
      break;
    }
    reports.push(made.value.report());
  }
  const [first, second] = reports;
  return { type: 'rehearsed', reports, comparison: first && second ? compareRehearsals(first, second) : null };
}

function* replayingAll({ draft, versions, runs }: Extract<RehearseQuestion, { type: 'replay' }>): Generator<RehearseProgress, RehearseFound> {
  const process = trialProcess(draft);
  if (process === null) return { type: 'noStart' };
  const walked = new Map<string, Process>(versions.map((version) => [version.id as string, compileBlueprint(version)]));
  const replays: RunReplay[] = [];
  let unknown = 0;
  let intents = 0;
  for (const [index, past] of runs.entries()) {
    const before = walked.get(past.versionId);
    const replay = before === undefined ? null : replayHistory(before, process, past);
    if (replay === null) unknown += 1;
    else replays.push(replay);
    intents += past.entries.length;
    if (index % 10 === 9) yield { share: index / runs.length, intents };
  }
  return { type: 'replayed', summary: summarise(replays), replays, unknown };
}
