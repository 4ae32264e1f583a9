import type { ActivityId, OutcomeId } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import type { Verdict } from '#engine/gates';
import { hour } from '#engine/kernel';
import { present, type LogRow } from '../simulate/simulation.ts';
import { metIn, type DrillSession, type HintLevel, type Met } from './session.ts';

/** What is looked at when a drill is judged. */
export const rubric = ['gates', 'order', 'timing', 'script', 'words', 'evidence'] as const;
export type RubricPart = (typeof rubric)[number];

/** How much each part weighs of 100. */
export const rubricWeights: Readonly<Record<RubricPart, number>> = { gates: 30, order: 20, timing: 15, script: 15, words: 10, evidence: 10 };

/** One thing done less well than it could be, with what explains it: the rule as data, the sentence from the playbook. */
export interface Mistake {
  readonly part: RubricPart;
  readonly row: number;
  readonly activity: ActivityId | null;
  readonly outcome: OutcomeId | null;
  readonly refusal: Refusal | null;
  readonly verdict: Verdict | null;
  /** The sentence of the drawing that explains it: a stage's purpose, an activity's instructions, a line of its script. */
  readonly sentence: string;
  readonly detail: { readonly type: 'refused' } | { readonly type: 'late'; readonly hours: number } | { readonly type: 'pointsMissed'; readonly points: readonly string[] } | { readonly type: 'banned'; readonly phrases: readonly string[] } | { readonly type: 'thin' };
}

/** What a drill came to. Parts nobody was asked for do not count. */
export interface Score {
  /** 0 to 100, hints taken off. */
  readonly total: number;
  readonly parts: readonly { readonly part: RubricPart; /** 0 to 1; null when there was nothing to judge. */ readonly share: number | null; readonly good: number; readonly all: number }[];
  readonly hints: number;
  readonly mistakes: readonly Mistake[];
  readonly lessons: readonly Met[];
  /** All lessons met and enough points. */
  readonly passed: boolean;
}

export const passMark = 80;
/** Points taken off for each hint, by level. */
export const hintCosts: Readonly<Record<HintLevel, number>> = { 1: 2, 2: 5, 3: 10 };
/** A note of fewer words says nothing somebody else could use. */
const fewestWords = 4;
/** Later than this counts as late. */
const grace = hour;

/** Judges an attempt (rule D7): pure, the same attempt always gets the same score. */
export function scoreDrill(session: DrillSession): Score {
  const rows = session.simulation.log.slice(1, session.simulation.position + 1).filter(({ what }) => what.type === 'deed');
  const mistakes = rows.flatMap((row) => mistakesIn(session, row));
  const asked = countAsked(session, rows);
  const parts = rubric.map((part) => {
    const all = asked[part];
    const wrong = part === 'script' ? missedPoints(mistakes) : mistakes.filter((one) => one.part === part).length;
    const good = Math.max(0, all - wrong);
    return { part, share: all === 0 ? null : good / all, good, all };
  });
  const counted = parts.filter(({ share }) => share !== null);
  const weight = counted.reduce((sum, { part }) => sum + rubricWeights[part], 0);
  const points = counted.reduce((sum, { part, share }) => sum + rubricWeights[part] * (share ?? 0), 0);
  const hints = session.hints.reduce((sum, { level }) => sum + hintCosts[level], 0);
  const total = Math.max(0, Math.round((weight === 0 ? 0 : (points / weight) * 100) - hints));
  const lessons = metIn(session);
  return { total, parts, hints, mistakes, lessons, passed: total >= passMark && lessons.every(({ met }) => met) };
}

function countAsked(session: DrillSession, rows: readonly LogRow[]): Readonly<Record<RubricPart, number>> {
  const done = rows.filter(({ intent, refusal }) => intent?.type === 'complete' && refusal === null);
  const script = done.reduce((sum, row) => sum + Object.keys(scriptOf(session, row)?.points ?? {}).length, 0);
  return {
    gates: rows.filter(({ intent }) => intent?.type === 'choose').length,
    order: rows.filter(({ intent }) => intent !== null && intent.type !== 'choose').length,
    timing: done.length,
    script,
    words: done.filter((row) => (scriptOf(session, row)?.avoid.length ?? 0) > 0).length,
    evidence: done.reduce((sum, row) => sum + (activityOf(session, row)?.evidence.length ?? 0), 0),
  };
}

