import type { Blueprint, CheckContext, StageId } from '#engine/blueprint';
import { findWays, findWayTo, trialProcess, type Example, type Ways } from '#engine/rehearsal';

/** What the page asks: all ways of a drawing, or only the one to a stage. */
export interface WaysQuestion {
  readonly draft: Blueprint;
  readonly context: CheckContext;
  readonly to?: StageId | undefined;
}

/** What was found: every way, or the way to the stage that was asked for. */
export type FoundWays = { readonly type: 'all'; readonly ways: Ways } | { readonly type: 'to'; readonly stage: StageId; readonly way: Example | null };

/** What the worker says; null when records have nowhere to come in. */
export type WaysAnswer = { readonly ways: FoundWays | null } | { readonly problem: string };

/** Answers the question at once: in a worker where there is one. */
export function findTheWays({ draft, context, to }: WaysQuestion): FoundWays | null {
  const process = trialProcess(draft);
  if (process === null) return null;
  return to === undefined ? { type: 'all', ways: findWays(process, { context }) } : { type: 'to', stage: to, way: findWayTo(process, to, { context }) };
}
