import type { CheckContext, Finding } from '#engine/blueprint';
import type { Change } from './draft-link.ts';

/** What the page tells the worker after an edit: what changed in the drawing, and the people and fields around it when those changed. */
export interface CheckQuestion {
  readonly number: number;
  readonly change: Change;
  readonly context: CheckContext | null;
}

/** What the worker answers about the newest drawing it knows: which findings of its last list go, and which come in their place. */
export type CheckAnswer =
  | { readonly type: 'found'; readonly number: number; readonly from: number; readonly gone: number; readonly come: readonly Finding[] }
  | { readonly type: 'failed'; readonly problem: string };
