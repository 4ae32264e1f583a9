import type { Ground } from './ground.ts';

/** Forgets a small local setting. Answers what it said, so that it can be put back; null when there was none. */
export function dropSetting({ db, guard }: Ground, key: string): Promise<unknown> {
  return guard.write(['settings'], async () => {
    const row = await db.settings.get(key);
    await db.settings.delete(key);
    return row?.value ?? null;
  });
}
