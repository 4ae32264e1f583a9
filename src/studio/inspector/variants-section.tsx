import { Group, Select, Switch } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { Activity, Content } from '#engine/blueprint';
import { describeVariants, formatShare } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { OrderedList } from '../fields/ordered-list.tsx';
import { Section } from '../fields/section.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { useNames, useStudio } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

type Variant = Content['variants'][string];
type Change = Variant['change'];

/** Two or more ways of doing the same thing: records are split between them and the results compared (S14). */
export function VariantsSection({ activity }: { activity: Activity }) {
  const set = useSetField();
  const names = useNames();
  const { newId } = useStudio();
  const { variants } = activity.content;
  const count = Object.keys(variants).length;
  const all = Object.values(variants).reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Section title="Variants" summary={count === 0 ? 'none' : undefined} sentence={count === 0 ? undefined : describeVariants(inOrder(variants), names)}>
      <p className="bt-quiet">Records are split between the variants; what each leads to is counted apart.</p>
      <OrderedList<Variant>
        label="Variants"
        addLabel="Add variant"
        items={variants}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name || 'variant'}
        make={(order) => ({ id: newId(), name: `Variant ${String.fromCharCode(65 + (count % 26))}`, weight: 50, change: {}, order })}
        onChange={(next) => set(['activities', activity.id, 'content', 'variants'], next, `variants:${activity.id}`)}
      >
        {(variant, change) => <VariantFields activity={activity} variant={variant} share={all === 0 ? 0 : variant.weight / all} change={change} />}
      </OrderedList>
    </Section>
  );
}

function VariantFields({ activity, variant, share, change }: { activity: Activity; variant: Variant; share: number; change: (part: Partial<Variant>) => void }) {
  const put = (part: Partial<Variant>) => {
    change(part);
    return null;
  };
  const alter = (part: { readonly [Key in keyof Change]: Change[Key] | undefined }) => {
    const next = { ...variant.change, ...part };
    change({ change: { ...(next.instructions === undefined ? {} : { instructions: next.instructions }), ...(next.template === undefined ? {} : { template: next.template }), ...(next.wait === undefined ? {} : { wait: next.wait }) } });
    return null;
  };
  const templates = inOrder(activity.content.templates).map(({ id, name }) => ({ value: id, label: name || 'Template' }));
  const { instructions, template, wait } = variant.change;
  return (
    <>
      <Group gap={8} align="flex-end" wrap="nowrap">
        <div style={{ flex: 1, minWidth: 0 }}><CommittedText label="Variant name" required value={variant.name} onCommit={(name) => put({ name })} /></div>
        <NumberField label="Weight" value={variant.weight} min={0} max={100} onChange={(weight) => change({ weight })} style={{ flex: '0 0 76px' }} />
        <span className="bt-field-note bt-share">{formatShare(share)}</span>
      </Group>
      <Select label="Template of this variant" data={[{ value: '', label: 'As without variants' }, ...templates]} value={template ?? ''} allowDeselect={false} onChange={(next) => alter({ template: next || undefined })} />
      <Switch label="Waits another time" checked={wait !== undefined} onChange={(event) => alter({ wait: event.currentTarget.checked ? { amount: 3, unit: 'days' } : undefined })} />
      {wait && <WaitField label="Wait of this variant" value={wait} onChange={(next) => alter({ wait: next })} />}
      <Switch label="Has its own instructions" checked={instructions !== undefined} onChange={(event) => alter({ instructions: event.currentTarget.checked ? activity.content.instructions : undefined })} />
      {instructions !== undefined && <CommittedText label="Instructions of this variant" lines={2} value={instructions} onCommit={(words) => alter({ instructions: words })} />}
    </>
  );
}
