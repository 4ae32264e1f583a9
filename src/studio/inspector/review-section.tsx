import { MultiSelect, Switch } from '@mantine/core';
import type { ReviewRule } from '#engine/blueprint';
import { capital, describeReview } from '../../ui/index.ts';
import { CountField } from '../fields/count-field.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

/** Who must agree to a draft before it is published (S45), and whether the drawing may be drawn on. */
export function ReviewSection() {
  const draft = useDraft();
  const names = useNames();
  const { roles } = useStudio();
  const set = useSetField();
  const { review, view } = draft;
  const first = roles.find(({ value }) => value === 'manager')?.value ?? roles[0]?.value ?? 'manager';
  const put = (part: Partial<ReviewRule>) => set(['review'], { ...(review ?? { roles: [first], approvals: 1 }), ...part }, 'review');
  const choices = [...roles, ...(review?.roles ?? []).filter((role) => !roles.some(({ value }) => value === role)).map((role) => ({ value: role, label: capital(names.role(role)) }))];
  return (
    <Section title="Review" sentence={`${describeReview(review, names)}${view.locked ? '; the drawing is locked' : ''}`}>
      <SwitchField label="Somebody must agree before publishing" description="A draft is then sent for review; publishing waits for the answer." checked={review !== undefined} onChange={(must) => (must ? put({}) : set(['review'], undefined))} />
      {review && <MultiSelect label="Who may agree" data={choices} value={[...review.roles]} onChange={(next) => next.length > 0 && put({ roles: next })} />}
      {review && <CountField label="How many must agree" min={1} max={10} value={review.approvals} onChange={(approvals) => put({ approvals })} />}
      <Switch label="Lock the drawing" aria-label="Lock the drawing" description="Cards and lines can be looked at, not moved." checked={view.locked === true} onChange={(event) => set(['view', 'locked'], event.currentTarget.checked || undefined)} />
    </Section>
  );
}
