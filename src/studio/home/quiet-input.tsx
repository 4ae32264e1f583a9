import { useRef, useState } from 'react';

export interface QuietInputProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** An empty one goes back to what it was. */
  readonly required?: boolean;
  readonly onCommit: (value: string) => void;
}

/** Text that turns out to be a field when it is touched: Enter or leaving keeps it, Escape takes it back. */
export function QuietInput({ label, value, placeholder, required = false, onCommit }: QuietInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const left = useRef(false);
  const finish = (keep: boolean) => {
    if (typed === null || left.current) return;
    left.current = true;
    const words = typed.trim();
    if (keep && words !== value && !(required && words === '')) onCommit(words);
    setTyped(null);
  };
  return (
    <input
      className="bt-quiet-input" aria-label={label} placeholder={placeholder} value={typed ?? value} title={typed === null ? value : undefined}
      onChange={(event) => { left.current = false; setTyped(event.currentTarget.value); }} onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true);
        if (event.key === 'Escape') finish(false);
      }}
    />
  );
}
