import { useState } from 'react';
import type { VersionRow } from '../../storage/index.ts';
import { useDraft, useRecordType } from '../studio-context.ts';
import { leadsAlike } from './leads-alike.ts';

/** Keys of two states that are compared while nobody chose others. */
export interface Pair {
  readonly from: string | null;
  readonly to: string;
}

/**
 * What is worth comparing when nobody said: the draft with the newest version, or, when the draft is still that version,
 * what the newest changed in the one before. Asked anew when another version comes out, not with every edit.
 */
export function useUsualPair(versions: readonly VersionRow[]): Pair {
  const draft = useDraft();
  const type = useRecordType();
  const [newest, previous] = versions;
  const [known, setKnown] = useState<{ readonly newest: string | undefined; readonly pair: Pair }>();
  if (known !== undefined && known.newest === newest?.id) return known.pair;
  const isPublished = newest !== undefined && previous !== undefined && leadsAlike(newest.document, draft, type);
  const pair = isPublished ? { from: previous.id, to: newest.id } : { from: newest?.id ?? null, to: 'draft' };
  setKnown({ newest: newest?.id, pair });
  return pair;
}
