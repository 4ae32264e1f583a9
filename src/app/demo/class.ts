import { defaultRecordTypes, publish, type Blueprint, type Gate, type Version } from '#engine/blueprint';
import { compileBlueprint, type Process } from '#engine/compile';
import { createIdSource, day, derivedId, fixedClock, invariant, seededDice, type Dice, type Instant } from '#engine/kernel';
import { makeDrills, type Drill } from '#engine/rehearsal';
import type { AttemptRow, ProgrammeRow, WalkthroughRow } from '../../storage/index.ts';
import { playDrill, type Trainee } from './class-play.ts';
import { demoWalkthrough } from './walkthrough.ts';

/** A class that has begun: its programme, every attempt, and the older version some of them practised on. */
export interface DemoClass {
  readonly programmes: readonly ProgrammeRow[];
  readonly attempts: readonly AttemptRow[];
  /** What the class watches first, recorded before the rule changed. */
  readonly walkthroughs: readonly WalkthroughRow[];
  readonly older: readonly Version[];
}

/** The three new hires: one has finished, one is half way and makes mistakes, one practised before the rule changed and is late. */
export const trainees = { finished: 'u_tilda', halfWay: 'u_noah', late: 'u_sana' } as const;

/** How long before now the class began, the older version was published, and what is due when, in days. */
const began = 56;
const olderFrom = 80;
const dueAfter = { watch: 3, first: 7, all: 35, exam: 49 } as const;

const careful: Trainee = { rushes: 0, dawdles: 0, skipsPoints: 0, writesThin: 0 };
const clumsy: Trainee = { rushes: 0.5, dawdles: 0.25, skipsPoints: 0.4, writesThin: 0.3 };
const beginner: Trainee = { rushes: 0.2, dawdles: 0.1, skipsPoints: 0.2, writesThin: 0.2 };

/**
 * Invents the class of the demo (B8): every attempt is played by the engine itself on the drills made from the drawing,
 * with dice of its own, so that the stories of the records stay as they are. The same seed and moment give the same class.
 */
