import type { Stage, StageKind } from '#engine/blueprint';
import type { IntentType, Refusal } from '#engine/journal';
import type { Run } from './run.ts';

/** How a run stands: in a stage of some kind, paused there, or out of its process. */
export type Standing = StageKind | 'paused' | 'exited';

/** `yes`: the intent is decided on; anything else is the type of the refusal it meets whatever it asks for. */
export type Answer = 'yes' | 'runEnded' | 'paused' | 'notPaused';

const anywhere = { note: 'yes', undo: 'yes', setFields: 'yes', assign: 'yes' } as const;
/** What joins records concerns no run; a run that is handed one says so. */
function ofTheRecord<Said extends Answer>(said: Said) {
  return { merge: said, mergedInto: said, unmerge: said, link: said, unlink: said } as const;
}

const atWork: Readonly<Record<IntentType, Answer>> = {
  ...anywhere,
  enrol: 'yes',
  complete: 'yes',
  tick: 'yes',
  skip: 'yes',
  choose: 'yes',
  signal: 'yes',
  due: 'yes',
  exit: 'yes',
  requestApproval: 'yes',
  approve: 'yes',
  reject: 'yes',
  override: 'yes',
  confirmOverride: 'yes',
  handOver: 'yes',
  accept: 'yes',
  return: 'yes',
  pause: 'yes',
  resume: 'notPaused',
  snooze: 'yes',
  migrate: 'yes',
  ...ofTheRecord('yes'),
};
const over: Readonly<Record<IntentType, Answer>> = {
  ...anywhere,
  enrol: 'runEnded',
  complete: 'runEnded',
  tick: 'runEnded',
  skip: 'runEnded',
  choose: 'runEnded',
  signal: 'runEnded',
  due: 'runEnded',
  exit: 'runEnded',
  requestApproval: 'runEnded',
  approve: 'runEnded',
  reject: 'runEnded',
  override: 'runEnded',
  confirmOverride: 'runEnded',
  handOver: 'runEnded',
  accept: 'runEnded',
  return: 'runEnded',
  pause: 'runEnded',
  resume: 'runEnded',
  snooze: 'runEnded',
  migrate: 'runEnded',
  ...ofTheRecord('runEnded'),
};
const atRest: Readonly<Record<IntentType, Answer>> = {
  ...anywhere,
  enrol: 'paused',
  complete: 'paused',
  tick: 'paused',
  skip: 'paused',
  choose: 'paused',
  // A customer who answers, or asks to be left alone, is heard all the same.
  signal: 'yes',
  due: 'yes',
  exit: 'yes',
  requestApproval: 'paused',
  approve: 'paused',
  reject: 'paused',
  override: 'paused',
  confirmOverride: 'paused',
  handOver: 'paused',
  accept: 'paused',
  return: 'paused',
  pause: 'paused',
  resume: 'yes',
  snooze: 'paused',
  migrate: 'yes',
  ...ofTheRecord('paused'),
};

/** Which intents a run takes, by where it stands: every pair is here, and a new stage kind or intent does not compile with a hole (rule R3). */
export const standings: Readonly<Record<Standing, Readonly<Record<IntentType, Answer>>>> = {
  work: atWork,
  decision: atWork,
  wait: atWork,
  parallel: atWork,
  // Reopening outcomes lead out of an end, by hand, by a signal or by time.
  end: { ...over, choose: 'yes', signal: 'yes', due: 'yes' },
  paused: atRest,
  exited: over,
};

export function standingOf(stage: Stage, run: Run): Standing {
  if (run.status === 'exited') return 'exited';
  return run.paused === undefined ? stage.kind : 'paused';
}

/** Why the run takes no such intent where it stands, or null. */
export function forbiddenHere(stage: Stage, run: Run, intent: IntentType): Refusal | null {
  const answer = standings[standingOf(stage, run)][intent];
  switch (answer) {
    case 'yes':
      return null;
    case 'paused':
      return { type: 'paused', until: run.paused?.until ?? null };
    case 'runEnded':
    case 'notPaused':
      return { type: answer };
  }
}
