import { inOrder, type Instant } from '#engine/kernel';
import type { Sla } from '#engine/blueprint';
import type { DueMoment } from '#engine/journal';
import type { Process } from '#engine/compile';
import { after, before } from './moments.ts';
import type { Run } from './run.ts';

export type Escalation = Sla['escalations'][string];

/** The escalations of the present stage, in the order in which they follow each other. */
export function escalationsOf(process: Process, run: Run): readonly Escalation[] {
  const { sla } = process.stage(run.stage);
  return sla === undefined ? [] : inOrder(sla.escalations);
}

/** Until when the record may stand in its present stage; null where no time limit is drawn. */
export function timeLimitOf(process: Process, run: Run): Instant | null {
  const { sla } = process.stage(run.stage);
  return sla === undefined || run.status !== 'running' ? null : after(run, run.enteredAt, sla.limit);
}

/** One due for each escalation: so long before, at, or after the moment up to which the record may stand here (rule R93). */
export function slaDues(process: Process, run: Run): readonly DueMoment[] {
  const { sla } = process.stage(run.stage);
  if (sla === undefined || run.status !== 'running') return [];
  const limit = after(run, run.enteredAt, sla.limit);
  return escalationsOf(process, run).map((escalation) => ({
    key: `s:${escalation.id}:${run.visit}`,
    at: momentOf(run, escalation, limit),
    kind: 'sla',
    activity: null,
    outcome: escalation.take ?? null,
    stage: run.stage,
    channel: null,
    assignee: null,
    armed: run.rev,
    automatic: true,
    escalation: escalation.id,
  }));
}

function momentOf(run: Run, { when, wait }: Escalation, limit: Instant): Instant {
  switch (when) {
    case 'before':
      // A warning longer ahead than the whole limit is given as soon as the record is here.
      return Math.max(run.enteredAt, before(run, limit, wait));
    case 'at':
      return limit;
    case 'after':
      return after(run, limit, wait);
  }
}
