import { ok } from '#engine/kernel';
import { serialiseBlueprint } from '#engine/blueprint';
import type { Exporter } from './format.ts';

/** The drawing itself, whole: read back it is the same drawing (SPEC.md [X32]). */
export const jsonExporter: Exporter = {
  extension: '.blueprint.json',
  mime: 'application/json',
  write: async (blueprint) => ok({ text: serialiseBlueprint(blueprint), unsaid: [] }),
};
