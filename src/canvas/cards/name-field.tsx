import { useLayoutEffect, useRef, useState } from 'react';
import { useCards } from './card-context.ts';

export interface NameFieldProps {
  readonly value: string;
  readonly label: string;
  /** More than one line, as in a note: Enter begins a new line, Ctrl+Enter keeps. */
  readonly isText?: boolean;
}

/** A name that is being changed where it stands: Enter keeps it, Escape leaves it, clicking elsewhere keeps it. */
export function NameField({ value, label, isText = false }: NameFieldProps) {
  const { finishNaming } = useCards();
  const [words, setWords] = useState(value);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isLeft = useRef(false);
  const finish = (keeps: boolean) => {
    if (isLeft.current) return;
    isLeft.current = true;
    const next = isText ? words : words.trim();
    finishNaming(keeps && next !== value && (isText || next !== '') ? next : null);
  };
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const shared = {
    ref: field,
    className: `bt-name-field nodrag nopan nowheel${isText ? ' bt-name-text' : ''}`,
    'aria-label': label,
    value: words,
    maxLength: isText ? 20_000 : 200,
    onChange: (event: { currentTarget: { value: string } }) => setWords(event.currentTarget.value),
    onBlur: () => finish(true),
    onClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
    onDoubleClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
    onKeyDown: (event: { key: string; ctrlKey: boolean; metaKey: boolean; stopPropagation(): void; preventDefault(): void }) => {
      event.stopPropagation();
      const isKeep = event.key === 'Enter' && (!isText || event.ctrlKey || event.metaKey);
      if (!isKeep && event.key !== 'Escape') return;
      event.preventDefault();
      finish(isKeep || isText);
    },
  };
  return isText ? <textarea {...shared} /> : <input type="text" {...shared} />;
}
