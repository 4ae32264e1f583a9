import { canonicalJson, err, ok, type Json, type Result } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import type { Exported, Exporter, ExportRefusal, SayablePart } from './format.ts';
import { unsaidOf } from './unsaid.ts';

const said: readonly SayablePart[] = ['lanes', 'commonOutcomes'];

/** The compiled machine as JSON, for XState's own tools. */
export const xstateJsonExporter: Exporter = {
  extension: '.machine.json',
  mime: 'application/json',
  write: async (blueprint, { config }) => written(blueprint, config, (machine) => `${canonicalJson(machine, 2)}\n`),
};

/** The compiled machine as TypeScript: guards and the action are named and stand open for the program that uses them. */
export const xstateExporter: Exporter = {
  extension: '.machine.ts',
  mime: 'text/typescript',
  write: async (blueprint, { config }) => written(blueprint, config, (machine) => source(blueprint.name, machine)),
};

function written(blueprint: Blueprint, config: Json | null, write: (machine: Json) => string): Result<Exported, ExportRefusal> {
  return config === null ? err({ type: 'noStart' }) : ok({ text: write(config), unsaid: unsaidOf(blueprint, said) });
}

function source(name: string, machine: Json): string {
  const title = name.replace(/[\p{Cc}\s]+/gu, ' ').replaceAll('*/', '* /').trim() || 'A blueprint without a name';
  return `import { setup } from 'xstate';

/**
 * ${title}
 *
 * Drawn in Baton. A state is a stage, an event an outcome; \`meta\` and \`description\` carry their names.
 * What a gate asks for is data of the blueprint: look it up by the outcome's id and say here whether it is open.
 */
export const machine = setup({
  guards: {
    gate: (_, _params: { outcome: string }) => true,
    limit: (_, _params: { outcome: string; instead: string }) => false,
    trigger: (_, _params: { outcome: string }) => false,
    triggerLimit: (_, _params: { outcome: string; instead: string }) => false,
    fallback: (_, _params: { outcome: string }) => false,
    lane: (_, _params: { stage: string; lane: string }) => false,
  },
  actions: {
    take: (_, _params: { outcome: string; from: string; automatic: boolean }) => {},
  },
}).createMachine(${canonicalJson(machine, 2)});
`;
}
