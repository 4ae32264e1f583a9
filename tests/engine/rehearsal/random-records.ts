import { hour, seededDice, type Dice, type Instant } from '#engine/kernel';
import { inOrder } from '#engine/kernel';
import type { Fields, FieldValue } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import type { Process } from '#engine/compile';
import type { Example } from '#engine/rehearsal';
import { options, startRun, step, type Run } from '#engine/run';
import { labelledId } from '../../kit/a-blueprint.ts';
import { fieldChoices, people } from '../../kit/random-blueprint.ts';

/** What a record that is pushed about without a plan came to. */
export interface Wandered {
  readonly run: Run;
  /** Every outcome it took and every stage it entered. */
  readonly outcomes: ReadonlySet<string>;
  readonly stages: ReadonlySet<string>;
}

const roles = ['rep', 'boss'];
const start: Instant = Date.UTC(2026, 0, 6, 10);

/** Enrols a record with fields thrown by dice and pushes it about: the brute force that no proof may ever be contradicted by. */
export function wander(process: Process, seed: number, acts: number): Wandered | null {
  const dice = seededDice(seed);
  const { version } = process;
  const record = { owner: 'u_owner', zone: 'UTC', fields: someFields(dice) };
  const enrol: Intent = { type: 'enrol', blueprint: version.blueprint, version: version.id, record };
  const entered = startRun(process, { id: labelledId('record'), ...record, doneElsewhere: [] }, { entry: labelledId('entry'), by: 'u_owner', roles, intent: enrol, run: labelledId('run'), space: 'sandbox' }, start);
  return entered.ok ? wanderOn(process, entered.run, start, dice, acts) : null;
}

/** Pushes a record about from where an example left it. */
export function wanderFrom(process: Process, run: Run, example: Example, seed: number, acts: number): Wandered {
  return wanderOn(process, run, example.steps.at(-1)?.at ?? example.at, seededDice(seed), acts);
}

function wanderOn(process: Process, first: Run, from: Instant, dice: Dice, acts: number): Wandered {
  let [run, now] = [first, from];
  const outcomes = new Set<string>();
  const stages = new Set([run.stage]);
  for (let act = 0; act < acts; act += 1) {
    const due = run.dues.find(({ automatic }) => automatic === true);
    const waits = dice.next() < 0.2;
    if (waits) now = due === undefined || dice.next() < 0.3 ? now + hour * Math.ceil(dice.next() * 50) : Math.max(now, due.at);
    // The clock never lets a moment pass: people only act when nothing is overdue.
    const fires = due !== undefined && due.at <= now;
    const intent: Intent | null = fires ? { type: 'due', due: due.key, armed: due.armed } : waits ? null : someIntent(process, run, now, dice);
    if (intent === null) continue;
    // The clock holds no role, and what it is late with happens as of the moment it was due.
    const at = fires ? due.at : now;
    const by = dice.next() < 0.1 ? (pick(dice, people) ?? 'u_owner') : (run.record.owner ?? 'u_owner');
    const answer = step(process, run, { entry: labelledId(`entry ${run.rev}`), by, roles: !fires && dice.next() < 0.8 ? roles : [], intent }, at);
    if (!answer.ok) continue;
    ({ run } = answer);
    for (const move of answer.changes.moves) {
      stages.add(move.to);
      if (move.outcome !== null) outcomes.add(move.outcome);
    }
  }
  return { run, outcomes, stages };
}

function someIntent(process: Process, run: Run, now: Instant, dice: Dice): Intent | null {
  const expect = { visit: run.visit };
  const { activities, outcomes } = options(process, run, now, { id: 'u_owner', roles });
  switch (Math.floor(dice.next() * 6)) {
    case 0:
    case 1: {
      const activity = pick(dice, activities)?.activity;
      if (activity === undefined) return null;
      const ticked = inOrder(activity.checklist).map(({ id }) => id);
      return { type: 'complete', activity: activity.id, result: pick(dice, Object.keys(activity.results)) ?? null, fields: someFields(dice), ticked, evidence: activity.evidence.map((kind) => ({ kind, link: null })), template: null, points: [], objections: [], expect };
    }
    case 2:
    case 3: {
      const outcome = pick(dice, outcomes)?.outcome;
      return outcome === undefined ? null : { type: 'choose', outcome: outcome.id, fields: someFields(dice), reason: 'price', expect };
    }
    case 4:
      return { type: 'setFields', fields: someFields(dice) };
    default:
      return { type: 'signal', signal: pick(dice, ['paid', 'replied']) ?? 'paid', payload: someFields(dice) };
  }
}

function someFields(dice: Dice): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const [field, values] of Object.entries(fieldChoices)) if (dice.next() < 0.4) fields[field] = pick<FieldValue>(dice, values) ?? null;
  return fields;
}

function pick<Item>(dice: Dice, items: readonly Item[]): Item | undefined {
  return items[Math.floor(dice.next() * items.length)];
}

