import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { useStudio } from '../studio-context.ts';

export interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  /** A time of day such as 09:00, or nothing. */
  readonly onChange: (value: string) => void;
  readonly style?: CSSProperties | undefined;
}

/** A time of day. It is put into the drawing when it is whole; an emptied one when the field is left. */
export function TimeField({ label, value, onChange, style }: TimeFieldProps) {
  return <PickField type="time" label={label} value={value} onChange={onChange} style={style} />;
}

/** A day of the calendar, in the same way. */
export function DayField({ label, value, onChange }: Omit<TimeFieldProps, 'style'>) {
  return <PickField type="date" label={label} value={value} onChange={onChange} />;
}

function PickField({ type, label, value, onChange, style }: TimeFieldProps & { readonly type: 'time' | 'date' }) {
  const { store } = useStudio();
  const [typed, setTyped] = useState(value);
  const latest = useRef({ typed: value, value, onChange });
  useEffect(() => {
    latest.current.onChange = onChange;
    if (latest.current.value === value) return;
    latest.current = { typed: value, value, onChange };
    setTyped(value);
  }, [value, onChange]);
  useEffect(() => {
    const commit = () => {
      const { typed: next, value: known, onChange: put } = latest.current;
      if (next === known) return;
      latest.current.value = next;
      put(next);
    };
    const release = store.actions.holdTyping(commit);
    return () => {
      commit();
      release();
    };
  }, [store]);
  const put = (next: string) => {
    latest.current.value = next;
    onChange(next);
  };
  return (
    <TextInput
      type={type}
      aria-label={label}
      value={typed}
      style={style}
      onChange={(event) => {
        const next = event.currentTarget.value;
        latest.current.typed = next;
        setTyped(next);
        if (next !== '' && next !== latest.current.value) put(next);
      }}
      onBlur={() => {
        if (latest.current.typed !== latest.current.value) put(latest.current.typed);
      }}
    />
  );
}
