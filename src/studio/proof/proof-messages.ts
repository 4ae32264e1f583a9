import type { Blueprint, CheckContext } from '#engine/blueprint';
import type { ExplorationReport, ProofFinding } from '#engine/rehearsal';
import type { ProofProgress } from './prove.ts';

/** What the page asks of the worker: a newer question ends the older one. */
export type ProofQuestion = { readonly type: 'walk'; readonly number: number; readonly draft: Blueprint } | { readonly type: 'prove'; readonly number: number; readonly draft: Blueprint; readonly context: CheckContext } | { readonly type: 'stop' };

/** What the worker answers, under the number of the question. */
export type ProofAnswer =
  /** Saved scenarios that come out differently; told before anything is explored. */
  | { readonly type: 'scenarios'; readonly number: number; readonly findings: readonly ProofFinding[] }
  | { readonly type: 'progress'; readonly number: number; readonly progress: ProofProgress }
  | { readonly type: 'report'; readonly number: number; readonly report: ExplorationReport | null }
  | { readonly type: 'failed'; readonly number: number; readonly problem: string };
