import { Switch } from '@mantine/core';

export interface SwitchFieldProps {
  readonly label: string;
  /** One plain sentence about what it does; read out as the description, not as part of the name. */
  readonly description: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Yes or no, with what it means underneath. */
export function SwitchField({ label, description, checked, disabled = false, onChange }: SwitchFieldProps) {
  return <Switch aria-label={label} label={label} description={description} checked={checked} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
