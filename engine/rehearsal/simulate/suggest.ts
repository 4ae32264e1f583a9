import { inOrder, type Instant } from '#engine/kernel';
import type { Activity, ActivityId, Deed, Field, Fields, Form, Outcome } from '#engine/blueprint';
import { isEmpty, type Fix, type Verdict, type VerdictNode } from '#engine/gates';
import type { Options, OutcomeOption, Run } from '#engine/run';
import { ownerAlone, type Actor } from './deed.ts';
import { nextMoment, possible } from './reading.ts';
import { inventFor, unmetRules, valuesFor } from './sample.ts';
import { perform, present, type Simulation } from './simulation.ts';

/** What would sensibly happen next. */
export type Suggestion = { readonly type: 'deed'; readonly deed: Deed; readonly actor: Actor } | { readonly type: 'wait'; readonly until: Instant };

/** The record where it stands, for choosing what to do with it. */
export interface Setting {
  readonly run: Run;
  readonly at: Instant;
  readonly living: Options;
  readonly known: Readonly<Record<string, Field>>;
}

/**
 * The next thing a diligent rep would do: answer what was asked, do what is required, take the way out that was taken
 * least so far, do what opens a locked one, else wait (ui.md: Space plays). Every proposal was tried and is accepted
 * (rule U15); null when nothing is left to do.
 */
export function suggest(simulation: Simulation, known: Readonly<Record<string, Field>> = {}): Suggestion | null {
  const setting = settingOf(simulation, known);
  if (setting === null || setting.run.status === 'exited') return null;
  const { run } = setting;
  const soon = tried(simulation, run.status === 'ended' ? [] : work(setting));
  if (soon !== null) return soon;
  const until = nextMoment(simulation, ownerAlone);
  if (run.status === 'ended') return null;
  if (until !== null) return { type: 'wait', until };
  return tried(simulation, leftovers(setting));
}

/** Where the record stands and what can be done there; null when it never came in. */
export function settingOf(simulation: Simulation, known: Readonly<Record<string, Field>>): Setting | null {
  const { run, at } = present(simulation);
  const living = possible(simulation, ownerAlone);
  return run === null || living === null ? null : { run, at, living, known };
}

/** The first of these deeds that the engine accepts, by the owner or by whoever holds the role it asks for. */
export function tried(simulation: Simulation, deeds: Iterable<Deed>): Extract<Suggestion, { type: 'deed' }> | null {
  for (const deed of deeds) {
    const actor = actorFor(simulation, deed);
    if (actor !== null) return { type: 'deed', deed, actor };
  }
  return null;
}

/** Who may do this now: the record's owner, or the owner in the role that is asked for; null when the engine takes it from neither. */
export function actorFor(simulation: Simulation, deed: Deed): Actor | null {
  for (let actor: Actor | null = ownerAlone; actor !== null; ) {
    const refusal = refusalOf(perform(simulation, deed, actor), simulation.position + 1);
    if (refusal === null) return actor;
    const [role]: readonly string[] = refusal.type === 'notAllowed' && actor.roles.length === 0 ? refusal.roles : [];
    actor = role === undefined ? null : { roles: [role] };
  }
  return null;
}

function refusalOf({ log }: Simulation, from: number) {
  return log.slice(from).find(({ what }) => what.type === 'deed')?.refusal ?? null;
}

function* work(setting: Setting): Generator<Deed> {
  const { run, living } = setting;
  if (run.paused !== undefined) yield { type: 'resume' };
  yield* answers(run);
  for (const { activity, required, status } of living.activities) if (required && status === 'open') yield* doing(setting, activity, null);
  const ways = living.outcomes.filter(({ byHand }) => byHand).sort((a, b) => weight(run, a) - weight(run, b));
  for (const { outcome, verdict } of ways) if (verdict.met) yield choosing(setting, outcome);
  for (const { verdict } of ways) if (!verdict.met) yield* opening(setting, verdict);
}

/** What is taken seldom comes first, and what ends well before what does not. */
function weight(run: Run, { outcome, verdict }: OutcomeOption): number {
  const tones = { positive: 0, neutral: 0.2, time: 0.4, negative: 0.6 };
  return (run.taken[outcome.id] ?? 0) + tones[outcome.tone] + (verdict.met ? 0 : 0.1);
}

