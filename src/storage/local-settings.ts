import type { Ground } from './ground.ts';
import { useLive } from './use-live.ts';

/** A small thing this browser remembers, under its whole key. */
export interface KeptSetting {
  readonly key: string;
  readonly value: unknown;
}

/** Forgets a small local setting. Answers what it said, so that it can be put back; null when there was none. */
export function dropSetting({ db, guard }: Ground, key: string): Promise<unknown> {
  return guard.write(['settings'], async () => {
    const row = await db.settings.get(key);
    await db.settings.delete(key);
    return row?.value ?? null;
  });
}

/** Every small local setting whose key begins with a prefix, in order of keys; `undefined` while it loads. */
export function useSettingsUnder(prefix: string): readonly KeptSetting[] | undefined {
  return useLive(async ({ db }) => db.settings.where('key').startsWith(prefix).toArray(), [prefix]);
}
