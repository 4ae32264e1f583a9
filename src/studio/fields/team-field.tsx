import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { CreatableSelect } from './creatable-select.tsx';
import { keyFromName } from './key-from-name.ts';
import { teamsIn } from './teams-in.ts';

/** Which team: one whose people hold it like a role, one the drawing already names, or a new one by its name. */
export function TeamField({ label = 'Team', hideLabel = false, value, onChange }: { label?: string; hideLabel?: boolean; value: string; onChange: (team: string) => void }) {
  const draft = useDraft();
  const names = useNames();
  const { roles } = useStudio();
  const named = teamsIn(draft).filter((team) => !roles.some((role) => role.value === team));
  const data = [...roles, ...[...new Set([...named, ...(roles.some((role) => role.value === value) ? [] : [value])])].map((team) => ({ value: team, label: names.team(team) }))];
  return <CreatableSelect label={label} hideLabel={hideLabel} what="team" data={data} value={value} onPick={onChange} onCreate={(words) => onChange(keyFromName(words, [], 'team'))} />;
}
