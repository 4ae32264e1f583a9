import { useDeferredValue } from 'react';
import { usesOf, type UsedThing } from '#engine/blueprint';
import { formatCount } from '../../ui/index.ts';
import { Section } from '../fields/section.tsx';
import { useDraft } from '../studio-context.ts';
import { UseList } from './use-list.tsx';

/** "Used in 3 places": where else the drawing speaks of what is selected. Shown only where it does. */
export function UsesSection({ of }: { of: UsedThing }) {
  // the whole drawing is read through: after what was edited is shown
  const uses = usesOf(useDeferredValue(useDraft()), of);
  if (uses.length === 0) return null;
  return (
    <Section title="Where it is used" summary={`in ${formatCount(uses.length, 'place')}`}>
      <UseList uses={uses} label="Where it is used" />
    </Section>
  );
}

/** The same inside a list of things of their own: a signal, a template. */
export function UsesLine({ of, unused }: { of: UsedThing; unused: string }) {
  const uses = usesOf(useDraft(), of);
  if (uses.length === 0) return <p className="bt-quiet">{unused}</p>;
  return (
    <details className="bt-uses-line">
      <summary>Used in {formatCount(uses.length, 'place')}</summary>
      <UseList uses={uses} label={`Used in ${formatCount(uses.length, 'place')}`} />
    </details>
  );
}
