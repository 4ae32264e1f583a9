import { inOrder, derivedId, day, hour, invariant, type Instant } from '#engine/kernel';
import type { Blueprint, Deed, Version } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { actorFor, advance, createSimulation, perform, present, recordedSince } from '#engine/rehearsal';
import type { WalkthroughRow } from '../../storage/index.ts';
import { scripts, type Line } from './walkthrough-scripts.ts';

/**
 * A walk-through of the demo: a trainer shows one of its blueprints on an invented record. The engine itself takes
 * every step; a drawing in which one of them is not accepted is told at once.
 */
export function demoWalkthrough(version: Version, by: string, at: Instant): WalkthroughRow {
  const process = compileBlueprint(version);
  const { document } = version;
  const script = scripts[document.name];
  invariant(script, `the demo shows ${document.name}`);
  const { name, record, intro, atStages, lines } = script;
  const startsAt = tuesdayBefore(at);
  const begin = createSimulation(process, { owner: by, fields: record, zone: 'Europe/Berlin', awaited: true }, startsAt);
  let simulation = begin;
  const steps = lines.flatMap((line, index): WalkthroughRow['steps'] => {
    const before = simulation;
    simulation = taken(simulation, document, line);
    const made = recordedSince(before, simulation);
    const isRefused = line.type === 'take' && line.isLocked === true;
    invariant(made.length > 0 && made.every(({ refused }) => (refused === true) === isRefused), `the demo's walk-through is accepted at line ${index + 1}: ${JSON.stringify(present(simulation).refusal)}`);
    return made.map(({ refused, by: actor, ...step }, part) => ({
      ...step, ...(actor === undefined ? {} : { by: actor }), ...(refused === undefined ? {} : { refused }),
      id: derivedId(version.id, `walkthrough step ${index} ${part}`), says: part === 0 ? line.says : '', sound: null,
    }));
  });
  const stages = Object.fromEntries(Object.values(document.stages).flatMap((stage) => {
    const says = atStages[stage.name];
    return says === undefined ? [] : [[stage.id, { says, sound: null }]];
  }));
  return {
    id: derivedId(version.id, 'walkthrough'), name, blueprint: version.blueprint, versionId: version.id, version: version.hash, number: version.number, by, at,
    startsAt, record: { owner: by, fields: record, zone: 'Europe/Berlin', awaited: true }, intro, stages, steps, batch: null,
  };
}

function taken(simulation: ReturnType<typeof createSimulation>, document: Blueprint, line: Line): ReturnType<typeof createSimulation> {
  if (line.type === 'wait') return advance(simulation, present(simulation).at + line.for);
  const deed = line.type === 'do' ? doing(document, line) : choosing(document, line);
  return perform(simulation, deed, actorFor(simulation, deed) ?? { roles: [] });
}

function doing(document: Blueprint, { activity: name, result, fields = {} }: Extract<Line, { type: 'do' }>): Deed {
  const activity = Object.values(document.activities).find((one) => one.name === name);
  invariant(activity, `the demo's drawing has the activity ${name}`);
  const usual = inOrder(activity.results).find(({ tone }) => tone === 'positive') ?? inOrder(activity.results)[0];
  return { type: 'complete', activity: activity.id, result: result ?? usual?.key ?? null, fields, ticked: inOrder(activity.checklist).map(({ id }) => id), evidence: [...activity.evidence], template: Object.keys(activity.content.templates)[0] ?? null };
}

function choosing(document: Blueprint, { stage, outcome: name }: Extract<Line, { type: 'take' }>): Deed {
  const from = Object.values(document.stages).find((one) => one.name === stage)?.id;
  const outcome = Object.values(document.outcomes).find((one) => one.name === name && one.from.type === 'stage' && one.from.stage === from);
  invariant(outcome, `the demo's drawing has the outcome ${name}`);
  return { type: 'choose', outcome: outcome.id, fields: {}, reason: null };
}

/** Nine o'clock in Berlin, more or less, on a Tuesday: a day on which every rhythm lets people work. */
function tuesdayBefore(at: Instant): Instant {
  const midnight = Math.floor(at / day) * day;
  const weekday = new Date(midnight).getUTCDay();
  return midnight - ((weekday + 5) % 7 || 7) * day + 8 * hour;
}
