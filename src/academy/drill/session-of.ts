import type { Process } from '#engine/compile';
import { attempt, hintFor, keyOfLesson, startDrill, turnClock, usualBehaviour, type Behaviour, type Drill, type DrillSession, type Score } from '#engine/rehearsal';
import type { AttemptRow, TrainingMove } from '../../storage/index.ts';

/** Walks an attempt's moves again: the same moves always lead to the same place, after a reload as before it. How the customer answered stands in the moves; the chances decide only what comes next. */
export function sessionOf(process: Process, drill: Drill, { exam, moves }: Pick<AttemptRow, 'exam' | 'moves'>, behaviour: Behaviour = usualBehaviour): DrillSession {
  return moves.reduce(moved, startDrill(process, drill, { exam, behaviour }));
}

/** One move further. */
export function moved(session: DrillSession, move: TrainingMove): DrillSession {
  switch (move.type) {
    case 'deed':
      return attempt(session, move.deed, move.told, { roles: move.roles, ...(move.by === undefined ? {} : { by: move.by }) });
    case 'clock':
      return turnClock(session, move.to);
    case 'hint':
      return hintFor(session, move.level)?.session ?? session;
  }
}

/** The attempt with what it came to. */
export function finished(row: AttemptRow, score: Score, at: number): AttemptRow {
  return {
    ...row, endedAt: at,
    score: { total: score.total, passed: score.passed, parts: score.parts.map(({ part, share }) => ({ part, share })) },
    lessons: score.lessons.map(({ lesson, met, mastered }) => ({ key: keyOfLesson(lesson), met, mastered })),
  };
}
