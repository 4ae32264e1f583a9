import { invariant, type Instant } from '#engine/kernel';
import { isZone } from '#engine/calendar';
import type { Intent, IntentType } from '#engine/journal';
import type { Process } from '#engine/compile';
import { due } from './clock.ts';
import { complete, skip, tick } from './do-activity.ts';
import { refuse } from './refuse.ts';
import { rollRounds } from './repeat.ts';
import type { Accepted, MadeIntent, RecordFacts, Refused, Run, StartIntent } from './run.ts';
import { rested, settle } from './settle.ts';
import { approve, reject, requestApproval } from './approve.ts';
import { accept, giveBack, handOver } from './hand-over.ts';
import { confirmOverride, override } from './override.ts';
import { pause, resume } from './pause.ts';
import { forbiddenHere } from './standing.ts';
import { signal } from './signal.ts';
import { snooze } from './snooze.ts';
import { choose } from './take-outcome.ts';
import { beforeOf, undo } from './undo.ts';
import { beginWalk, enterStage, isWalk, walkOn, withFields, withOwner, type StepContext, type Walk } from './walk.ts';

/**
 * Puts a record on a blueprint's start stage and lets automatic outcomes go off. The record's facts are the ones the
 * intent carries, so that the journal alone rebuilds the run.
 */
export function startRun(process: Process, record: RecordFacts, intent: StartIntent, at: Instant): Accepted | Refused {
  const enrol = intent.intent;
  if (enrol.type !== 'enrol') return refuse({ type: 'invalidIntent', problems: ['A run starts with an enrolment.'] });
  if (enrol.version !== process.version.id || enrol.blueprint !== process.version.blueprint) return refuse({ type: 'unknownVersion', version: enrol.version });
  if (!isZone(enrol.record.zone)) return refuse({ type: 'invalidIntent', problems: [`${enrol.record.zone} is no time zone.`] });
  const outset = beginWalk(contextOf(process, intent, at), newRun(process, { ...record, ...enrol.record }, intent, at));
  if (enrol.carry !== undefined) return startInside(process, outset, enrol.carry.stage);
  const first = enterStage(walkOn(outset, outset.run, { ...outset.changes, moves: [{ from: null, to: process.start, outcome: null }] }), process.start);
  const { stage, passage } = process.enter(first);
  invariant(isWalk(passage) && passage.run.stage === stage, 'the machine and the run stand on the same stage');
  const walk = rested(passage);
  return 'ok' in walk ? walk : { ok: true, run: walk.run, changes: walk.changes };
}

/**
 * Goes on where the run of a record that was merged into this one stood: with a fresh visit, no step of the way
 * repeated. What was done there counts as done in another run of the record (rule R200).
 */
function startInside(process: Process, outset: Walk, stageId: string): Accepted | Refused {
  const stage = process.version.document.stages[stageId];
  if (stage === undefined) return refuse({ type: 'cannotMove', why: 'unknownStage', stage: stageId });
  if (stage.kind === 'decision' || stage.kind === 'end') return refuse({ type: 'cannotMove', why: stage.kind === 'end' ? 'endStage' : 'passThrough', stage: stageId });
  const walk = settle(enterStage(walkOn(outset, outset.run, { ...outset.changes, moves: [{ from: null, to: stageId, outcome: null }] }), stageId), null);
  return 'ok' in walk ? walk : { ok: true, run: walk.run, changes: walk.changes };
}

/**
 * Moves one record by one intent: pure, with ids and time handed in. Answers the run afterwards and what changed, or
 * the typed refusal (domain.md section 4). Nothing else ever changes a run.
 */
