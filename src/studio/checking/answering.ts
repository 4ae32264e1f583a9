import { createChecker, type Blueprint, type CheckContext, type Finding } from '#engine/blueprint';
import type { CheckAnswer, CheckQuestion } from './check-messages.ts';
import { changedDraft } from './draft-link.ts';

/** The worker's end: it follows the drawing edit by edit, checks what is newest when it has a moment, and tells only what is new. */
export function createAnswering(): { take(question: CheckQuestion): void; answer(): CheckAnswer | null } {
  const check = createChecker();
  let draft: Blueprint | null = null;
  let context: CheckContext = {};
  let asked: number | null = null;
  let told: readonly Finding[] = [];
  return {
    take: (question) => {
      draft = changedDraft(draft, question.change);
      context = question.context ?? context;
      asked = question.number;
    },
    answer: () => {
      if (draft === null || asked === null) return null;
      const number = asked;
      asked = null;
      const found = check(draft, context);
      const before = told;
      told = found;
      return { type: 'found', number, ...replaced(before, found) };
    },
  };
}

/** Where two lists differ: from here on so many go, and these come in their place. */
function replaced(before: readonly Finding[], now: readonly Finding[]): { readonly from: number; readonly gone: number; readonly come: readonly Finding[] } {
  const shorter = Math.min(before.length, now.length);
  let from = 0;
  while (from < shorter && before[from] === now[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  return { from, gone: before.length - from - tail, come: now.slice(from, now.length - tail) };
}
