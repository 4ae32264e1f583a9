/** The journal: every intent, accepted or refused, chained so that nothing changes unseen. */
export { intentSchema, wordsSchema, type Intent, type IntentType, type Words } from './intent.ts';
export {
  clockPerson, dueKinds, entrySchema, kernelNumber, spaces, spaceSchema, workHoursSchema,
  type Changes, type DoneActivity, type DueKind, type DueMoment, type Entry, type OtherRun, type Seen, type SlideReason, type Space, type WorkHours,
} from './entry.ts';
export { mirrored, relations, type Relation } from './relation.ts';
export { refusalSchema, type Refusal } from './refusal.ts';
export { appendEntry, eraseWords, verifyChain, type ChainProblem, type EntryDraft } from './chain.ts';
export { emptyRecord, foldEntries, foldEntry, type FoldedRecord, type FoldedRun } from './fold.ts';
export type { AgreedMeeting, LetterLine, LetterSpan, WrittenLetter } from './words.ts';
