import { hour, minute, type Dice, type Instant } from '#engine/kernel';
import type { Deed } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { attempt, keyOfLesson, possible, present, scoreDrill, simulateExample, startDrill, turnClock, usualBehaviour, type Drill, type DrillSession, type LogRow, type Told } from '#engine/rehearsal';
import type { AttemptRow, TrainingMove } from '../../storage/index.ts';

/** How somebody works, each 0 to 1: how often they try a locked way out, come late, leave points out, and write notes nobody can use. */
export interface Trainee {
  readonly rushes: number;
  readonly dawdles: number;
  readonly skipsPoints: number;
  readonly writesThin: number;
}

interface Play {
  readonly process: Process;
  readonly drill: Drill;
  readonly trainee: Trainee;
  readonly dice: Dice;
  readonly id: string;
  readonly person: string;
  readonly programme: string;
  readonly at: Instant;
  readonly exam: boolean;
  /** Not handed in: it can be gone on with. */
  readonly isLeftOpen: boolean;
}

const said = ['They compare two forwarders and decide before the tender', 'Asked for one figure and agreed to a call on Thursday', 'The plant manager decides, she is back next week', 'No topic this quarter, rates are fixed until March'];

/** Works a drill the way it can be done, with the mistakes a trainee makes: every move goes through the engine, and so does the score. */
export function playDrill({ process, drill, trainee, dice, id, person, programme, at, exam, isLeftOpen }: Play): AttemptRow {
  const rows = simulateExample(process, drill.example).log.slice(1);
  const moves: TrainingMove[] = [];
  let session = startDrill(process, drill, { exam, behaviour: usualBehaviour });
  const make = (move: TrainingMove): void => {
    moves.push(move);
    session = moved(session, move);
  };
  for (const row of isLeftOpen ? rows.slice(0, Math.max(1, Math.floor(rows.length / 2))) : rows) {
    const deed = row.what.type === 'deed' ? row.what.deed : null;
    const then = row.at + (deed?.type === 'complete' && dice.next() < trainee.dawdles ? 5 * hour : 0);
    if (then > present(session.simulation).at) make({ type: 'clock', to: then });
    if (row.what.type !== 'deed' || deed === null) continue;
    const { actor } = row.what;
    const locked = dice.next() < trainee.rushes ? lockedWay(session) : null;
    if (locked !== null) make({ type: 'deed', deed: locked, roles: [], told: null });
    make({ type: 'deed', deed, roles: actor.roles, ...(actor.by === undefined ? {} : { by: actor.by }), told: toldOf(process, row, trainee, dice) });
  }
  const begun = { id, person, blueprint: process.version.blueprint, versionId: process.version.id, version: process.version.hash, number: process.version.number, drill: drill.id, programme, exam, startedAt: at, moves, space: 'practice', batch: 'demo' } as const;
  if (isLeftOpen) return { ...begun, endedAt: null, score: null, lessons: [] };
  const score = scoreDrill(session);
  return {
    ...begun, endedAt: at + (8 + Math.floor(dice.next() * 20)) * minute,
    score: { total: score.total, passed: score.passed, parts: score.parts.map(({ part, share }) => ({ part, share })) },
    lessons: score.lessons.map(({ lesson, met, mastered }) => ({ key: keyOfLesson(lesson), met, mastered })),
  };
}

function moved(session: DrillSession, move: TrainingMove): DrillSession {
  if (move.type === 'clock') return turnClock(session, move.to);
  if (move.type === 'deed') return attempt(session, move.deed, move.told, { roles: move.roles, ...(move.by === undefined ? {} : { by: move.by }) });
  return session;
}

/** A way out that is still locked, tried all the same. */
function lockedWay({ simulation }: DrillSession): Deed | null {
  const way = possible(simulation, { roles: [] })?.outcomes.find(({ byHand, open }) => byHand && !open);
  return way === undefined ? null : { type: 'choose', outcome: way.outcome.id, fields: {}, reason: way.outcome.reason.type === 'required' ? (way.outcome.reason.choices[0] ?? 'It is over') : null };
}

function toldOf(process: Process, { what }: LogRow, { skipsPoints, writesThin }: Trainee, dice: Dice): Told | null {
  if (what.type !== 'deed' || what.deed.type !== 'complete') return null;
  const { content } = process.version.document.activities[what.deed.activity] ?? {};
  const points = Object.keys(content?.script?.points ?? {}).filter(() => dice.next() >= skipsPoints);
  const note = dice.next() < writesThin ? 'ok' : (said[Math.floor(dice.next() * said.length)] ?? '');
  return { points, objections: [], note, banned: [], links: ['https://calls.example/recording'] };
}
