import { lazy, Suspense, useRef, useState } from 'react';
import { Button, Checkbox, Group, SegmentedControl, Skeleton } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { Fields } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import { inOrder } from '#engine/kernel';
import type { ActivityOption } from '#engine/run';
import { formatMoment, Kbd, listAnd, notifyDone, StatusPill, useHotkeysSafe } from '../../../ui/index.ts';
import { webLink } from '../../links.ts';
import { Attachments, LetterView } from '../../outbox/letter-view.tsx';
import type { RecordData } from '../../record/record-data.ts';
import { WorkAnswer } from '../activity-work.tsx';
import { bannedIn } from '#engine/blueprint';
import { ChecklistTicks } from '../checklist-ticks.tsx';
import { FillField } from '../fill-field.tsx';
import { useWork, type HandIn } from '../use-work.ts';
import { WhatWhenHow } from '../what-when-how.tsx';
import { addresseeOf, firstTemplate, gapsIn, isBlank, letterFrom, sendingResult, templateChoices, variantOf, writtenLetter, type DraftLetter } from './draft-letter.ts';
import { SendLater } from './send-later.tsx';
import { TemplateChoices } from './template-choice.tsx';
import '../work.css';
import './email.css';

const Composer = lazy(async () => ({ default: (await import('./composer.tsx')).Composer }));

interface Props {
  readonly option: ActivityOption;
  readonly data: RecordData;
  readonly onDone: () => void;
}

/** Where an email is done: written from a template that may be used, handed to the outbox, and noted with its text (S5, S14, S55, S77, S91). */
export function EmailWork({ option, data, onDone }: Props) {
  const { activity } = option;
  const [elsewhere, setElsewhere] = useState(false);
  const choices = templateChoices(activity, data);
  const variant = variantOf(activity, data);
  const begun = letterFrom(firstTemplate(choices, variant));
  const sending = sendingResult(activity);
  const handIn = (result: string | null, { letter = begun }: { readonly letter?: DraftLetter }): HandIn => {
    if (result !== sending) return { intent: { template: null } };
    // nothing was written here: then it is only noted that it was sent
    if (elsewhere || isBlank(letter)) return { intent: { template: letter.template } };
    const gaps = gapsIn(letter, data).map((field) => data.names.field(field));
    return { intent: { template: letter.template, writes: true }, words: { letter: writtenLetter(letter, activity, data) }, gaps, told: `${activity.name} is in the outbox: open it from there` };
  };
  const work = useWork(option, data, onDone, handIn);
  const { place } = work;
  const letter = work.draft.letter ?? begun;
  const blank = isBlank(letter);
  const sendIt = () => { if (!blank && !elsewhere) work.complete(sending); };
  // wherever the focus is: filling in what was missing takes it out of the letter
  const button = useRef<HTMLButtonElement>(null);
  useHotkeysSafe([['mod+Enter', ({ target }) => { if (!isCovered(button.current, target)) sendIt(); }]]);
  const change = (part: Partial<DraftLetter>) => work.change({ letter: { ...letter, ...part } });
  return (
    <div className="desk-work mail-work" ref={place}>
      <div className="desk-work-how">
        <WhatWhenHow option={variant?.variant.change.instructions === undefined ? option : { ...option, activity: { ...activity, content: { ...activity.content, instructions: variant.variant.change.instructions } } }} data={data} />
        {variant === null ? null : <p className="mail-variant"><StatusPill>Variant {variant.letter}</StatusPill> {variant.variant.name}</p>}
        <Writing option={option} data={data} letter={letter} choices={choices} onChange={change} onSend={sendIt} />
        <Group gap={8} mt={10} className="mail-send">
          <Button leftSection={<IconSend size={16} aria-hidden />} loading={work.busy} disabled={elsewhere || blank} data-onward ref={button} onClick={sendIt}>Send to outbox</Button>
          <SendLater option={option} data={data} />
          <Checkbox size="xs" label="I sent it from elsewhere" checked={elsewhere} onChange={(event) => setElsewhere(event.currentTarget.checked)} />
          <span className="mail-keys"><Kbd keys="Ctrl+Enter" /></span>
        </Group>
        <Planned option={option} data={data} />
        <ChecklistTicks option={option} data={data} />
      </div>
      <WorkAnswer option={option} data={data} work={work} />
    </div>
  );
}

/** A dialog lies over it, or a key was pressed in one beside it: then the key belongs to that. */
function isCovered(element: HTMLElement | null, target: EventTarget | null): boolean {
  const own = target instanceof Element ? target.closest('[role="dialog"]') : null;
  return [...document.querySelectorAll('[role="dialog"][aria-modal="true"]'), ...(own ? [own] : [])].some((dialog) => !dialog.contains(element));
}