export function step(process: Process, run: Run, intent: MadeIntent, at: Instant): Accepted | Refused {
  invariant(run.version === process.version.hash, 'a run is stepped with the version it walks');
  const expected = 'expect' in intent.intent ? intent.intent.expect.visit : run.visit;
  const forbidden = forbiddenHere(process.stage(run.stage), run, intent.intent.type);
  if (forbidden !== null) return refuse(forbidden);
  if (expected !== run.visit) return refuse({ type: 'staleVisit', expected, actual: run.visit });
  const counted: Run = { ...run, rev: run.rev + 1 };
  // A due happens at its own moment, which may be earlier than now: it turns the rounds itself.
  const next = intent.intent.type === 'due' ? counted : rollRounds(process, counted, at);
  const walk = decide(beginWalk(contextOf(process, intent, at), next), intent.intent, at);
  if ('ok' in walk) return walk;
  return { ok: true, run: { ...walk.run, before: intent.intent.type === 'undo' ? null : beforeOf(run, walk, at) }, changes: walk.changes };
}

type IntentOf<Type extends IntentType> = Extract<Intent, { type: Type }>;
type Decide<Type extends IntentType> = (walk: Walk, intent: IntentOf<Type>, at: Instant) => Walk | Refused;

/** What each intent does: total, so a new intent does not compile until it is decided. */
const deciders: { readonly [Type in IntentType]: Decide<Type> } = {
  enrol: (walk) => refuse({ type: 'alreadyRunning', run: walk.run.id }),
  complete: (walk, intent) => settled(complete(walk, intent)),
  tick: (walk, intent) => settled(tick(walk, intent)),
  skip: (walk, intent) => settled(skip(walk, intent)),
  choose,
  signal,
  due,
  setFields: (walk, intent) => settled(withFields(walk, intent.fields)),
  assign: (walk, intent) => settled(withOwner(walk, intent.owner)),
  exit: (walk, _intent, at) => walkOn(walk, { ...walk.run, status: 'exited', endedAt: at, dues: [] }, walk.changes),
  note: (walk) => walk,
  undo,
  requestApproval: (walk, intent) => settled(requestApproval(walk, intent)),
  approve: (walk, intent) => settled(approve(walk, intent)),
  reject: (walk, intent) => settled(reject(walk, intent)),
  override: (walk, intent) => settled(override(walk, intent)),
  confirmOverride: (walk, intent) => settled(confirmOverride(walk, intent)),
  handOver: (walk, intent) => settled(handOver(walk, intent)),
  accept: (walk, intent) => settled(accept(walk, intent)),
  return: (walk, intent) => settled(giveBack(walk, intent)),
  pause,
  resume,
  snooze: (walk, intent) => settled(snooze(walk, intent)),
  // Needs both versions: `moveRun` decides it.
  migrate: (_walk, intent) => refuse({ type: 'unknownVersion', version: intent.version }),
  merge: concernsTheRecord,
  mergedInto: concernsTheRecord,
  unmerge: concernsTheRecord,
  link: concernsTheRecord,
  unlink: concernsTheRecord,
};

/** Records are joined and parted by the authority; their runs are only asked again. */
function concernsTheRecord(): Refused {
  return refuse({ type: 'invalidIntent', problems: ['This concerns the record, not one of its runs.'] });
}

function decide<Type extends IntentType>(walk: Walk, intent: IntentOf<Type> & { readonly type: Type }, at: Instant): Walk | Refused {
  const decider: Decide<Type> = deciders[intent.type];
  return decider(walk, intent, at);
}

/** After every accepted change the automatic outcomes are asked again. */
function settled(walk: Walk | Refused): Walk | Refused {
  return 'ok' in walk ? walk : settle(walk, null);
}

function contextOf(process: Process, made: MadeIntent, at: Instant): StepContext {
  return { process, made, person: { id: made.by, roles: made.roles }, eventAt: at };
}

/** A run that stands nowhere yet: entering the start stage makes its first visit. */
function newRun(process: Process, record: RecordFacts, intent: StartIntent, at: Instant): Run {
  return {
    id: intent.run,
    record,
    space: intent.space,
    blueprint: process.version.blueprint,
    versionId: process.version.id,
    version: process.version.hash,
    status: 'running',
    end: null,
    stage: process.start,
    visit: 0,
    enteredAt: at,
    startedAt: at,
    endedAt: null,
    rev: 1,
    done: [],
    skipped: [],
    ticked: {},
    taken: {},
    path: [],
    dues: [],
    before: null,
  };
}
