import { Textarea, TextInput } from '@mantine/core';
import { useCallback, useEffect, useRef, useState, type ComponentType, type KeyboardEvent } from 'react';
import { describeEditRefusal } from '../../ui/index.ts';
import type { EditRefusal } from '#engine/blueprint';
import { useNames, useStudio } from '../studio-context.ts';

/** How long typing rests before it becomes a step of the history, in milliseconds (ui.md "Undo semantics"). */
const typingPause = 600;

/** What a menu beside a text gets: what the text is called, and the way to put words into it. */
export interface TextTools {
  readonly label: string;
  readonly insert: (words: string) => void;
}

export interface CommittedTextProps {
  readonly label: string;
  readonly value: string;
  /** Puts the words into the drawing; answers why not, or `null`. */
  readonly onCommit: (value: string) => EditRefusal | null;
  /** The field may not be left empty: an empty one goes back to what it was. */
  readonly required?: boolean;
  readonly lines?: number;
  readonly description?: string;
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly autoFocus?: boolean;
  /** A small menu beside the label; it may put words where the cursor stands. */
  readonly tools?: ComponentType<TextTools>;
}

/**
 * A text field whose words reach the drawing after a pause, on leaving the field, on Enter, when something else
 * is selected and when the field goes away: half-typed words are never lost.
 */
export function CommittedText({ label, value, onCommit, required = false, lines, description, placeholder, hideLabel = false, autoFocus = false, tools: Tools }: CommittedTextProps) {
  const { typed, refusal, type, commit, revert } = useCommitted(value, onCommit, required);
  const names = useNames();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const insert = (words: string) => {
    const at = input.current?.selectionStart ?? typed.length;
    type(`${typed.slice(0, at)}${words}${typed.slice(input.current?.selectionEnd ?? at)}`);
    input.current?.focus();
    requestAnimationFrame(() => input.current?.setSelectionRange(at + words.length, at + words.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (lines === undefined || event.ctrlKey || event.metaKey)) commit();
    if (event.key === 'Escape' && typed !== value) {
      event.stopPropagation();
      revert();
    }
  };
  const shared = {
    value: typed,
    onChange: (event: { currentTarget: { value: string } }) => type(event.currentTarget.value),
    onBlur: commit,
    onKeyDown,
    description,
    placeholder,
    error: refusal ? describeEditRefusal(refusal, names) : undefined,
    'data-autofocus': autoFocus || undefined,
    ...(hideLabel ? { 'aria-label': label } : { label }),
  };
  const field = lines === undefined ? <TextInput ref={input} {...shared} /> : <Textarea ref={input} {...shared} rows={lines} classNames={{ input: 'bt-growing' }} />;
  return Tools ? <div className="bt-text-tools">{field}<div className="bt-text-tools-menu"><Tools label={label} insert={insert} /></div></div> : field;
}

function useCommitted(value: string, onCommit: (value: string) => EditRefusal | null, required: boolean) {
  const { store } = useStudio();
  const [typed, setTyped] = useState(value);
  const [refusal, setRefusal] = useState<EditRefusal | null>(null);
  const latest = useRef({ typed: value, value, onCommit });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (latest.current.typed === latest.current.value) {
      latest.current.typed = value;
      setTyped(value);
    }
    latest.current.value = value;
  }, [value]);
  useEffect(() => {
    latest.current.onCommit = onCommit;
  }, [onCommit]);

  const commit = useCallback(() => {
    clearTimeout(timer.current);
    const { typed: words, value: known, onCommit: put } = latest.current;
    if (words === known) return;
    if (required && words.trim() === '') return;
    const answer = put(words);
    setRefusal(answer);
    if (answer === null) latest.current.value = words;
  }, [required]);

  const revert = useCallback(() => {
    clearTimeout(timer.current);
    latest.current.typed = latest.current.value;
    setTyped(latest.current.value);
    setRefusal(null);
  }, []);

  useEffect(() => {
    const release = store.actions.holdTyping(commit);
    return () => {
      commit();
      release();
    };
  }, [commit, store]);

  const type = (words: string) => {
    latest.current.typed = words;
    setTyped(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(commit, typingPause);
  };
  const leave = () => {
    commit();
    if (required && latest.current.typed.trim() === '') revert();
  };
  return { typed, refusal, type, commit: leave, revert };
}
