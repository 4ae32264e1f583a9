import { NumberInput } from '@mantine/core';

export interface CountFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly description?: string;
  readonly hideLabel?: boolean;
}

/** A whole number; what is half-typed waits until it is one. */
export function CountField({ label, value, onChange, min = 0, max = 1000, description, hideLabel = false }: CountFieldProps) {
  return (
    <NumberInput
      {...(hideLabel ? { 'aria-label': label } : { label })}
      description={description}
      value={value}
      min={min}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      onChange={(next) => {
        if (typeof next === 'number' && next >= min && next <= max) onChange(next);
      }}
    />
  );
}
