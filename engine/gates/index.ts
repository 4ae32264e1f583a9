/** Gates: what must be true before an outcome may be taken, and the answer that explains itself. */
export type { ClauseVerdict, Facts, Fix, Fixer, Quantity, RequiredActivity, Verdict, VerdictNode } from './verdict.ts';
