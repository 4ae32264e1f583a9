import type { Edit } from '../edits/edit.ts';
import type { Finding, FindingTarget } from '../findings.ts';
import type { Activity } from '../model/blueprint.ts';
import type { Channel } from '../model/channel.ts';
import type { Clause, Gate } from '../model/gate.ts';
import { clausesOf } from '../reading/walkers.ts';
import { atOutcome, atStage, error, quoted, type Check, type Drawing, type Fix } from '../checking/drawing.ts';
import { circles, following, type Following } from '../checking/graph.ts';
import { inEachScene, inEveryOutcome, remembered } from '../checking/remembered.ts';
import { topologyOf, type Topology } from '../checking/topology.ts';

const check = 'gate-can-pass-by-counting';

type Count = Extract<Clause, { readonly type: 'count' }>;

/** A clause that wants more than can ever happen, and where it stands in its gate. */
interface Excess {
  readonly clause: Count;
  readonly most: number;
  readonly doable: readonly Activity[];
  readonly path: Path;
  /** What to take away to be rid of it: never the last part of a list, which would leave a gate that asks for nothing. */
  readonly cut: Path;
}

type Path = readonly (string | number)[];

/** What can be counted before a gate is asked. */
type Tally = (clause: Count) => { readonly most: number; readonly doable: readonly Activity[] };

/** No gate wants an activity done more often than it can be done on the way there. */
export const gateCanPassByCounting: Check = {
  name: check,
  reads: ['enrolment', 'stages', 'activities', 'outcomes'],
  find: (drawing) => {
    const gates = countingGates(drawing);
    if (gates.length === 0) return [];
    const tally = tallyIn(drawing);
    return gates.flatMap(({ stage, gate, target, name, path }) => (excessIn(gate, path, path, (clause) => tally(clause, drawing.placeOf(stage))) ?? []).map((excess) => findingOf(excess, target, name)));
  },
};

/** The gates of a stage and its own outcomes that what is done in the stage itself does not open by counting, and where they stand. */
const countingGates = inEachScene(({ stage, ways, activities }) =>
  [
    ...(stage.gate ? [{ stage: stage.id, gate: stage.gate, target: atStage(stage), name: quoted(stage), path: ['stages', stage.id, 'gate'] }] : []),
    ...ways.flatMap((way) => (way.gate && way.from.type === 'stage' ? [{ stage: stage.id, gate: way.gate, target: atOutcome(way), name: quoted(way), path: ['outcomes', way.id, 'gate'] }] : [])),
  ].filter(({ gate, path }) => clausesOf(gate).some(({ type }) => type === 'count') && excessIn(gate, path, path, ({ of }) => counted(activities.filter((activity) => matches(activity, of)))) !== null),
);

/** How often what a clause counts can have happened when a record stands in this stage; Infinity where a loop repeats it. */
function tallyIn(drawing: Drawing): (clause: Count, place: number) => ReturnType<Tally> {
  const { blueprint: { enrolment }, scenes } = drawing;
  const loops = loopsIn(topologyOf(drawing));
  const created = createdIn(drawing);
  const matching = new Map<string, readonly { readonly activity: Activity; readonly home: number }[]>();
  return ({ of, within }, place) => {
    const beyondThisRun = (within.type === 'record' || within.type === 'days') && (of.activity === undefined || enrolment.reentry !== 'never');
    const added = of.activity === undefined && created.some((channel) => of.channel === undefined || of.channel === channel);
    if (beyondThisRun || added) return { most: Infinity, doable: [] };
    if (within.type === 'visit') return counted(scenes[place]?.activities.filter((activity) => matches(activity, of)) ?? []);
    const key = JSON.stringify([of.activity, of.channel, of.result]);
    const everywhere = matching.get(key) ?? scenes.flatMap(({ activities }, home) => activities.filter((activity) => matches(activity, of)).map((activity) => ({ activity, home })));
    matching.set(key, everywhere);
    const before = everywhere.filter(({ home }) => loops.leadsTo(home, place));
    const { most, doable } = counted(before.map(({ activity }) => activity));
    return { most: before.some(({ home }) => loops.isIn(home)) ? Infinity : most, doable };
  };
}

function counted(doable: readonly Activity[]): ReturnType<Tally> {
  return { most: doable.reduce((most, { attempts }) => most + attempts.max, 0), doable };
}

/** The channels of activities that outcomes create besides what is drawn. */
const createdIn = inEveryOutcome(({ then }) => then.flatMap((effect) => (effect.type === 'createActivity' ? [effect.channel] : [])));

