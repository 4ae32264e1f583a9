/** Running: one record, one step at a time, through a compiled blueprint. Pure: ids and time come in. */
export type { Accepted, ActivityOption, MadeIntent, Options, OutcomeOption, RecordFacts, Refused, Run, StartIntent } from './run.ts';
