import { addDays, atCivil, civilDate } from '#engine/calendar';
import type { Blueprint, RecordType, StageId } from '#engine/blueprint';
import { createSimulation, inventRecord, runScenario, scenarioFrom, trialProcess, type Simulation } from '#engine/rehearsal';
import type { Setup } from './simulate-store.ts';

/** The zone of this device, in which invented records live unless told otherwise. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Ten in the morning of today, or of the coming Monday at weekends: a moment at which work is done. */
export function firstMorning(now: number, zone: string): number {
  const today = civilDate(now, zone);
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay();
  return atCivil(addDays(today, weekday === 6 ? 2 : weekday === 0 ? 1 : 0), '10:00', zone);
}

/** A walk with a record invented for this drawing. */
export function inventedSetup(draft: Blueprint, type: RecordType | undefined, now: number, placed: StageId | null = null): Setup {
  const zone = ownZone();
  const at = firstMorning(now, zone);
  return { record: { owner: 'u_owner', fields: inventRecord(type, draft, at), zone }, source: 'invented', at, placed };
}

/** Begins the walk; null when there is no such stage to come in at. */
export function started(draft: Blueprint, { record, at, placed }: Setup): Simulation | null {
  const process = trialProcess(draft, placed ?? undefined);
  return process === null ? null : createSimulation(process, record, at, placed);
}

/** The same walk on the drawing as it is now, and the row up to which it came out the same; null when it came out the same throughout. */
export function walkedAgain(draft: Blueprint, walk: Simulation): { readonly walk: Simulation; readonly brokenAt: number | null } | null {
  const process = trialProcess(draft);
  if (process === null) return null;
  const report = runScenario(process, scenarioFrom(walk, { id: draft.id, name: '', order: 0 }));
  if (report.walk === null) return null;
  const rows = report.broken?.rows ?? null;
  return { walk: rows === null ? report.walk : { ...report.walk, log: report.walk.log.slice(0, Math.max(1, rows)), position: Math.max(1, rows) - 1 }, brokenAt: report.broken?.step ?? null };
}