/** The stages that some way leads back to, and what leads to a stage. */
const loopsIn = remembered(({ next, before }: Topology) => {
  const inLoop = new Set(circles([...next.keys()], (place) => next[place] ?? []).flat());
  const beforeEach = new Map<number, Following>();
  return {
    isIn: (place: number) => inLoop.has(place),
    leadsTo: (from: number, to: number) => {
      const known = beforeEach.get(to) ?? following([to], (place) => before[place] ?? []);
      beforeEach.set(to, known);
      return known.has(from);
    },
  };
});

function matches(activity: Activity, of: Count['of']): boolean {
  if (of.activity !== undefined && of.activity !== activity.id) return false;
  if (of.channel !== undefined && of.channel !== activity.channel) return false;
  return of.result === undefined || activity.results[of.result] !== undefined;
}

/** The clauses because of which a gate can never open, or null when it can. `any` opens by one way, `not` is asked the other way round. */
function excessIn(gate: Gate, path: Path, cut: Path, tally: Tally): readonly Excess[] | null {
  const inside = (part: Gate, index: number, of: readonly Gate[]) => excessIn(part, [...path, 'of', index], of.length === 1 ? cut : [...path, 'of', index], tally);
  switch (gate.type) {
    case 'all': {
      const blocked = gate.of.flatMap((part, index) => inside(part, index, gate.of) ?? []);
      return blocked.length > 0 ? blocked : null;
    }
    case 'any': {
      const parts = gate.of.map((part, index) => inside(part, index, gate.of));
      return parts.length > 0 && parts.every((part) => part !== null) ? parts.flatMap((part) => part ?? []) : null;
    }
    case 'count': {
      const { most, doable } = tally(gate);
      return gate.compare !== 'atMost' && gate.times > most ? [{ clause: gate, most, doable, path, cut }] : null;
    }
    case 'not': {
      const inner = gate.of;
      // "Not at most n" wants n + 1; the other negated counts hold as long as nothing was done.
      if (inner.type !== 'count' || inner.compare !== 'atMost') return null;
      const { most, doable } = tally(inner);
      return inner.times >= most ? [{ clause: inner, most, doable, path: [...path, 'of'], cut }] : null;
    }
    default:
      return null;
  }
}

function findingOf(excess: Excess, target: FindingTarget, name: string): Finding {
  const { clause, most } = excess;
  const wanted = clause.compare === 'atMost' ? clause.times + 1 : clause.times;
  const where = clause.within.type === 'visit' ? 'in this stage' : 'on the way there';
  return error(check, target, `The gate of ${name} wants ${thing(excess, wanted)}, but at most ${most} can happen ${where}.`, fixesFor(excess, wanted));
}

const nouns: Readonly<Record<Channel, readonly [one: string, many: string]>> = {
  call: ['call', 'calls'], email: ['email', 'emails'], social: ['social touch', 'social touches'], meeting: ['meeting', 'meetings'],
  directMail: ['letter', 'letters'], voicemail: ['voicemail', 'voicemails'], checklist: ['checklist', 'checklists'], form: ['form', 'forms'],
  approval: ['approval', 'approvals'], document: ['document', 'documents'], handOver: ['hand-over', 'hand-overs'], task: ['task', 'tasks'],
};

function thing({ clause, doable }: Excess, wanted: number): string {
  const [only] = doable;
  if (clause.of.activity !== undefined && only) return `${wanted} × ${quoted(only)}`;
  const [one, many] = clause.of.channel === undefined ? (['activity', 'activities'] as const) : nouns[clause.of.channel];
  const what = `${wanted} ${wanted === 1 ? one : many}`;
  return clause.of.result === undefined ? what : `${what} ending "${clause.of.result}"`;
}

function fixesFor({ clause, most, doable, path, cut }: Excess, wanted: number): readonly Fix[] {
  const set = (at: Path, value: unknown): readonly Edit[] => [{ type: 'setField', path: at, value }];
  const lowest = clause.compare === 'atMost' ? most - 1 : most;
  const lower: readonly Fix[] = most > 0 ? [{ label: `Ask for ${most}`, edits: set([...path, 'times'], lowest) }] : [];
  const [only, ...others] = doable;
  const raise: readonly Fix[] = only && others.length === 0 && wanted <= 100 ? [{ label: `Allow ${quoted(only)} ${wanted} times`, edits: set(['activities', only.id, 'attempts', 'max'], wanted) }] : [];
  return [...lower, ...raise, { label: 'Remove the rule', edits: set(cut, undefined) }];
}
