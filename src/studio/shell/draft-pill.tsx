import { memo, useEffect, useMemo, useState } from 'react';
import type { Blueprint } from '#engine/blueprint';
import type { VersionRow } from '../../storage/index.ts';
import { StatusPill } from '../../ui/index.ts';
import { leadsAlike } from '../compare/leads-alike.ts';
import { useDraft, useRecordType } from '../studio-context.ts';

/** Which version the draft would become, or that it still leads records as the newest one does. */
export const DraftPill = memo(function DraftPill({ newest }: { readonly newest: VersionRow | undefined }) {
  const draft = useResting(useDraft());
  const type = useRecordType();
  const isSame = useMemo(() => newest !== undefined && leadsAlike(newest.document, draft, type), [newest, draft, type]);
  if (newest !== undefined && isSame) return <StatusPill>No changes since v{newest.number}</StatusPill>;
  return <StatusPill tone="time">Draft v{(newest?.number ?? 0) + 1}</StatusPill>;
});

/** From so many stages on two drawings are compared only once nobody has changed one for this long, in milliseconds. */
const large = 100;
const quiet = 500;

/** The draft; a large one as it was when it last rested, so that comparing it holds up no edit. */
function useResting(draft: Blueprint): Blueprint {
  const [rested, setRested] = useState(draft);
  const isLarge = useMemo(() => Object.keys(draft.stages).length > large, [draft.stages]);
  useEffect(() => {
    if (!isLarge) return undefined;
    const timer = setTimeout(() => setRested(draft), quiet);
    return () => clearTimeout(timer);
  }, [draft, isLarge]);
  return isLarge ? rested : draft;
}
