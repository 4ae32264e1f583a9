import { MultiSelect, Switch } from '@mantine/core';
import { usualOverride, type OverridePolicy } from '#engine/blueprint';
import { capital, describeOverride } from '../../ui/index.ts';
import { Section } from '../fields/section.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

/** Who may go past a closed gate, with a reason (B14). */
export function OverrideSection() {
  const { override } = useDraft();
  const names = useNames();
  const { roles } = useStudio();
  const set = useSetField();
  const put = (part: Partial<OverridePolicy>) => set(['override'], { ...(override ?? usualOverride), ...part }, 'override');
  const choices = [...roles, ...(override?.roles ?? []).filter((role) => !roles.some(({ value }) => value === role)).map((role) => ({ value: role, label: capital(names.role(role)) }))];
  return (
    <Section title="Overrides" sentence={describeOverride(override, names)}>
      <p className="bt-rule-sentence" data-empty={override === undefined || undefined}>{describeOverride(override, names)}.</p>
      <SwitchField label="A closed gate may be passed" description="Always with a reason, and counted." checked={override !== undefined} onChange={(may) => (may ? put({}) : set(['override'], undefined))} />
      {override && (
        <>
          <MultiSelect label="By people with the role" data={choices} value={[...override.roles]} onChange={(next) => next.length > 0 && put({ roles: next })} />
          <Switch label="A second person must agree" checked={override.secondPerson} onChange={(event) => put({ secondPerson: event.currentTarget.checked })} />
          <WaitField label="Holds for" value={override.expires} onChange={(expires) => put({ expires })} />
        </>
      )}
    </Section>
  );
}
