import { useLive } from './use-live.ts';

/** A small thing this browser remembers, under its whole key. */
export interface KeptSetting {
  readonly key: string;
  readonly value: unknown;
}

/** Every small local setting whose key begins with a prefix, in order of keys; `undefined` while it loads. */
export function useSettingsUnder(prefix: string): readonly KeptSetting[] | undefined {
  return useLive(async ({ db }) => db.settings.where('key').startsWith(prefix).toArray(), [prefix]);
}
