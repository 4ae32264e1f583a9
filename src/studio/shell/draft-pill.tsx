import { useDeferredValue, useMemo } from 'react';
import type { VersionRow } from '../../storage/index.ts';
import { StatusPill } from '../../ui/index.ts';
import { leadsAlike } from '../compare/leads-alike.ts';
import { useDraft, useRecordType } from '../studio-context.ts';

/** Which version the draft would become, or that it still leads records as the newest one does. */
export function DraftPill({ newest }: { readonly newest: VersionRow | undefined }) {
  // comparing two large drawings must not hold up the edit that was just made
  const draft = useDeferredValue(useDraft());
  const type = useRecordType();
  const isSame = useMemo(() => newest !== undefined && leadsAlike(newest.document, draft, type), [newest, draft, type]);
  if (newest !== undefined && isSame) return <StatusPill>No changes since v{newest.number}</StatusPill>;
  return <StatusPill tone="time">Draft v{(newest?.number ?? 0) + 1}</StatusPill>;
}