/** Answers to what was asked: an offer is taken, an approval given. */
export function* answers(run: Run): Generator<Deed> {
  for (const one of run.handOvers ?? []) if (one.visit === run.visit && one.status === 'offered') yield { type: 'accept', activity: one.activity };
  for (const one of run.requests ?? []) if (one.visit === run.visit) yield { type: 'approve', role: one.role };
}

/** Ways to do an activity, the first that is accepted being the one meant; `wanted` is the result to end with. */
export function* doing(setting: Setting, activity: Activity, wanted: string | null): Generator<Deed> {
  const { run } = setting;
  const fields = filledIn(setting, activity.form);
  if (activity.approval !== undefined) yield { type: 'requestApproval', role: activity.approval.role };
  if (activity.handOver !== undefined) {
    const ticked = Object.keys(activity.checklist);
    if (ticked.some((item) => !(run.ticked[activity.id] ?? []).includes(item))) yield { type: 'tick', activity: activity.id, ticked };
    yield { type: 'handOver', activity: activity.id, fields, warm: false };
  }
  const results = inOrder(activity.results);
  const result = results.find(({ key }) => key === wanted) ?? results.find(({ tone }) => tone === 'positive') ?? results[0];
  yield { type: 'complete', activity: activity.id, result: result?.key ?? null, fields, ticked: inOrder(activity.checklist).map(({ id }) => id), evidence: activity.evidence, template: null };
}

/** Taking a way out, with what it asks filled in likely. */
export function choosing(setting: Setting, outcome: Outcome): Deed {
  const reason = outcome.reason.type === 'required' ? (outcome.reason.choices[0] ?? 'As agreed') : null;
  return { type: 'choose', outcome: outcome.id, fields: filledIn(setting, outcome.form), reason };
}

/** What brings a closed gate nearer to open, along its shortest way. */
export function* opening(setting: Setting, { shortest, tree }: Verdict): Generator<Deed> {
  for (const fix of shortest) yield* fixing(setting, fix, tree);
}

function* fixing(setting: Setting, fix: Fix, tree: VerdictNode): Generator<Deed> {
  const { run, living } = setting;
  switch (fix.type) {
    case 'do':
      for (const { activity, status } of living.activities) if (fits(fix, activity, status)) yield* doing(setting, activity, fix.result);
      return;
    case 'fill': {
      const fields = valuesFor({ type: 'and', of: unmetRules(tree) }, setting.known);
      const value = fields[fix.field] ?? inventFor(setting.known, fix.field, setting.at);
      yield { type: 'setFields', fields: { [fix.field]: value } };
      return;
    }
    case 'tick':
      yield { type: 'tick', activity: fix.activity, ticked: [...(run.ticked[fix.activity] ?? []), ...fix.items] };
      return;
    case 'ask':
      if (fix.purpose === 'approve') yield { type: 'requestApproval', role: fix.role };
      return;
    case 'wait':
    case 'otherRun':
    case 'impossible':
  }
}

function fits(fix: Extract<Fix, { type: 'do' }>, { id, channel }: { readonly id: ActivityId; readonly channel: string }, status: string): boolean {
  return (status === 'open' || status === 'done') && (fix.activity === null || fix.activity === id) && (fix.channel === null || fix.channel === channel);
}

/** When neither work nor waiting helps: what is optional, then what a customer could do. */
function* leftovers(setting: Setting): Generator<Deed> {
  const { living } = setting;
  for (const { activity, status } of living.activities) if (status === 'open') yield* doing(setting, activity, null);
  for (const { outcome } of living.outcomes) {
    const { trigger } = outcome;
    if (trigger.type === 'signal') yield { type: 'signal', signal: trigger.signal, payload: trigger.condition === undefined ? {} : valuesFor(trigger.condition, setting.known) };
    if (trigger.type === 'condition') yield { type: 'setFields', fields: valuesFor(trigger.condition, setting.known) };
  }
}

/** What a form asks for and the record does not have yet, with values that satisfy its rules. */
function filledIn(setting: Setting, form: Form): Fields {
  const rules = inOrder(form).filter(({ field, required }) => required !== 'never' && isEmpty(setting.run.record.fields[field]));
  const valid = valuesFor({ type: 'and', of: rules.flatMap(({ validation }) => validation?.condition ?? []) }, setting.known);
  return Object.fromEntries(rules.map(({ field }) => [field, valid[field] ?? inventFor(setting.known, field, setting.at)]));
}