export function makeDemoClass({ draft, version, now, seed }: { readonly draft: Blueprint; readonly version: Version; readonly now: Instant; readonly seed: number }): DemoClass {
  const dice = seededDice(seed + 77);
  const older = olderVersion(draft, version, { now, dice });
  const process = compileBlueprint(version);
  const { drills } = makeDrills(process, { context: { recordTypes: defaultRecordTypes } });
  // the rule was only tightened since: every drill of today can be walked on the older version as well
  const processBefore = compileBlueprint(older);
  const ids = createIdSource(fixedClock(now - began * day), dice);
  const shown = demoWalkthrough(older, 'u_rana', now - (began + 2) * day);
  const refusing = drills.filter(({ lessons }) => lessons.some((lesson) => lesson.type === 'outcome' && lesson.outcome === ruledOutcome(draft)));
  const first = [...new Set([...drills.slice(0, 2), ...refusing.slice(0, 1)])];
  const examined = [...new Set([...refusing.slice(0, 1), ...drills.slice(-1)])];
  const programme: ProgrammeRow = {
    id: ids.next(), name: 'First weeks in outbound', blueprint: draft.id, people: [trainees.finished, trainees.halfWay, trainees.late],
    steps: [
      { id: derivedId(shown.id, 'step of the class'), type: 'walkthrough', of: [shown.id], dueAt: now - (began - dueAfter.watch) * day },
      { id: ids.next(), type: 'drills', of: first.map(({ id }) => id), dueAt: now - (began - dueAfter.first) * day },
      { id: ids.next(), type: 'drills', of: [], dueAt: now - (began - dueAfter.all) * day },
      { id: ids.next(), type: 'exam', of: examined.map(({ id }) => id), dueAt: now - (began - dueAfter.exam) * day },
    ],
    passMark: 80, by: 'u_rana', at: now - began * day, joined: { [trainees.halfWay]: now - 20 * day }, batch: 'demo',
  };
  const watching = (on: Version, person: string, ago: number): AttemptRow => {
    const at = now - ago * day;
    return { id: derivedId(shown.id, `watched by ${person}`), person, blueprint: draft.id, versionId: on.id, version: on.hash, number: on.number, drill: `walkthrough/${shown.id}`, programme: null, exam: false, startedAt: at, endedAt: at, moves: [], score: null, lessons: [], space: 'practice', batch: 'demo' };
  };
  const attempts: AttemptRow[] = [watching(version, trainees.finished, 44), watching(version, trainees.halfWay, 19), watching(older, trainees.late, 55)];
  const practise = (on: Process, person: string, drill: Drill, trainee: Trainee, part: { readonly ago: number; readonly exam?: boolean; readonly isLeftOpen?: boolean }): boolean => {
    const at = now - part.ago * day + Math.floor(dice.next() * 6 * 3_600_000);
    const row = playDrill({ process: on, drill, trainee, dice, id: ids.next(), person, programme: programme.id, at, exam: part.exam === true, isLeftOpen: part.isLeftOpen === true });
    attempts.push(row);
    return row.score?.passed === true;
  };
  drills.forEach((drill, index) => {
    if (!practise(process, trainees.finished, drill, index % 3 === 1 ? beginner : careful, { ago: 43 - index })) practise(process, trainees.finished, drill, careful, { ago: 42.5 - index });
  });
  examined.forEach((drill, index) => practise(process, trainees.finished, drill, careful, { ago: 27 - index, exam: true }));
  const half = [...first, ...drills.filter((drill) => !first.includes(drill))].slice(0, Math.ceil(drills.length / 2));
  half.forEach((drill, index) => {
    if (!practise(process, trainees.halfWay, drill, clumsy, { ago: 18 - 3 * index })) practise(process, trainees.halfWay, drill, careful, { ago: 17 - 3 * index });
  });
  const open = drills.find((drill) => !half.includes(drill));
  if (open) practise(process, trainees.halfWay, open, clumsy, { ago: 1, isLeftOpen: true });
  // the drills that show what has changed since, and some beside them
  const stale = drills.filter(({ lessons }) => lessons.some((lesson) => lesson.outcome === ruledOutcome(draft)));
  [...new Set([...drills.slice(0, 3), ...stale])].forEach((drill, index) => practise(processBefore, trainees.late, drill, careful, { ago: 54 - index }));
  return { programmes: [programme], attempts, walkthroughs: [shown], older: [older] };
}

/** The way out whose rule was tightened: nobody is marked as not interested before two emails and a call (S3). */
function ruledOutcome({ outcomes }: Blueprint): string {
  const ruled = Object.values(outcomes).find(({ name, gate }) => name === 'Not interested' && gate !== undefined);
  invariant(ruled, 'the drawing has a rule before “Not interested”');
  return ruled.id;
}

/** The drawing as it was before: one email was enough to give up. */
function olderVersion(draft: Blueprint, version: Version, { now, dice }: { readonly now: Instant; readonly dice: Dice }): Version {
  const id = ruledOutcome(draft);
  const outcome = draft.outcomes[id];
  invariant(outcome?.gate, 'the rule is a gate');
  const before: Blueprint = { ...draft, outcomes: { ...draft.outcomes, [id]: { ...outcome, gate: withOneEmail(outcome.gate) } } };
  const at = now - olderFrom * day;
  const published = publish(before, { id: createIdSource(fixedClock(at), dice).next(), number: version.number - 1, at, by: version.publishedBy, note: 'First version, from the starter, with one email before a no.', context: { recordTypes: defaultRecordTypes } });
  invariant(published.ok, 'the older drawing can be published');
  return published.value;
}

function withOneEmail(gate: Gate): Gate {
  if (gate.type === 'count') return { ...gate, times: Math.min(gate.times, 1) };
  return gate.type === 'all' || gate.type === 'any' ? { ...gate, of: gate.of.map(withOneEmail) } : gate;
}

