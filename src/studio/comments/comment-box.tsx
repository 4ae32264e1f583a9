import { Button, Combobox, Group, Textarea, useCombobox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useStudio } from '../studio-context.ts';
import { namingAt } from './comment-words.ts';

/** A field for words about the drawing: "@" offers the people here, Ctrl+Enter sends. */
export function CommentBox({ label, send, sendLabel, start = '', onCancel, takesFocus = false }: {
  readonly label: string;
  readonly send: (text: string) => Promise<void>;
  readonly sendLabel: string;
  readonly start?: string;
  readonly onCancel?: () => void;
  readonly takesFocus?: boolean;
}) {
  const [text, setText] = useState(start);
  const [naming, setNaming] = useState<ReturnType<typeof namingAt>>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { people } = useStudio();
  const combobox = useCombobox();
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const offered = naming === null ? [] : people.filter(({ name }) => name.toLowerCase().startsWith(naming.typed.toLowerCase())).slice(0, 6);
  const change = (next: string, caret: number) => {
    setText(next);
    const now = namingAt(next, caret);
    setNaming(now);
    if (now) combobox.openDropdown();
    else combobox.closeDropdown();
    combobox.resetSelectedOption();
  };
  const name = (person: string) => {
    if (!naming) return;
    setText(`${text.slice(0, naming.from)}@${person} ${text.slice(naming.from + 1 + naming.typed.length).trimStart()}`);
    setNaming(null);
    combobox.closeDropdown();
    field.current?.focus();
  };
  const submit = async () => {
    if (text.trim() === '') return;
    await send(text.trim());
    setText('');
  };
  return (
    <div className="bt-comment-box">
      <Combobox store={combobox} onOptionSubmit={name} position="top-start" width={220}>
        <Combobox.EventsTarget>
          <Textarea
            ref={field} aria-label={label} placeholder={`${label}, @ names somebody`} autosize={false} rows={2} classNames={{ input: 'bt-growing' }} value={text}
            onChange={(event) => change(event.currentTarget.value, event.currentTarget.selectionStart)}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                void submit();
              } else if (event.key === 'Escape' && !combobox.dropdownOpened) onCancel?.();
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Dropdown hidden={offered.length === 0}>
          <Combobox.Options aria-label="People">{offered.map((person) => <Combobox.Option key={person.id} value={person.name}>{person.name}</Combobox.Option>)}</Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Group justify="flex-end" gap={6} mt={4}>
        {onCancel && <Button size="compact-xs" variant="default" onClick={onCancel}>Cancel</Button>}
        <Button size="compact-xs" disabled={text.trim() === ''} onClick={() => void submit()}>{sendLabel}</Button>
      </Group>
    </div>
  );
}
