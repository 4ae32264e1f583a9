import { NumberField } from './number-field.tsx';

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
export function CountField({ min = 0, max = 1000, ...props }: CountFieldProps) {
  return <NumberField whole min={min} max={max} {...props} />;
}
