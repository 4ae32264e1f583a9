import { defaultRhythm, type Activity, type ApprovalRule, type Blueprint, type HandOver, type Outcome, type OverridePolicy, type Rhythm, type Stage, type StageKind, type Tone } from './model/blueprint.ts';
import type { Channel } from './model/channel.ts';
import type { ActivityId, BlueprintId, OutcomeId, StageId } from './model/ids.ts';
import { standardResults } from './standard-results.ts';

/** An empty drawing for one record type: no stage, nobody enrolled by itself, the default rhythm (domain.md section 2). */
export function newBlueprint(given: { readonly id: BlueprintId; readonly name: string; readonly recordType: string }): Blueprint {
  return {
    format: 'baton-blueprint-1',
    id: given.id,
    name: given.name,
    description: '',
    goal: { metric: '', target: 0 },
    audience: '',
    recordType: given.recordType,
    enrolment: { when: { type: 'manual' }, order: 0, reentry: 'afterEnd', imports: 'held' },
    rhythm: defaultRhythm,
    start: null,
    stages: {},
    activities: {},
    outcomes: {},
    phases: {},
    notes: {},
    view: { positions: {}, bends: {}, collapsed: [] },
  };
}

/**
 * The rhythm a manager's new drawing starts with: the default numbers (domain.md section 5), with every rule acting
 * and the customer's stated channel followed (S57). Drawings made before there was a choice only show their rhythm.
 */
export const actingRhythm: Rhythm = {
  ...defaultRhythm,
  enforce: { slide: true, gap: true, bundles: true, touches: true, template: true, channel: true },
  sameChannelInRow: 2,
  preferredChannel: 'switch',
};

/** Who may go past a closed gate unless a drawing says otherwise: a manager, alone, for one day (B14). */
export const usualOverride: OverridePolicy = { roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } };

/** How a hand-over runs unless said otherwise: any rep may take it within four working hours, or is reminded; both may be on the line (S82, S113). */
export const usualHandOver: HandOver = { to: { type: 'role', role: 'rep' }, deadline: { amount: 4, unit: 'workingHours' }, late: 'remind', warm: true };

/** Who agrees unless said otherwise: one manager (S9). */
export const usualApproval: ApprovalRule = { role: 'manager', levels: 1, quorum: 1 };

/** A fresh stage with nothing in it; an end stage is "closed" until somebody says won or lost. */
export function newStage(kind: StageKind, id: StageId, name: string): Stage {
  return {
    id,
    name,
    purpose: '',
    kind,
    activities: [],
    signposts: [],
    ...(kind === 'parallel' ? { lanes: {} } : {}),
    ...(kind === 'end' ? { end: { result: 'closed' } } : {}),
  };
}

/** A fresh activity: required, done once by the record's owner as soon as the stage is entered, with its channel's usual results. */
export function newActivity(channel: Channel, id: ActivityId, name: string): Activity {
  return {
    id,
    name,
    channel,
    required: 'always',
    after: [],
    attempts: { min: 1, max: mostAttempts(channel) },
    due: { type: 'stageEntry', wait: { amount: 0, unit: 'minutes' } },
    assignee: { type: 'owner' },
    mode: 'manual',
    content: { instructions: '', templates: {}, documents: {}, variants: {} },
    form: {},
    checklist: {},
    results: standardResults(channel),
    evidence: [],
    ...(channel === 'handOver' ? { handOver: usualHandOver } : {}),
    ...(channel === 'approval' ? { approval: usualApproval } : {}),
  };
}

/** A fresh way out of a stage that a person takes by hand, open (`to: null`) until it is connected. A `time` outcome fires after one day. */
export function newOutcome(given: { readonly id: OutcomeId; readonly stage: StageId; readonly name: string; readonly tone?: Tone; readonly to?: StageId | null; readonly order?: number }): Outcome {
  const tone = given.tone ?? 'neutral';
  return {
    id: given.id,
    name: given.name,
    tone,
    from: { type: 'stage', stage: given.stage },
    to: given.to ?? null,
    trigger: tone === 'time' ? { type: 'elapsed', wait: { amount: 1, unit: 'days' } } : { type: 'person' },
    order: given.order ?? 0,
    who: { type: 'anyone' },
    form: {},
    reason: { type: 'none' },
    then: [],
  };
}

/** People are tried several times; a checklist, form or document is done once. */
function mostAttempts(channel: Channel): number {
  const tries: Partial<Record<Channel, number>> = { call: 5, email: 3, social: 3, meeting: 3, voicemail: 3 };
  return tries[channel] ?? 1;
}
