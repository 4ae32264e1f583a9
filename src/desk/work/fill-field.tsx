import { useRef, useState } from 'react';
import { Button, Group, Popover } from '@mantine/core';
import type { FieldValue } from '#engine/blueprint';
import { isEmpty } from '#engine/gates';
import { describeRefusal } from '../../ui/index.ts';
import { FieldInput, fieldProblem } from '../record/field-input.tsx';
import type { RecordData } from '../record/record-data.ts';
import { send } from '../record/send.ts';

/** A field where it is needed: an empty one says so by name, a filled one shows what `children` says; either is filled in right there (S101). */
export function FillField({ field: key, data, children }: { readonly field: string; readonly data: RecordData; readonly children?: string }) {
  const [open, setOpen] = useState(false);
  const field = data.type?.fields[key];
  const name = field?.name ?? data.names.field(key);
  const empty = isEmpty(data.record.fields[key]);
  const button = useRef<HTMLButtonElement>(null);
  // what is saved may take this button away before the answer comes: where it stood is known from before
  const place = useRef<Element | null>(null);
  const openUp = () => {
    place.current = button.current?.closest('.desk-work') ?? null;
    setOpen(true);
  };
  const close = (saved: boolean) => {
    setOpen(false);
    (saved && empty ? onward(place.current, key) ?? button.current : button.current)?.focus();
  };
  if (!field) return <mark className="desk-missing">{name} is empty</mark>;
  return (
    <Popover opened={open} onChange={(wanted) => (wanted ? openUp() : close(false))} position="bottom-start" trapFocus withinPortal width={280} closeOnClickOutside={false}>
      <Popover.Target>
        <button ref={button} type="button" data-fills={empty ? key : undefined} className={empty ? 'desk-missing work-fill' : 'work-fill'} aria-label={empty ? `Fill in ${name}` : `Change ${name}: ${children ?? ''}`} onClick={() => (open ? setOpen(false) : openUp())}>{children ?? `${name} is empty`}</button>
      </Popover.Target>
      <Popover.Dropdown aria-label={empty ? `Fill in ${name}` : `Change ${name}`}>{open ? <FillForm field={field.key} data={data} onDone={close} /> : null}</Popover.Dropdown>
    </Popover>
  );
}

/** Where one goes on once a field is filled in and its button goes: to the next empty one, else to what hands the work in. */
function onward(place: Element | null, filled: string): HTMLElement | null {
  const next = [...(place?.querySelectorAll<HTMLElement>('[data-fills]') ?? [])].find((one) => one.dataset['fills'] !== filled);
  return next ?? place?.querySelector<HTMLElement>('[data-onward], [data-first]') ?? null;
}

function FillForm({ field: key, data, onDone }: { readonly field: string; readonly data: RecordData; readonly onDone: (saved: boolean) => void }) {
  const [value, setValue] = useState<FieldValue>(data.record.fields[key] ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const field = data.type?.fields[key];
  if (!field) return null;
  const save = async () => {
    const wrong = fieldProblem(field, value);
    if (wrong !== null) return setProblem(wrong);
    const ack = await send({ record: data.record.id, run: null, intent: { type: 'setFields', fields: { [key]: value } }, names: data.names, when: data.when, done: `${field.name} saved` });
    if (ack?.ok) onDone(true);
    else if (ack?.refusal) setProblem(describeRefusal(ack.refusal, data.names, data.when));
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <FieldInput field={field} value={value} error={problem} onChange={setValue} />
      <Group gap={6} mt={8} justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={() => onDone(false)}>Cancel</Button>
        <Button type="submit" size="compact-sm">Save</Button>
      </Group>
    </form>
  );
}
