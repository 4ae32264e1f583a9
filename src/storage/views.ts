import { canonicalJson } from '#engine/kernel';
import type { ViewRow } from './contract.ts';
import { enrolMatching } from './enrol-matching.ts';
import type { EnrolReport } from './enrol-many.ts';
import type { Ground } from './ground.ts';
import type { Progress } from './in-chunks.ts';

/** A saved view as a person leaves it; its id is made here unless it brings one. */
export type ViewWish = Omit<ViewRow, 'id' | 'updatedAt'> & { readonly id?: string | undefined };

/** What saving a view brought about: each blueprint that follows it, with what it took in. */
export interface ViewSaved {
  readonly view: ViewRow;
  readonly enrolled: readonly { readonly blueprint: string; readonly report: EnrolReport }[];
}

/**
 * Keeps a named question to the records of a type. Blueprints whose enrolment follows it are asked again at once:
 * records that it shows now are taken in (domain.md section 2). A view that only gets another name or look asks nobody.
 */
export async function saveView(ground: Ground, wish: ViewWish, progress: Progress = {}): Promise<ViewSaved> {
  const { db, guard, ids, clock } = ground;
  const { id, name, recordType, condition, columns, sort } = wish;
  const view: ViewRow = { id: id ?? ids.next(), name, recordType, condition, updatedAt: clock.now(), ...(columns === undefined ? {} : { columns }), ...(sort === undefined ? {} : { sort }) };
  const before = await guard.write(['views'], async () => {
    const stored = await db.views.get(view.id);
    await db.views.put(view);
    return stored;
  });
  // Another name, other columns, another order: the question is the same, so nobody is asked again.
  if (before !== undefined && canonicalJson(before.condition) === canonicalJson(condition)) return { view, enrolled: [] };
  const followers = (await db.enrollers.toArray()).filter(({ when }) => when.type === 'view' && when.view === view.id).sort((a, b) => a.order - b.order);
  const enrolled: { blueprint: string; report: EnrolReport }[] = [];
  for (const { blueprint } of followers) {
    if (progress.signal?.aborted) break;
    enrolled.push({ blueprint, report: await enrolMatching(ground, blueprint, progress) });
  }
  return { view, enrolled };
}

/** Forgets a view; nobody is taken in by it any more. Runs that are under way go on. */
export async function deleteView(ground: Ground, id: string): Promise<void> {
  await ground.guard.write(['views'], () => ground.db.views.delete(id));
}
