import type { Activity, Deed, UserId } from '#engine/blueprint';
import { clockPerson, type Intent } from '#engine/journal';
import type { Process } from '#engine/compile';
import type { Run } from '#engine/run';
import { owner } from '../explore/world.ts';

/** Who acts in a simulation: with these roles, as the record's owner or whoever was asked unless somebody is named. */
export interface Actor {
  readonly roles: readonly string[];
  readonly by?: UserId | undefined;
}

/** The record's owner, with no role beside that. */
export const ownerAlone: Actor = { roles: [] };

/** A deed as the engine takes it; null for a stretch of time in which nobody does anything. */
export interface Act {
  readonly by: UserId;
  readonly roles: readonly string[];
  readonly intent: Intent;
}

/**
 * Puts a deed into the engine's words for the record as it stands: who does it and in which stay (domain.md section 4).
 * An approval is given by somebody else each time, for nobody agrees to their own work; an offer is answered by whoever
 * it was made to; an override is given by somebody of a role that may, and confirmed by another; a signal comes from the
 * customer (rule U4).
 */
export function actOf(process: Process, run: Run, deed: Deed, actor: Actor): Act | null {
  const intent = intentOf(process, run, deed);
  return intent === null ? null : { intent, ...personFor(process, run, deed, actor) };
}

function personFor({ version: { document } }: Process, run: Run, deed: Deed, { by, roles }: Actor): Pick<Act, 'by' | 'roles'> {
  const asked = by ?? run.record.owner ?? owner;
  switch (deed.type) {
    case 'approve':
    case 'reject': {
      const given = (run.approvals ?? []).filter((one) => one.role === deed.role && one.visit === run.visit).length;
      return { by: by ?? `u_${deed.role}_${given + 1}`, roles: [...new Set([...roles, deed.role])] };
    }
    case 'accept':
    case 'return':
      return { by: by ?? run.handOvers?.find((one) => one.activity === deed.activity && one.visit === run.visit)?.to ?? asked, roles };
    case 'override':
    case 'confirmOverride': {
      const may = document.override?.roles ?? [];
      return { by: by ?? (deed.type === 'override' ? asked : 'u_second'), roles: [...new Set([...roles, ...may.slice(0, 1)])] };
    }
    case 'signal':
      return { by: clockPerson, roles: [] };
    default:
      return { by: asked, roles };
  }
}

function intentOf(process: Process, run: Run, deed: Deed): Intent | null {
  const expect = { visit: run.visit };
  switch (deed.type) {
    case 'complete':
      return { ...deed, evidence: deed.evidence.map((kind) => ({ kind, link: null })), points: [], objections: [], expect };
    case 'approve':
      return { ...deed, onBehalfOf: null, expect };
    case 'reject':
      return { ...deed, onBehalfOf: null, expect };
    case 'handOver':
      return { ...deed, to: receiverOf(run, process.version.document.activities[deed.activity]), expect };
    case 'tick':
    case 'skip':
    case 'requestApproval':
    case 'accept':
    case 'return':
    case 'choose':
      return { ...deed, expect };
    case 'override':
      return { type: 'override', target: { type: 'outcome', outcome: deed.outcome }, reason: deed.reason, expect };
    case 'confirmOverride':
      return { type: 'confirmOverride', override: waitingFor(run, deed.outcome), expect };
    case 'setFields':
    case 'signal':
    case 'resume':
    case 'assign':
    case 'exit':
      return deed;
    case 'pause':
      return { ...deed, reason: 'Put to rest while simulating', until: null };
    case 'wait':
      return null;
  }
}

/** The override of this outcome's gate that still lacks its second person; one that nobody asked for is unknown to the engine. */
function waitingFor({ overrides = [], visit }: Run, outcome: string): string {
  return overrides.findLast((grant) => grant.visit === visit && grant.confirmedBy === null && grant.target.type === 'outcome' && grant.target.outcome === outcome)?.entry ?? '';
}

/** Who the record is offered to: the person the drawing names, else somebody who does not have it now. */
function receiverOf(run: Run, activity: Activity | undefined): UserId {
  const to = activity?.handOver?.to;
  if (to?.type === 'person') return to.person;
  return run.record.owner === 'u_receiver' ? 'u_next_receiver' : 'u_receiver';
}