/** The letter: which template, to whom, the text or how the customer will see it, what is still missing, what goes along. */
function Writing({ option: { activity }, data, letter, choices, onChange, onSend }: {
  readonly option: ActivityOption;
  readonly data: RecordData;
  readonly letter: DraftLetter;
  readonly choices: ReturnType<typeof templateChoices>;
  readonly onChange: (part: Partial<DraftLetter>) => void;
  readonly onSend: () => void;
}) {
  const [view, setView] = useState<'write' | 'preview'>('write');
  const [edition, setEdition] = useState(0);
  const replace = (next: DraftLetter) => {
    onChange(next);
    setEdition((before) => before + 1);
  };
  const choose = (id: string) => {
    const template = activity.content.templates[id];
    if (!template || id === letter.template) return;
    replace({ ...letterFrom(template), attached: letter.attached });
    notifyDone({ message: `“${template.name}” is in place of the text before`, undo: () => replace(letter) });
  };
  const { address, field } = addresseeOf(data);
  const written = writtenLetter(letter, activity, data);
  return (
    <>
      <TemplateChoices choices={choices} chosen={letter.template} onChoose={choose} />
      {choices.length > 0 && choices.every(({ barred }) => barred !== null) ? <p className="desk-when">No template may be used for this record. Write it freely.</p> : null}
      <div className="mail-head">
        <span><b>To</b> {address ?? (field === null ? 'no field for an email address' : <FillField field={field} data={data} />)}</span>
        <SegmentedControl size="xs" aria-label="Show the letter" value={view} onChange={(next) => setView(next === 'preview' ? 'preview' : 'write')} data={[{ value: 'write', label: 'Write' }, { value: 'preview', label: 'As they see it' }]} />
      </div>
      {view === 'write' ? (
        <Suspense fallback={<Skeleton h={260} radius={8} role="status" aria-label="Loading the editor" />}>
          <Composer key={edition} activity={activity} data={data} letter={letter} onChange={onChange} onSend={onSend} />
        </Suspense>
      ) : (
        <section className="mail-paper mail-preview" aria-label="As they see it">
          <h4>{written.subject === '' ? 'No subject' : written.subject}</h4>
          <LetterView letter={written} />
          {written.attachments ? <Attachments of={written.attachments} /> : null}
        </section>
      )}
      <Warnings letter={letter} text={`${written.subject}\n${written.body}`} avoid={activity.content.script?.avoid ?? []} data={data} />
      <AttachChoice activity={activity} fields={data.record.fields} attached={letter.attached} onChange={(attached) => onChange({ attached })} />
    </>
  );
}

/** What keeps the letter here, with the way to mend it, and what had better be said otherwise. */
function Warnings({ letter, text, avoid, data }: { readonly letter: DraftLetter; readonly text: string; readonly avoid: readonly string[]; readonly data: RecordData }) {
  const gaps = isBlank(letter) ? [] : gapsIn(letter, data);
  const banned = bannedIn(text, avoid);
  return (
    <div role="status" className="mail-warnings">
      {gaps.length === 0 ? null : (
        <div>
          <span>{gaps.length === 1 ? 'One field is empty, so it cannot be sent yet:' : `${gaps.length} fields are empty, so it cannot be sent yet:`}</span>
          {gaps.map((field) => (data.type?.fields[field]
            ? <FillField key={field} field={field} data={data}>{`Fill in ${data.names.field(field)}`}</FillField>
            : <span key={field}>“{data.names.field(field)}” is no field of this record: take it out of the text.</span>))}
        </div>
      )}
      {banned.length === 0 ? null : <p data-tone="time">Better not: {listAnd(banned.map((phrase) => `“${phrase}”`))}</p>}
    </div>
  );
}

/** Documents of the activity whose rule holds, to go along. */
function AttachChoice({ activity, fields, attached, onChange }: { readonly fields: Fields; readonly activity: ActivityOption['activity']; readonly attached: readonly string[]; readonly onChange: (attached: readonly string[]) => void }) {
  const documents = inOrder(activity.content.documents).filter(({ useIf, url }) => webLink(url) !== null && (useIf === undefined || evaluateCondition(useIf, fields)));
  if (documents.length === 0) return null;
  return (
    <fieldset className="mail-attach">
      <legend className="desk-label">Goes along</legend>
      {documents.map(({ id, name }) => (
        <Checkbox key={id} size="sm" label={name} checked={attached.includes(id)} onChange={() => onChange(attached.includes(id) ? attached.filter((one) => one !== id) : [...attached, id])} />
      ))}
    </fieldset>
  );
}

/** A letter that was put off says until when; its text is kept. */
function Planned({ option, data }: { readonly option: ActivityOption; readonly data: RecordData }) {
  const due = data.run?.dues.find((one) => one.kind === 'activity' && one.activity === option.activity.id);
  if (due?.snoozedFrom === undefined || due.at <= data.when.now) return null;
  return <p className="desk-when">Planned for {formatMoment(due.at, data.when)} in their time: it comes up in Today then, with this text.</p>;
}
