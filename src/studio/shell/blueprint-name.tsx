import { UnstyledButton } from '@mantine/core';
import { useRef, useState } from 'react';

/** The blueprint's name as the page's title: a click makes it a field, Enter keeps, Escape leaves it. */
export function BlueprintName({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const left = useRef(false);
  const finish = (keep: boolean) => {
    if (left.current) return;
    left.current = true;
    const words = typed?.trim() ?? '';
    if (keep && words !== '' && words !== name) onRename(words);
    setTyped(null);
  };
  const start = () => {
    left.current = false;
    setTyped(name);
  };
  if (typed === null) {
    return <h1 className="bt-studio-name"><UnstyledButton title="Rename" aria-label={`${name || 'Blueprint without a name'}: rename`} onClick={start}>{name || 'Blueprint without a name'}</UnstyledButton></h1>;
  }
  return (
    <input
      className="bt-studio-rename"
      aria-label="Name of the blueprint"
      value={typed}
      maxLength={200}
      ref={(element) => { if (element && document.activeElement !== element) { element.focus(); element.select(); } }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true);
        if (event.key === 'Escape') finish(false);
      }}
    />
  );
}
