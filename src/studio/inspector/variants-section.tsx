import { Button, Group, Select, Switch } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { Activity, Content } from '#engine/blueprint';
import { describeVariants, formatShare, pluralChannel } from '../../ui/index.ts';
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
  // one for busy days has no letter and no share
  const drawn = Object.values(variants).filter(({ load }) => load === undefined);
  const all = drawn.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Section title="Variants" summary={count === 0 ? 'none' : undefined} sentence={count === 0 ? undefined : describeVariants(inOrder(variants), names)}>
      <p className="bt-quiet">Records are split between the variants. One for busy days is used for everybody while too much is due.</p>
      <OrderedList<Variant>
        label="Variants"
        addLabel="Add variant"
        items={variants}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name || 'variant'}
        make={(order) => ({ id: newId(), name: `Variant ${String.fromCharCode(65 + (drawn.length % 26))}`, weight: 50, change: {}, order })}
        onChange={(next) => set(['activities', activity.id, 'content', 'variants'], Object.fromEntries(Object.entries(next).map(([id, one]) => [id, withoutNothing(one)])), `variants:${activity.id}`)}
      >
        {(variant, change) => <VariantFields activity={activity} variant={variant} share={all === 0 || variant.load !== undefined ? 0 : variant.weight / all} change={change} />}
      </OrderedList>
    </Section>
  );
}

/** A load that was taken away is no part of the drawing. */
function withoutNothing({ load, ...variant }: Variant): Variant {
  return load === undefined ? variant : { ...variant, load };
}

function VariantFields({ activity, variant, share, change }: { activity: Activity; variant: Variant; share: number; change: (part: Partial<Variant>) => void }) {
  const put = (part: Partial<Variant>) => {
    change(part);
    return null;
  };
  const alter = (part: { readonly [Key in keyof Change]: Change[Key] | undefined }) => {
    const next = { ...variant.change, ...part };
    change({ change: { ...(next.instructions === undefined ? {} : { instructions: next.instructions }), ...(next.template === undefined ? {} : { template: next.template }), ...(next.wait === undefined ? {} : { wait: next.wait }), ...(next.timed === undefined || next.wait === undefined ? {} : { timed: next.timed }) } });
    return null;
  };
  const templates = inOrder(activity.content.templates).map(({ id, name }) => ({ value: id, label: name || 'Template' }));
  const { instructions, template, wait, timed } = variant.change;
  const { load } = variant;
  const busy = load !== undefined;
  return (
    <>
      <Group gap={8} align="flex-end" wrap="nowrap">
        <div style={{ flex: 1, minWidth: 0 }}><CommittedText label="Variant name" required value={variant.name} onCommit={(name) => put({ name })} /></div>
        {busy ? null : <NumberField label="Weight" value={variant.weight} min={0} max={100} onChange={(weight) => change({ weight })} style={{ flex: '0 0 76px' }} />}
        {busy ? null : <span className="bt-field-note bt-share">{formatShare(share)}</span>}
      </Group>
      <Select label="Template of this variant" data={[{ value: '', label: 'As without variants' }, ...templates]} value={template ?? ''} allowDeselect={false} onChange={(next) => alter({ template: next || undefined })} />
      <Switch label="Only on busy days" description={busy ? 'Nobody draws it: it is used for everybody while so much is due' : undefined} checked={busy} onChange={(event) => change({ load: event.currentTarget.checked ? 30 : undefined })} />
      {busy && <NumberField label={`More ${pluralChannel(activity.channel)} due that day than`} value={load} min={1} max={1000} whole onChange={(next) => change({ load: next })} />}
      {busy || activity.due.type === 'fieldDate' ? null : <Switch label="Waits another time" checked={wait !== undefined} onChange={(event) => alter(event.currentTarget.checked ? { wait: { amount: 3, unit: 'days' }, timed: true } : { wait: undefined, timed: undefined })} />}
      {wait && !busy ? <WaitField label="Wait of this variant" value={wait} onChange={(next) => alter({ wait: next, timed: true })} /> : null}
      {wait && !busy && timed !== true ? <Button size="compact-xs" variant="subtle" onClick={() => alter({ timed: true })}>Let this wait move when it is due</Button> : null}
      <Switch label="Has its own instructions" checked={instructions !== undefined} onChange={(event) => alter({ instructions: event.currentTarget.checked ? activity.content.instructions : undefined })} />
      {instructions !== undefined && <CommittedText label="Instructions of this variant" lines={2} value={instructions} onCommit={(words) => alter({ instructions: words })} />}
    </>
  );
}
