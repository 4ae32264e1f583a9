import { TagsInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useStudio } from '../studio-context.ts';

export interface TagsFieldProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly description?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly hideLabel?: boolean;
  readonly max?: number;
}

/** A list of words, one after the other. A word that is typed but not yet added is added when something else is selected. */
export function TagsField({ label, value, onChange, description, placeholder = 'Type a word, Enter adds it', hideLabel = false, max = 100 }: TagsFieldProps) {
  const { store } = useStudio();
  const [typed, setTyped] = useState('');
  const latest = useRef({ typed: '', value, onChange });
  useEffect(() => {
    latest.current.value = value;
    latest.current.onChange = onChange;
  }, [value, onChange]);
  useEffect(() => {
    const commit = () => {
      const { typed: word, value: words, onChange: put } = latest.current;
      if (word.trim() === '' || words.includes(word.trim()) || words.length >= max) return;
      latest.current.typed = '';
      latest.current.value = [...words, word.trim()];
      put(latest.current.value);
    };
    const release = store.actions.holdTyping(commit);
    return () => {
      commit();
      release();
    };
  }, [store, max]);
  const type = (word: string) => {
    latest.current.typed = word;
    setTyped(word);
  };
  return (
    <TagsInput
      {...(hideLabel ? { 'aria-label': label } : { label })}
      description={description}
      placeholder={value.length === 0 ? placeholder : ''}
      value={[...value]}
      maxTags={max}
      searchValue={typed}
      onSearchChange={type}
      onChange={onChange}
    />
  );
}
