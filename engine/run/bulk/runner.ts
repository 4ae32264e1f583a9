import { invariant, type Instant } from '#engine/kernel';
import { isZone } from '#engine/calendar';
import type { OutcomeId, StageId } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import type { Verdict } from '#engine/gates';
import type { Process } from '#engine/compile';
import { factsOf, isGateOpen, outcomeHere, verdictOf } from '../facts.ts';
import type { MadeIntent, Person, RecordFacts, Refused, Run, StartIntent } from '../run.ts';
import { standings } from '../standing.ts';
import { startRun, step } from '../step.ts';
import { beyondLimit as ordinaryBeyondLimit } from '../take-outcome.ts';
import { beyondLimit, choose, complete, due, settled, signal, skip, tick } from './act.ts';
import type { Asking, BulkRecord } from './bulk-record.ts';
import { countAll } from './counters.ts';
import { duesIn, expectedOf, freshRecord, isOnceKey, load, runOf, type BulkDue } from './convert.ts';
import { toldBy, verdictBy, type Verdict29 } from './gate-plan.ts';
import type { Plan, StagePlan } from './plan.ts';
import { planOf } from './stage-plan.ts';
import { enter, exit, giveTo, settle, stageAt, writeFields } from './walk-on.ts';

/** An intent by which thousands of records can be moved. Nobody takes back a step of thousands. */
export type BulkIntent = Exclude<Intent, { readonly type: 'undo' }>;
export interface MadeBulkIntent extends MadeIntent {
  readonly intent: BulkIntent;
}

/**
 * Moves many records through one blueprint: the same answers as `startRun` and `step` (compile rule M20), many times faster. A
 * record is changed in place, and refusals and verdicts are explained only when somebody asks. Not for live records:
 * what it does is written to no journal.
 */
export interface BulkRunner {
  /** Enrols a record, or says why not. */
  start(record: RecordFacts, intent: StartIntent, at: Instant): BulkRecord | Refused;
  /** Takes over a run that is under way. */
  load(run: Run): BulkRecord;
  /** Moves a record by one intent; false when it is refused, and then nothing changed. */
  step(record: BulkRecord, made: MadeBulkIntent, at: Instant): boolean;
  /** Why this intent would be refused now; null when it would not. */
  whyRefused(record: BulkRecord, made: MadeBulkIntent, at: Instant): Refused | null;
  stageOf(record: BulkRecord): StageId;
  /** The verdict of an outcome of the present stage in one number (see `Verdict29`); beyond its limit, of its stand-in. */
  verdict(record: BulkRecord, outcome: OutcomeId, person: Person, at: Instant): Verdict29;
  /** The same verdict with every reason. */
  explain(record: BulkRecord, outcome: OutcomeId, person: Person, at: Instant): Verdict;
  /** Everything expected of a record, earliest first. */
  dues(record: BulkRecord): readonly BulkDue[];
  /** The same in no order in time, for those who look for one of them: cheaper. */
  expected(record: BulkRecord): readonly BulkDue[];
  /** Only whether the gate of an outcome of the present stage is open. */
  isOpen(record: BulkRecord, outcome: OutcomeId, person: Person, at: Instant): boolean;
  /** The record as an ordinary run, without the way back over its last step. */
  runOf(record: BulkRecord): Run;
  /** Stages that hold, or lead into, something the table cannot say: there every record is stepped the ordinary way. */
  readonly ordinaryStages: readonly StageId[];
}

/** Makes a compiled blueprint ready to move many records. Made once per version and kept. */
export function createBulkRunner(process: Process): BulkRunner {
  const plan = planOf(process, runOf);
  const asking: Asking = { made: { entry: '', by: '', roles: [] }, at: 0 };
  const ask = (made: Asking['made'], at: Instant): Asking => {
    asking.made = made;
    asking.at = at;
    return asking;
  };
  return {
    start: (record, intent, at) => startIn(plan, record, intent, at, ask(intent, at)),
    load: (run) => load(plan, run),
    step: (record, made, at) => stepIn(plan, record, made, at, ask(made, at)),
    whyRefused: (record, made, at) => {
      const answer = step(process, runOf(plan, record), made, at);
      return answer.ok ? null : answer;
    },
    stageOf: (record) => stageAt(plan, record).stage.id,
    verdict: (record, outcome, person, at) => verdictIn(plan, record, outcome, ask({ entry: '', by: person.id, roles: person.roles }, at)),
    explain: (record, outcome, person, at) => explained(plan, record, outcome, person, at),
    dues: (record) => (record.ordinary === null ? duesIn(plan, record) : ordinaryDues(record.ordinary)),
    expected: (record) => (record.ordinary === null ? expectedOf(plan, record) : ordinaryDues(record.ordinary)),
    isOpen: (record, outcome, person, at) => isOpenIn(plan, record, outcome, ask({ entry: '', by: person.id, roles: person.roles }, at)),
    runOf: (record) => runOf(plan, record),
    ordinaryStages: plan.stages.flatMap(({ plain, stage }) => (plain ? [] : [stage.id])),
  };
}

