import { serialiseBlueprint, type Blueprint } from '#engine/blueprint';

/** Hands the drawing to the browser as a JSON file that any Baton reads back. */
export function exportJson(draft: Blueprint): void {
  const url = URL.createObjectURL(new Blob([serialiseBlueprint(draft)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${draft.name.trim().replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() || 'blueprint'}.blueprint.json`;
  link.click();
  URL.revokeObjectURL(url);
}
