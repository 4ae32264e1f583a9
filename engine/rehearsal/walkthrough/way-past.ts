import type { Deed, Field, StageId } from '#engine/blueprint';
import { nextMoment } from '../simulate/reading.ts';
import { advance, perform, present, type Simulation } from '../simulate/simulation.ts';
import { ownerAlone } from '../simulate/deed.ts';
import { answers, choosing, doing, opening, settingOf, tried, type Setting } from '../simulate/suggest.ts';
import { takeStep, type RecordedStep } from './recording.ts';

/** Something to do in between, so that a recorded run can go on. */
export type WayStep = Pick<RecordedStep, 'wait' | 'deed' | 'roles'>;

/** What has to be done so that a recorded step is accepted, or so that the record comes where the step led. */
export interface WayPast {
  readonly steps: readonly WayStep[];
  /** The recorded step itself follows; else the way comes in its place. */
  readonly takesStep: boolean;
  /** The record afterwards. */
  readonly simulation: Simulation;
}

interface Node {
  readonly simulation: Simulation;
  readonly steps: readonly WayStep[];
  readonly cost: number;
}

/** What is asked for comes first; work nobody asks for, another way out and waiting only when that does not help. */
const askedFor = 1;
const besides = 2;

/** The most states that are looked at, and the most steps of a way: farther than that nobody wants to be led. */
const mostLooked = 160;
const mostSteps = 8;

/**
 * Looks for the few things to do by which a refused step is accepted after all, or, where the step led to another
 * stage, by which the record comes there (rule W4). Null when none was found.
 *
 * @param goal the stage the step led to, when it led to another one; `isGone` when the step itself can no longer be taken
 */
export function findWayPast(simulation: Simulation, step: RecordedStep, goal: { readonly stage: StageId | null; readonly isGone: boolean }, known: Readonly<Record<string, Field>>): WayPast | null {
  const open: Node[] = [...rootsOf(simulation, step)];
  const seen = new Set<string>();
  for (let looked = 0; looked < mostLooked; looked += 1) {
    const node = cheapestOf(open);
    if (node === undefined) break;
    const arrived = arrivedAt(node, step, goal);
    if (arrived !== null) return arrived;
    if (node.steps.length >= mostSteps) continue;
    for (const next of onwards(node, step, known)) {
      const key = keyOf(next);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next);
    }
  }
  return null;
}

/** Takes out the first of those that cost least. */
function cheapestOf(open: Node[]): Node | undefined {
  const least = Math.min(...open.map(({ cost }) => cost));
  return open.splice(open.findIndex(({ cost }) => cost === least), 1)[0];
}

/** After the recorded wait as well as before it: the wait itself may be what carries the record away. */
function rootsOf(simulation: Simulation, { wait }: RecordedStep): readonly Node[] {
  const now: Node = { simulation, steps: [], cost: 0 };
  if (wait === 0) return [now];
  const { at } = present(simulation);
  return [{ simulation: advance(simulation, at + wait), steps: [{ wait, deed: { type: 'wait' }, roles: [] }], cost: 0 }, now];
}

function arrivedAt({ simulation, steps }: Node, step: RecordedStep, { stage, isGone }: { readonly stage: StageId | null; readonly isGone: boolean }): WayPast | null {
  const stands = present(simulation).run?.stage;
  if (stage !== null && stands === stage) return { steps, takesStep: false, simulation };
  if (isGone || step.deed.type === 'wait') return null;
  const taken = takeStep(simulation, { ...step, wait: 0 });
  return taken.refusal === null && taken.rows.length > 0 ? { steps, takesStep: true, simulation: taken.simulation } : null;
}

function onwards({ simulation, steps, cost }: Node, step: RecordedStep, known: Readonly<Record<string, Field>>): readonly Node[] {
  const setting = settingOf(simulation, known);
  if (setting === null || setting.run.status !== 'running') return [];
  const next: Node[] = [];
  for (const { deeds, price } of choices(setting, step.deed)) {
    const found = tried(simulation, deeds);
    if (found === null) continue;
    const { deed, actor } = found;
    next.push({ simulation: perform(simulation, deed, actor), steps: [...steps, { wait: 0, deed, roles: actor.roles }], cost: cost + price });
  }
  const until = nextMoment(simulation, ownerAlone);
  if (until !== null) next.push({ simulation: advance(simulation, until), steps: [...steps, { wait: until - setting.at, deed: { type: 'wait' }, roles: [] }], cost: cost + besides });
  return next;
}

/** What could be tried from here: answers, what the gate of the wanted outcome asks, the work of the stage, and its ways out. */
function* choices(setting: Setting, wanted: Deed): Generator<{ readonly deeds: Iterable<Deed>; readonly price: number }> {
  const { run, living } = setting;
  if (run.paused !== undefined) yield { deeds: [{ type: 'resume' }], price: askedFor };
  for (const answer of answers(run)) yield { deeds: [answer], price: askedFor };
  for (const { outcome, verdict } of living.outcomes) {
    if (verdict.met || (wanted.type === 'choose' && wanted.outcome !== outcome.id)) continue;
    for (const fix of opening(setting, verdict)) yield { deeds: [fix], price: askedFor };
  }
  for (const { activity, required, status } of living.activities) if (status === 'open') yield { deeds: doing(setting, activity, null), price: required ? askedFor : besides };
  for (const { outcome, byHand, verdict } of living.outcomes) if (byHand && verdict.met) yield { deeds: [choosing(setting, outcome)], price: besides };
}

/** The same things done in another order lead to the same. */
function keyOf({ simulation, steps }: Node): string {
  const { run, at } = present(simulation);
  return `${run?.stage ?? ''}/${at}/${steps.map(({ deed }) => JSON.stringify(deed)).sort().join()}`;
}