function startIn(plan: Plan, facts: RecordFacts, intent: StartIntent, at: Instant, asking: Asking): BulkRecord | Refused {
  const { version } = plan.process;
  const enrol = intent.intent;
  const plain = plan.startsPlain && enrol.type === 'enrol' && enrol.version === version.id && enrol.blueprint === version.blueprint && isZone(enrol.record.zone) && intent.seen === undefined;
  if (!plain) {
    const answer = startRun(plan.process, facts, intent, at);
    return answer.ok ? load(plan, answer.run) : answer;
  }
  const { owner, zone, fields } = enrol.record;
  const record = freshRecord(plan, { id: intent.run, space: intent.space, facts, zone, owner, fields, at });
  if (facts.doneElsewhere.length > 0) record.counts = countAll(plan.counters, record);
  enter(plan, record, plan.table.start, asking);
  settle(plan, record, asking);
  return record;
}

function stepIn(plan: Plan, record: BulkRecord, made: MadeBulkIntent, at: Instant, asking: Asking): boolean {
  const { intent } = made;
  const stage = stageAt(plan, record);
  if (record.ordinary !== null || !stage.plain || made.seen !== undefined) return ordinaryStep(plan, record, made, at);
  // An escalation and a return happen seldom and may do anything: `step` lets them, and the record comes back here.
  if (intent.type === 'due' && stage.armsOnce && isOnceKey(intent.due)) return ordinaryStep(plan, record, made, at);
  // A running record takes every intent; the table of standings is asked for the others only.
  if (record.status !== 'running' && standings[record.status === 'exited' ? 'exited' : stage.stage.kind][intent.type] !== 'yes') return false;
  switch (intent.type) {
    case 'complete':
      return intent.expect.visit === record.visit && complete(plan, record, stage, intent, asking);
    case 'tick':
      return intent.expect.visit === record.visit && tick(plan, record, stage, intent, asking);
    case 'skip':
      return intent.expect.visit === record.visit && skip(plan, record, stage, intent, asking);
    case 'choose':
      return intent.expect.visit === record.visit && choose(plan, record, stage, intent, asking);
    case 'due':
      return due(plan, record, stage, intent, asking);
    case 'signal':
      return plan.plainSignals ? signal(plan, record, stage, intent, asking) : ordinaryStep(plan, record, made, at);
    case 'setFields':
    case 'assign':
    case 'exit':
    case 'note':
      return aside(plan, record, stage, intent, asking);
    case 'enrol':
      return false;
    default:
      return ordinaryStep(plan, record, made, at);
  }
}

/** What concerns the record more than its process. */
function aside(plan: Plan, record: BulkRecord, stage: StagePlan, intent: Extract<Intent, { type: 'setFields' | 'assign' | 'exit' | 'note' }>, asking: Asking): true {
  record.rev += 1;
  if (intent.type === 'note') return true;
  if (intent.type === 'exit') {
    exit(plan, record, asking);
    return true;
  }
  if (intent.type === 'setFields') writeFields(record, intent.fields);
  else giveTo(plan, record, intent.owner);
  return record.status === 'exited' || settled(plan, record, stage, [], intent.type === 'setFields', asking);
}

/** What the table cannot say goes through `step` itself: the record stays a run until it rests where the table knows everything. */
function ordinaryStep(plan: Plan, record: BulkRecord, made: MadeIntent, at: Instant): boolean {
  const answer = step(plan.process, runOf(plan, record), made, at);
  if (answer.ok) load(plan, answer.run, record);
  return answer.ok;
}

function verdictIn(plan: Plan, record: BulkRecord, outcome: OutcomeId, asking: Asking): Verdict29 {
  const stage = stageAt(plan, record);
  const way = stage.wayOf[outcome];
  invariant(way !== undefined, `outcome ${outcome} leads out of the present stage`);
  if (record.ordinary !== null) return toldBy(explained(plan, record, outcome, { id: asking.made.by, roles: asking.made.roles }, asking.at));
  return verdictBy((beyondLimit(record, stage, way, asking) ?? way).gate, record, asking);
}

function ordinaryDues({ dues }: Run): readonly BulkDue[] {
  return dues.map(({ key, at, armed, automatic, activity }) => ({ key, at, armed, automatic: automatic === true, activity }));
}

function isOpenIn(plan: Plan, record: BulkRecord, outcome: OutcomeId, asking: Asking): boolean {
  const { ordinary } = record;
  if (ordinary === null) return (verdictIn(plan, record, outcome, asking) & 1) === 1;
  const { process } = plan;
  const asked = outcomeHere(process, ordinary, outcome);
  invariant(asked !== null, `outcome ${outcome} leads out of the present stage`);
  const { by: id, roles } = asking.made;
  return isGateOpen(process, ordinary, ordinaryBeyondLimit({ process, run: ordinary }, asked) ?? asked, factsOf(process, ordinary, { id, roles }), asking.at);
}

function explained(plan: Plan, record: BulkRecord, outcome: OutcomeId, person: Person, at: Instant): Verdict {
  const { process } = plan;
  const run = runOf(plan, record);
  const asked = outcomeHere(process, run, outcome);
  invariant(asked !== null, `outcome ${outcome} leads out of the present stage`);
  return verdictOf(process, run, ordinaryBeyondLimit({ process, run }, asked) ?? asked, factsOf(process, run, person), at);
}
