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
 * records that it shows now are taken in (domain.md section 2).
 */
export async function saveView(ground: Ground, wish: ViewWish, progress: Progress = {}): Promise<ViewSaved> {
  const { db, guard, ids, clock } = ground;
  const { name, recordType, condition } = wish;
  const view: ViewRow = { id: wish.id ?? ids.next(), name, recordType, condition, updatedAt: clock.now() };
  await guard.write(['views'], () => db.views.put(view));
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
