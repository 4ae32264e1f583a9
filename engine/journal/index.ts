/** The journal: every intent, accepted or refused, chained so that nothing changes unseen. */
export { intentSchema, wordsSchema, type Intent, type IntentType, type Words } from './intent.ts';
export { spaces, spaceSchema, type Changes, type DoneActivity, type DueMoment, type Entry, type Space } from './entry.ts';
export type { Refusal } from './refusal.ts';
