import { useMe, useOpenReviews, usePeople, type BlueprintRow } from '../storage/index.ts';

/** A draft somebody asked whoever works here to look over. */
export interface AskedOfMe {
  readonly row: BlueprintRow;
  /** Who asked. */
  readonly asker: string;
  readonly note: string;
}

/** The drafts whose review waits for whoever works here: asked by name, or by a role its rule names (S45). Undefined while that is read. */
export function useAskedOfMe(rows: readonly BlueprintRow[] | undefined): readonly AskedOfMe[] | undefined {
  const reviews = useOpenReviews();
  const people = usePeople();
  const me = useMe();
  if (rows === undefined || reviews === undefined || me === undefined) return undefined;
  return rows.flatMap((row): AskedOfMe[] => {
    const review = reviews.filter(({ blueprint }) => blueprint === row.id).at(-1);
    const isAsked = review?.asked?.includes(me.id) === true || me.roles.some((role) => row.draft.review?.roles.includes(role));
    if (!review || !isAsked || review.by === me.id) return [];
    return [{ row, asker: people?.find(({ id }) => id === review.by)?.name ?? 'Somebody', note: review.note }];
  });
}
