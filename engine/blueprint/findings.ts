import type { Edit } from './edits/edit.ts';
import type { ActivityId, OutcomeId, StageId } from './model/ids.ts';
import type { Fields, RecordType } from './model/record-type.ts';

/** Where in the drawing a finding points. */
export type FindingTarget =
  | { readonly type: 'blueprint' }
  | { readonly type: 'stage'; readonly stage: StageId }
  | { readonly type: 'activity'; readonly activity: ActivityId; readonly stage?: StageId | undefined }
  | { readonly type: 'outcome'; readonly outcome: OutcomeId };

/** What a check says about a drawing: data only; `src/ui` and the check's page hold the long words. */
export interface Finding {
  /** The check's name, the sentence it defends in kebab-case, e.g. `outcome-leads-somewhere`. */
  readonly check: string;
  /** Only errors block publishing. */
  readonly severity: 'error' | 'warning' | 'hint';
  readonly target: FindingTarget;
  /** One plain sentence that names the thing by its label. */
  readonly message: string;
  /** Ready edits that mend it, each with the words for its button. */
  readonly fixes: readonly { readonly label: string; readonly edits: readonly Edit[] }[];
  /** The plainest record that shows it: only the fields that matter. */
  readonly example?: { readonly fields: Fields } | undefined;
  /** The shortest way from the start on which it shows, stage by stage. */
  readonly path?: readonly StageId[] | undefined;
}

/** What a check may know beside the drawing. Without it, checks that need it stay silent. */
export interface CheckContext {
  readonly recordTypes?: Readonly<Record<string, RecordType>>;
  /** Role keys that at least one person holds. */
  readonly roles?: readonly string[];
  readonly people?: readonly string[];
  readonly teams?: readonly string[];
  /** How many people hold each role; a role that is missing here is held by nobody. */
  readonly holders?: Readonly<Record<string, number>>;
}

/** Which roles people hold and how many hold each, as checks want to know it; a team is held like a role, by its key. */
export function rolesHeld(people: readonly { readonly roles: readonly string[] }[]): Required<Pick<CheckContext, 'roles' | 'teams' | 'holders'>> {
  const holders: Record<string, number> = {};
  for (const role of people.flatMap((person) => [...new Set(person.roles)])) holders[role] = (holders[role] ?? 0) + 1;
  const roles = Object.keys(holders).sort();
  return { roles, teams: roles, holders };
}
