import { dropTraining, keepTraining, newIds, type ProgrammeRow } from '../../storage/index.ts';
import { notifyDone, notifyProblem } from '../../ui/index.ts';

const ids = newIds();
const failed = (problem: unknown): void => void notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not kept');

/** An id for a new programme or one of its steps. */
export const newId = (): string => ids.next();

/** Keeps a programme; who is new in it counts from now on. `before` is what it was, so that Undo puts it back. */
export async function keepProgramme(next: ProgrammeRow, before: ProgrammeRow | null): Promise<ProgrammeRow> {
  const row = before === null ? { ...next, at: Date.now() } : withJoined(next, before, Date.now());
  await keepTraining('programmes', row).catch(failed);
  notifyDone({ message: before === null ? `“${row.name}” is made.` : `“${row.name}” is changed.`, undo: () => void (before === null ? dropTraining('programmes', row.id) : keepTraining('programmes', before)).catch(failed) });
  return row;
}

/** Remembers when somebody was added who was not there before; forgets whoever left. */
export function withJoined(next: ProgrammeRow, before: ProgrammeRow, now: number): ProgrammeRow {
  const known = before.joined ?? {};
  const joined = Object.fromEntries(next.people.flatMap((person) => (known[person] !== undefined ? [[person, known[person]]] : before.people.includes(person) ? [] : [[person, now]])));
  const { joined: _before, ...rest } = next;
  return Object.keys(joined).length === 0 ? rest : { ...rest, joined };
}

/** The same programme for another class: its dates stay, its people are chosen anew. */
export async function copyProgramme({ joined: _joined, ...row }: ProgrammeRow, by: string): Promise<ProgrammeRow> {
  const now = Date.now();
  const copy: ProgrammeRow = { ...row, id: newId(), name: `${row.name}, copy`, people: [], steps: row.steps.map((step) => ({ ...step, id: newId() })), by, at: now, batch: null };
  return keepProgramme(copy, null);
}

/** Forgets a programme; what people have practised stays theirs. */
export async function deleteProgramme(row: ProgrammeRow): Promise<void> {
  await dropTraining('programmes', row.id).catch(failed);
  notifyDone({ message: `“${row.name}” is deleted. What people practised stays.`, undo: () => void keepTraining('programmes', row).catch(failed) });
}
