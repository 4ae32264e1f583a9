import type { ReviewRule } from '../model/blueprint.ts';
import type { UserId } from '../model/ids.ts';

/** A request to look a draft over, with the answers to it. */
export interface ReviewRequest {
  /** The behaviour of the draft it speaks of. */
  readonly hash: string;
  readonly by: UserId;
  /** People asked by name, beside those the rule names by role. */
  readonly asked?: readonly UserId[] | undefined;
  readonly answers: readonly { readonly by: UserId; readonly verdict: 'approved' | 'changesWanted' }[];
  readonly closedAt: number | null;
}

interface Reviewer {
  readonly id: UserId;
  readonly roles: readonly string[];
}

/** Where the review of a draft stands. */
export interface ReviewStanding {
  /** `none`: nobody was asked; `stale`: the draft was changed since; `changesWanted`: somebody wants it otherwise; `waiting`; `approved`. */
  readonly state: 'none' | 'stale' | 'changesWanted' | 'waiting' | 'approved';
  /** Whose approval counts, in the order given. */
  readonly approvedBy: readonly UserId[];
  readonly changesWantedBy: readonly UserId[];
  /** How many more must agree. */
  readonly missing: number;
  /** Who may still be asked to agree. */
  readonly reviewers: readonly UserId[];
  /** The rule keeps the draft from being published as it is. */
  readonly blocks: boolean;
}

/**
 * Says whether a draft may be published as far as its review goes (S45; rules B80 to B83). A person's last answer counts;
 * nobody approves what they asked others to look at; an answer speaks of the behaviour it was given to and of no other.
 */
export function reviewStanding(rule: ReviewRule | undefined, request: ReviewRequest | null, hash: string, people: readonly Reviewer[]): ReviewStanding {
  const mayAnswer = (person: Reviewer) => person.id !== request?.by && (request?.asked?.includes(person.id) === true || person.roles.some((role) => rule?.roles.includes(role)));
  const able = new Set(people.filter(mayAnswer).map((person) => person.id));
  const wanted = rule?.approvals ?? (request ? Math.max(1, request.asked?.length ?? 1) : 0);
  const open = request && request.closedAt === null ? request : null;
  const isFresh = open !== null && open.hash === hash;
  const last = new Map((isFresh ? open.answers : []).filter((answer) => able.has(answer.by)).map((answer) => [answer.by, answer.verdict]));
  const by = (verdict: 'approved' | 'changesWanted') => [...last].flatMap(([person, said]) => (said === verdict ? [person] : []));
  const [approvedBy, changesWantedBy] = [by('approved'), by('changesWanted')];
  const missing = Math.max(0, wanted - approvedBy.length);
  const state = open === null ? 'none' : !isFresh ? 'stale' : changesWantedBy.length > 0 ? 'changesWanted' : missing > 0 ? 'waiting' : 'approved';
  return { state, approvedBy, changesWantedBy, missing, reviewers: [...able].filter((id) => last.get(id) !== 'approved'), blocks: rule !== undefined && state !== 'approved' };
}
