import { describe, expect, test } from 'vitest';
import { day, hour, seededDice, type Instant } from '#engine/kernel';
import type { OtherRun } from '#engine/journal';
import type { VerdictNode } from '#engine/gates';
import { options, step, type Person, type Run } from '#engine/run';
import { allCases } from '../../kit/cases.ts';
import { labelledId } from '../../kit/a-blueprint.ts';
import { World } from '../laws/world.ts';
import { openGates } from './oracle.ts';

const turns = 30;
/** Five seeds in a row share a drawing: so each world here has one of its own. */
const ownDrawing = 5;
const owner: Person = { id: 'u_ann', roles: ['rep'] };
const manager: Person = { id: 'u_bob', roles: ['boss', 'rep'] };
const stranger: Person = { id: 'u_new', roles: [] };
/** Clause kinds with their answers, as the engine showed them. */
const clauses = new Set<string>();
const tally = { steps: 0, open: 0, closed: 0, silent: 0, chosen: 0, refused: 0, overridden: 0 };

/** Other runs as the authority would look them up: none, some that ended well, some that did not. */
function someOtherRuns(roll: number): readonly OtherRun[] {
  const other = { run: labelledId('other run'), blueprint: labelledId('other'), on: 'sameRecord' as const, reached: [], ended: null };
  const won = { ...other, ended: { result: 'won' as const, entry: 'e' } };
  const notThis: readonly OtherRun[] = [{ ...other, ended: { result: 'lost', entry: 'e' } }, { ...won, on: 'linkedRecord' }, { ...won, blueprint: labelledId('stranger') }];
  return roll < 0.4 ? [] : roll < 0.7 ? notThis : [...notThis, won];
}

function note(node: VerdictNode): void {
  if (node.type === 'clause') clauses.add(`${node.clause.type} ${node.met}`);
  else if (node.type === 'not') note(node.of);
  else for (const part of node.of) note(part);
}

/** Lives one world and holds the engine against the oracle after every entry. Returns how many entries there were. */
function live(seed: number, most: number): number {
  const world = new World(seed);
  if (world.runs.length === 0) return 0;
  const dice = seededDice(seed + 7);
  const moments = new Map<string, Instant>();
  let steps = 0;
  for (let turn = 0; turn < turns && steps < most; turn += 1) {
    const happened = world.turn();
    if (happened === null) continue;
    steps += 1;
    const { before, made, answer, process } = happened;
    const fired = made.intent;
    const due = fired.type === 'due' ? before.dues.find(({ key }) => key === fired.due) : undefined;
    if (answer.ok && due !== undefined) moments.set(made.entry, due.at);
    const otherRuns = someOtherRuns(dice.next());
    const run: Run = { ...happened.after, record: { ...world.refreshed(world.runs.findIndex(({ id }) => id === happened.after.id)).record, otherRuns } };
    const later = [0, hour, day, 3 * day][Math.floor(dice.next() * 4)] ?? 0;
    for (const [person, at] of [[dice.next() < 0.5 ? owner : manager, happened.at], [stranger, happened.at + later]] as const) {
      const gates = openGates({ document: process.version.document, entries: world.entries, run: run.id, at, person, otherRuns, moments });
      const shown = options(process, run, at, person).outcomes;
      expect(Object.fromEntries(shown.map(({ outcome, verdict }) => [outcome.id, gates[outcome.id] === null ? null : verdict.met])), `turn ${turn}, ${person.id}, ${(at - happened.at) / hour} hours later, stage ${run.stage}`).toEqual(gates);
      for (const { verdict } of shown) note(verdict.tree);
      for (const [outcome, open] of Object.entries(gates)) {
        if (open === null) {
          tally.silent += 1;
          continue;
        }
        const tried = step(process, run, { entry: labelledId('try'), by: person.id, roles: person.roles, intent: { type: 'choose', outcome, fields: {}, reason: 'price', expect: { visit: run.visit } } }, at);
        if (tried.ok) expect(open || tried.changes.overridden !== undefined, `turn ${turn}: ${outcome} was taken by ${person.id}`).toBe(true);
        else if (tried.refusal.type === 'gateClosed') expect(open, `turn ${turn}: ${outcome} was refused to ${person.id}`).toBe(false);
        tally[open ? 'open' : 'closed'] += 1;
        tally[tried.ok ? (tried.changes.overridden === undefined ? 'chosen' : 'overridden') : 'refused'] += 1;
      }
    }
  }
  return steps;
}

describe('A gate is open exactly when a count from the journal, by the words of the domain, says so', () => {
  const wanted = allCases(2000) * (process.env.BATON_LONG === '1' ? 1.25 : 1);
  test(`${wanted} steps in worlds drawn by the dice`, () => {
    for (let seed = ownDrawing; tally.steps < wanted; seed += ownDrawing) {
      try {
        tally.steps += live(seed, wanted - tally.steps);
      } catch (error) {
        throw new Error(`Seed ${seed}: the engine and the oracle of domain.md disagree.\n${error instanceof Error ? error.message : ''}`, { cause: error });
      }
    }
    // The worlds are worth asking: every kind of answer was given often.
    expect(Math.min(tally.open, tally.closed, tally.chosen, tally.refused)).toBeGreaterThan(wanted / 20);
    const kinds = ['requiredActivities', 'count', 'field', 'validation', 'checklist', 'minimumTime', 'otherRun', 'rhythm', 'role', 'approval'];
    for (const kind of kinds) expect([...clauses], 'both answers of every clause, but for the approvals that take long to come by').toContain(`${kind} ${kind !== 'approval'}`);
    for (const kind of kinds) expect([...clauses]).toContain(`${kind} false`);
    expect(tally.silent).toBeLessThan((tally.open + tally.closed) / 3);
    expect(tally.overridden).toBeGreaterThan(0);
  }, 3_600_000);
});
