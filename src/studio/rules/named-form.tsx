import { useCallback, type ReactNode } from 'react';

/**
 * Gives the rule builder a name, and makes it a group: the library draws every one as a landmark "form" without a name,
 * and a panel may hold several.
 */
export function NamedForm({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const name = useCallback((root: HTMLDivElement | null) => {
    const builder = root?.querySelector('.queryBuilder');
    builder?.setAttribute('role', 'group');
    builder?.setAttribute('aria-label', label);
  }, [label]);
  return <div ref={name}>{children}</div>;
}
