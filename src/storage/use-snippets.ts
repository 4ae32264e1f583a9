import type { SnippetRow } from './contract.ts';
import { useLive } from './use-live.ts';

/** All snippets of the workspace, by name. */
export function useSnippets(): readonly SnippetRow[] | undefined {
  return useLive(async ({ db }) => (await db.snippets.toArray()).sort((a, b) => a.name.localeCompare(b.name)), []);
}
