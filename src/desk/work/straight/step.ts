import type { ActivityOption, Options, Run } from '#engine/run';
import { civilDay, type Seen } from '../../../ui/index.ts';

/** Where somebody who works straight through stands: what is on the screen now. */
export type Step =
  | { readonly type: 'work'; readonly option: ActivityOption }
  /** Open outcomes, and what could be done first. */
  | { readonly type: 'choose' }
  /** Nothing to do before a moment (null: until somebody else acts); what comes then. */
  | { readonly type: 'wait'; readonly until: number | null; readonly activity: ActivityOption | null; readonly outcome: string | null }
  | { readonly type: 'paused'; readonly until: number | null }
  | { readonly type: 'ended' };

/** What somebody asked for in this stay; a new stay begins without a wish. */
export interface Wish {
  readonly visit: number;
  /** This activity, although it may be later or optional. */
  readonly activity?: string;
  /** The outcomes, although something is still to do. */
  readonly choose?: true;
  /** Something was just done: whatever opened by it comes first. */
  readonly justDone?: true;
}

/** What a step is read from. */
export interface Scene {
  readonly run: Run | null;
  readonly options: Options | null;
  readonly when: Seen;
  readonly me: { readonly id: string };
}

/**
 * The next thing on screen: what was asked for, else the required activity that is due today, else the outcomes that
 * are open, else what may be done, else how long to wait (issue "continuous mode").
 */
export function stepOf(scene: Scene, wish: Wish | null): Step {
  const { run, options } = scene;
  if (!run || !options || run.status !== 'running') return { type: 'ended' };
  if (run.paused) return { type: 'paused', until: run.paused.until };
  const own = wish?.visit === run.visit ? wish : null;
  const wished = openOf(scene).find(({ activity }) => activity.id === own?.activity);
  if (wished) return { type: 'work', option: wished };
  if (own?.choose) return { type: 'choose' };
  const anyOpen = options.outcomes.some((option) => option.open);
  if (own?.justDone && anyOpen) return { type: 'choose' };
  const now = doableOf(scene);
  const required = now.find((option) => option.required);
  if (required) return { type: 'work', option: required };
  if (anyOpen) return { type: 'choose' };
  const [any] = now;
  return any ? { type: 'work', option: any } : waitOf(scene);
}

/** Open activities that are this person's to do, required ones first, then by when they are due. */
export function openOf({ options, me, when }: Scene): readonly ActivityOption[] {
  const open = (options?.activities ?? []).filter(({ status, handOver }) => status === 'open' && (handOver?.status !== 'offered' || handOver.to === me.id));
  return [...open].sort((a, b) => Number(b.required) - Number(a.required) || (a.dueAt ?? when.now) - (b.dueAt ?? when.now));
}

/** Those of them that may be done today: due by the end of the record's day, and no rule of the rhythm against it. */
export function doableOf(scene: Scene): readonly ActivityOption[] {
  const { zone, now } = scene.when;
  return openOf(scene).filter(({ dueAt, rhythm }) => !rhythm?.refusal && (dueAt === null || dueAt <= now || civilDay(dueAt, zone) === civilDay(now, zone)));
}

/** The next moment at which something becomes due here, or goes off by itself. */
function waitOf(scene: Scene): Step {
  const activities = openOf(scene).map((option) => ({ at: option.dueAt, activity: option, outcome: null }));
  const outcomes = (scene.options?.outcomes ?? []).map((option) => ({ at: option.firesAt, activity: null, outcome: option.outcome.id }));
  const ahead = [...activities, ...outcomes].filter(({ at }) => at !== null && at > scene.when.now).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const first = ahead[0] ?? activities[0];
  return { type: 'wait', until: first?.at ?? null, activity: first?.activity ?? null, outcome: first?.outcome ?? null };
}

/** What tells one step from the next: then the focus moves to its heading. */
export function stepKey(step: Step, visit: number): string {
  return `${visit}/${step.type === 'work' ? `${step.option.activity.id}/${step.option.attempts}` : step.type}`;
}