function missedPoints(mistakes: readonly Mistake[]): number {
  return mistakes.reduce((sum, { detail }) => sum + (detail.type === 'pointsMissed' ? detail.points.length : 0), 0);
}

function activityOf({ simulation }: DrillSession, { intent }: LogRow) {
  return intent !== null && 'activity' in intent ? simulation.process.version.document.activities[intent.activity] : undefined;
}

function scriptOf(session: DrillSession, row: LogRow) {
  return activityOf(session, row)?.content.script;
}

function mistakesIn(session: DrillSession, row: LogRow): readonly Mistake[] {
  const activity = activityOf(session, row);
  const outcome = row.intent?.type === 'choose' ? row.intent.outcome : null;
  const about = { row: row.number, activity: activity?.id ?? null, outcome, refusal: row.refusal, verdict: row.verdict };
  if (row.refusal !== null) {
    const part = row.intent?.type === 'choose' ? 'gates' : row.refusal.type === 'rhythm' || row.refusal.type === 'notYetDue' ? 'timing' : 'order';
    return [{ ...about, part, sentence: activity?.content.instructions || purposeAt(session, row), detail: { type: 'refused' } }];
  }
  if (row.intent?.type !== 'complete' || activity === undefined) return [];
  const told = activity.content.instructions || purposeBefore(session, row);
  return [...late(session, row, about, told), ...spoken(session, row, about, told)];
}

type About = Omit<Mistake, 'part' | 'sentence' | 'detail'>;

function late({ simulation }: DrillSession, row: LogRow, about: About, sentence: string): readonly Mistake[] {
  const due = simulation.log[row.number - 1]?.run?.dues.find(({ activity }) => activity === about.activity);
  const by = due === undefined ? 0 : row.at - due.at;
  return by > grace ? [{ ...about, part: 'timing', sentence, detail: { type: 'late', hours: Math.round(by / hour) } }] : [];
}

function spoken(session: DrillSession, row: LogRow, about: About, sentence: string): readonly Mistake[] {
  const activity = activityOf(session, row);
  const told = session.told[row.number];
  const script = activity?.content.script;
  const missed = Object.values(script?.points ?? {}).filter(({ id }) => told?.points.includes(id) !== true);
  const banned = told?.banned ?? [];
  const thin = (activity?.evidence ?? []).filter((kind) => !hasSubstance(kind, told?.note ?? '', told?.links ?? []));
  return [
    ...(missed.length === 0 ? [] : [{ ...about, part: 'script' as const, sentence: missed[0]?.text ?? '', detail: { type: 'pointsMissed' as const, points: missed.map(({ id }) => id) } }]),
    ...(banned.length === 0 ? [] : [{ ...about, part: 'words' as const, sentence: script?.opening || sentence, detail: { type: 'banned' as const, phrases: banned } }]),
    ...thin.map(() => ({ ...about, part: 'evidence' as const, sentence, detail: { type: 'thin' as const } })),
  ];
}

function hasSubstance(kind: string, note: string, links: readonly string[]): boolean {
  return kind === 'note' || kind === 'research' ? note.trim().split(/\s+/).filter(Boolean).length >= fewestWords : links.some((link) => /^(https?:|file:)/.test(link));
}

function purposeAt({ simulation }: DrillSession, { run }: LogRow): string {
  const stage = run?.stage ?? present(simulation).run?.stage;
  return stage === undefined ? '' : (simulation.process.version.document.stages[stage]?.purpose ?? '');
}

/** What the stage is for in which something was done: doing it may already have led on. */
function purposeBefore(session: DrillSession, row: LogRow): string {
  return purposeAt(session, session.simulation.log[row.number - 1] ?? row);
}
