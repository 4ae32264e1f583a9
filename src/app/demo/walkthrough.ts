import { inOrder, derivedId, day, hour, invariant, type Instant } from '#engine/kernel';
import type { Blueprint, Deed, Fields, Version } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { actorFor, advance, createSimulation, perform, present, recordedSince } from '#engine/rehearsal';
import type { WalkthroughRow } from '../../storage/index.ts';

/** One thing the trainer of the demo does, and what she says while doing it. */
type Line =
  | { readonly type: 'do'; readonly activity: string; readonly result?: string; readonly fields?: Fields; readonly says: string }
  | { readonly type: 'take'; readonly stage: string; readonly outcome: string; readonly says: string; /** Locked, and shown on purpose. */ readonly isLocked?: true }
  | { readonly type: 'wait'; readonly for: number; readonly says: string };

const record = {
  name: 'Helena Novak', company: 'Novak Kühltransporte', title: 'Head of Logistics', email: 'helena.novak@example.com', phone: '+49 30 901820', leadSource: 'Website form', country: 'Germany', segment: 'Mid-market',
} satisfies Fields;

const intro = 'This is Helena. She runs the trucks of a cold-chain carrier and has just asked us a question through the form. Watch how I take her from that question to a conversation that is worth having. Stop me whenever you want to try it yourself.';

const atStages: Readonly<Record<string, string>> = {
  'New lead': 'Everything here happens within four working hours. A warm question gets cold faster than coffee.',
  'Follow-up': 'Nobody picked up, so the process has moved her here by itself. From now on: a contact every one to two days, and never twice the same way.',
  'Needs check': 'Now I find out whether we can help, and whether this is her year for it. No demo before that.',
};

const lines: readonly Line[] = [
  { type: 'do', activity: 'Read up on the lead', fields: { research: 'Opened a second depot in Poznań this spring', pain: 'Loads fall through between the two depots' }, says: 'Five minutes, not fifty. One thing that is new, one pain. I write both down, because the opening of my call reads them out again.' },
  { type: 'wait', for: hour, says: 'The call is due within the hour, and I keep to that.' },
  { type: 'do', activity: 'First call', result: 'noAnswer', says: 'Nobody answers. That is not a failure, it is the usual case: two out of three first calls end like this. I say so honestly, and the process knows what comes next.' },
  { type: 'do', activity: 'Answer by email', result: 'sent', says: 'Four sentences and two times to choose from. The answer to her question comes first, the meeting second.' },
  { type: 'take', stage: 'Follow-up', outcome: 'They answered', isLocked: true, says: 'Look what happens when I am in a hurry and move her on: locked. Somebody has to have answered, on the phone or in writing. I show you this once so that you never need to try it.' },
  { type: 'wait', for: 2 * day, says: 'Two days later, in the afternoon. Another hour than the first time, because the first hour did not work.' },
  { type: 'do', activity: 'Second call', result: 'connected', says: 'There she is. I ask whether my answer was the right one, and who else is looking at it. Then I am quiet.' },
  { type: 'take', stage: 'Follow-up', outcome: 'They answered', says: 'Now the way is open, and I take it.' },
  { type: 'do', activity: 'Qualifying conversation', result: 'connected', fields: { need: 'Loads must not be lost between two depots', authority: 'Helena, with the managing director', timeline: 'Before the autumn season', value: 12_000 }, says: 'Four questions: the need in her words, who decides, by when, and what it is worth. I write while she talks.' },
  { type: 'do', activity: 'Check the fit', says: 'I tick only what I have heard with my own ears. An open point is a question for the next call, never a guess.' },
  { type: 'take', stage: 'Needs check', outcome: 'Fits', says: 'It fits. The process decides by the size of the account which way she goes, and you will see her in the product demo. Your turn: play it again, and take the keyboard at the first call.' },
];

/**
 * The walk-through of the demo: a trainer shows inbound prospecting on an invented record. The engine itself takes
 * every step; a drawing in which one of them is not accepted is told at once.
 */
export function demoWalkthrough(version: Version, by: string, at: Instant): WalkthroughRow {
  const process = compileBlueprint(version);
  const { document } = version;
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
  const stages = Object.fromEntries(Object.values(document.stages).flatMap(({ id, name }) => (atStages[name] === undefined ? [] : [[id, { says: atStages[name], sound: null }]])));
  return {
    id: derivedId(version.id, 'walkthrough'), name: 'From a question to a conversation', blueprint: version.blueprint, versionId: version.id, version: version.hash, number: version.number, by, at,
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
