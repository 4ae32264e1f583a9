import { useCallback, useMemo, useState } from 'react';
import type { Deed } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { answerTo, passMark, possible, present, scoreDrill, type Drill, type DrillSession, type HintLevel, type Score, type Told } from '#engine/rehearsal';
import { keepTraining, newIds, useMe, useRecordTypes, useTraining, type AttemptRow, type TrainingMove } from '../../storage/index.ts';
import { createNames, notifyProblem } from '../../ui/index.ts';
import type { PracticeWork } from './practice-work.ts';
import { finished, moved, sessionOf } from './session-of.ts';
import { useChances } from './use-chances.ts';

const ids = newIds();

/** Everything the drill screen shows and can do. */
export interface DrillAtWork extends PracticeWork {
  readonly drill: Drill;
  readonly session: DrillSession;
  /** What it came to, once it was handed in. */
  readonly score: Score | null;
  /** It reached what is asked: of an exam the pass mark of its programme. */
  readonly passed: boolean;
  /** Points it takes. */
  readonly mark: number;
  /** The attempt on the screen, once something was done in it. */
  readonly attempt: AttemptRow | null;
  act(deed: Deed, told?: Told | null, roles?: readonly string[]): DrillSession;
  turnTo(at: number): void;
  hint(level: HintLevel): void;
  handIn(): void;
  again(): void;
}

/** An attempt under way: kept after every move, so that a reload loses nothing; an exam that was begun is gone on with, not begun again. */
export function useDrill(process: Process, drill: Drill, exam: boolean, programme: string | null): DrillAtWork | null {
  const me = useMe();
  const types = useRecordTypes();
  const attempts = useTraining('attempts');
  const programmes = useTraining('programmes');
  const [fresh, setFresh] = useState<AttemptRow | null>(null);
  const { version } = process;
  const open = attempts?.find((row) => row.person === me?.id && row.drill === drill.id && row.versionId === version.id && row.exam === exam && row.endedAt === null);
  const row = fresh ?? open ?? null;
  const chances = useChances(version);
  const session = useMemo(() => sessionOf(process, drill, row ?? { exam, moves: [] }, chances), [process, drill, exam, row, chances]);
  const type = types?.find(({ key }) => key === version.document.recordType);
  const names = useMemo(() => createNames({ blueprint: version.document, ...(type ? { recordType: type } : {}) }), [version, type]);
  const keep = useCallback((next: AttemptRow) => {
    setFresh(next);
    keepTraining('attempts', next).catch((problem: unknown) => notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not kept'));
  }, []);
  if (!me || !attempts || !types) return null;
  const began = (): AttemptRow => row ?? {
    id: ids.next(), person: me.id, blueprint: version.blueprint, versionId: version.id, version: version.hash, number: version.number, drill: drill.id, programme, exam,
    startedAt: Date.now(), endedAt: null, moves: [], score: null, lessons: [], space: 'practice', batch: null,
  };
  const make = (move: TrainingMove): DrillSession => {
    const before = began();
    keep({ ...before, moves: [...before.moves, move] });
    return moved(session, move);
  };
  const { at, run } = present(session.simulation);
  const mark = exam ? (programmes?.find((one) => one.id === (row?.programme ?? programme))?.passMark ?? passMark) : passMark;
  const score = row?.endedAt === null || row === null ? null : scoreDrill(session);
  return {
    drill, process, session, names, attempt: row,
    answer: (activity) => answerTo(session, activity),
    living: possible(session.simulation, { roles: [] }),
    when: { zone: run?.record.zone ?? 'UTC', now: at, isVirtual: true },
    score, mark,
    passed: score !== null && score.total >= mark && score.lessons.every(({ met }) => met),
    act: (deed, told = null, roles = []) => make({ type: 'deed', deed, roles, told }),
    turnTo: (to) => void make({ type: 'clock', to }),
    hint: (level) => void make({ type: 'hint', level }),
    handIn: () => keep(finished(began(), scoreDrill(session), Date.now())),
    again: () => setFresh({ ...began(), id: ids.next(), startedAt: Date.now(), endedAt: null, moves: [], score: null, lessons: [] }),
  };
}
