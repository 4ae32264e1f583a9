import { NumberInput } from '@mantine/core';
import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { useStudio } from '../studio-context.ts';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Only whole numbers. */
  readonly whole?: boolean;
  readonly description?: string | undefined;
  readonly hideLabel?: boolean;
  readonly placeholder?: string | undefined;
  readonly style?: CSSProperties | undefined;
}

/**
 * A number. What is one already reaches the drawing at once; what is half-typed ("-", "1.", a number that is still too
 * small) stays on screen until it is one, counts for what it already says when something else is selected, and goes
 * back to the last number when it never became one.
 */
export function NumberField({ label, value, onChange, min, max, whole = false, description, hideLabel = false, placeholder, style }: NumberFieldProps) {
  const { store } = useStudio();
  const [typed, setTyped] = useState<string | number>(value ?? '');
  const latest = useRef({ typed: value ?? ('' as string | number), value, onChange });
  const fits = (number: number) => (min === undefined || number >= min) && (max === undefined || number <= max) && (!whole || Number.isInteger(number));

  useEffect(() => {
    latest.current.onChange = onChange;
  }, [onChange]);
  useEffect(() => {
    if (latest.current.value === value) return;
    // Somebody else changed it: an undo, another tab.
    latest.current = { ...latest.current, value, typed: value ?? '' };
    setTyped(value ?? '');
  }, [value]);

  const put = (next: string | number) => {
    const number = numberIn(next);
    if (number === null || number === latest.current.value || !fits(number)) return;
    latest.current.value = number;
    latest.current.onChange(number);
  };
  const settle = useRef(() => undefined as void);
  useEffect(() => {
    settle.current = () => put(latest.current.typed);
  });
  useEffect(() => {
    const commit = () => settle.current();
    const release = store.actions.holdTyping(commit);
    return () => {
      commit();
      release();
    };
  }, [store]);

  const leave = () => {
    put(latest.current.typed);
    latest.current.typed = latest.current.value ?? '';
    setTyped(latest.current.typed);
  };
  return (
    <NumberInput
      {...(hideLabel ? { 'aria-label': label } : { label })}
      description={description}
      placeholder={placeholder}
      style={style}
      value={typed}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      clampBehavior="none"
      allowDecimal={!whole}
      allowNegative={min === undefined || min < 0}
      onChange={(next) => {
        latest.current.typed = next;
        setTyped(next);
        put(next);
      }}
      onBlur={leave}
    />
  );
}

/** What has been typed so far, as the number it says: "1." is 1, "-" is none. */
function numberIn(typed: string | number): number | null {
  if (typeof typed === 'number') return Number.isFinite(typed) ? typed : null;
  const number = Number(typed.replace(/[.,]$/, '').trim() || NaN);
  return Number.isFinite(number) ? number : null;
}
