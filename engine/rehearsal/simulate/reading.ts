import type { Instant } from '#engine/kernel';
import { stagesOf, type Effect, type OutcomeId, type StageId } from '#engine/blueprint';
import type { DueMoment } from '#engine/journal';
import type { Process } from '#engine/compile';
import { options, type Options } from '#engine/run';
import { owner } from '../explore/world.ts';
import type { Actor } from './deed.ts';
import { present, type LogRow, type Simulation } from './simulation.ts';

/** Everything this person could do where the record stands now, each with its verdict; null when it never came in. */
export function possible(simulation: Simulation, { roles, by }: Actor): Options | null {
  const { run, at } = present(simulation);
  return run === null ? null : options(simulation.process, run, at, { id: by ?? run.record.owner ?? owner, roles });
}

/** A moment to come, or one that has come and waits for somebody. */
export interface Awaited {
  readonly due: DueMoment;
  /** Its time is over: it fell due and nobody has answered yet. */
  readonly fell: boolean;
}

/** What is expected next, the earliest first: what the clock will do, and what people should have done by then. */
export function awaitedIn(simulation: Simulation): readonly Awaited[] {
  const { run, at } = present(simulation);
  return (run?.dues ?? []).map((due) => ({ due, fell: due.at <= at }));
}

/**
 * The next moment worth waiting for: something falls due, or a locked outcome opens by time alone. Null when waiting
 * changes nothing.
 */
export function nextMoment(simulation: Simulation, actor: Actor): Instant | null {
  const { at } = present(simulation);
  const dues = awaitedIn(simulation).flatMap(({ due }) => (due.at > at ? [due.at] : []));
  const openings = (possible(simulation, actor)?.outcomes ?? []).flatMap(({ verdict }) => {
    const byTimeAlone = !verdict.met && verdict.shortest.length > 0 && verdict.shortest.every(({ type }) => type === 'wait');
    return byTimeAlone && verdict.earliest > at && Number.isFinite(verdict.earliest) ? [verdict.earliest] : [];
  });
  const moments = [...dues, ...openings];
  return moments.length === 0 ? null : Math.min(...moments);
}

/** Something the walk would have sent or set off outside, had it been real. Nothing leaves a simulation. */
export interface WouldBeSent {
  readonly row: number;
  readonly at: Instant;
  readonly effect: Effect;
}

const outward: ReadonlySet<Effect['type']> = new Set(['send', 'notify', 'webhook', 'startBlueprint', 'signalRun']);

/** Everything that would have left by now: messages, reminders, calls of other systems, other runs started or told (rule U6). */
export function wouldBeSent({ log, position }: Simulation): readonly WouldBeSent[] {
  return log.slice(0, position + 1).flatMap((row) => (row.changes?.effects ?? []).flatMap(({ effect }) => (outward.has(effect.type) ? [{ row: row.number, at: row.at, effect }] : [])));
}

/** What was walked of all there is. */
export interface Share<Id extends string> {
  readonly walked: readonly Id[];
  readonly left: readonly Id[];
}

/** How much of a drawing some walks have covered. */
export interface Coverage {
  readonly stages: Share<StageId>;
  readonly outcomes: Share<OutcomeId>;
}

/**
 * Says which stages and outcomes the rows of some walks went through (ui.md 56: "11/14 outcomes walked"). Common
 * outcomes count once; those that lead nowhere yet do not count (rule U7).
 */
export function coverageOf({ version, outcomesOf }: Process, rows: readonly Pick<LogRow, 'changes'>[]): Coverage {
  const moves = rows.flatMap(({ changes }) => changes?.moves ?? []);
  const entered = new Set<string>(moves.map(({ to }) => to));
  const taken = new Set<string>(moves.flatMap(({ outcome }) => outcome ?? []));
  const stages = stagesOf(version.document).map(({ id }) => id);
  const outcomes = [...new Set(stages.flatMap((stage) => outcomesOf(stage).map(({ id }) => id)))];
  return { stages: shareOf(stages, entered), outcomes: shareOf(outcomes, taken) };
}

function shareOf<Id extends string>(all: readonly Id[], met: ReadonlySet<string>): Share<Id> {
  return { walked: all.filter((id) => met.has(id)), left: all.filter((id) => !met.has(id)) };
}
