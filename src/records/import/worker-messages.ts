import type { ImportSource } from './file-reader.ts';

/** What the page asks of the worker that holds the file. The first message brings the bytes. */
export type Question =
  | { readonly type: 'bytes'; readonly bytes: ArrayBuffer }
  | { readonly type: 'ask'; readonly id: number; readonly method: keyof ImportSource; readonly args: readonly unknown[] };

/** What the worker answers. `problem` is for people; without `expected` it is a bug. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly problem: string; readonly expected: boolean };
