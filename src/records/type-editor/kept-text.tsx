import { useEffect, useState } from 'react';
import { TextInput } from '@mantine/core';

/** A text that is kept when it is left or Enter is pressed; Escape brings the kept one back, and so does leaving it empty. */
export function KeptText({ value, onKeep, label, ariaLabel }: { readonly value: string; readonly onKeep: (value: string) => void; readonly label?: string; readonly ariaLabel?: string }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const keep = () => {
    const clean = text.trim();
    if (clean === '') setText(value);
    else if (clean !== value) onKeep(clean);
  };
  return (
    <TextInput
      {...(label === undefined ? {} : { label })} {...(ariaLabel === undefined ? {} : { 'aria-label': ariaLabel })} maxLength={200} value={text} onChange={(event) => setText(event.currentTarget.value)} onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setText(value);
      }}
    />
  );
}
