import type { Blueprint } from '#engine/blueprint';
import type { Exported, ExportFormat, ExportRefusal } from '#engine/exchange';
import type { Json, Result } from '#engine/kernel';
import { trialProcess } from '#engine/rehearsal';
import { fileName, type Names } from '../../ui/index.ts';
import { playbookWords } from './playbook-words.ts';

/** Writes a drawing in one of the written formats; its writers are loaded when the first is wanted. */
export async function writeOut(format: ExportFormat, blueprint: Blueprint, names: Names): Promise<Result<Exported, ExportRefusal>> {
  const { exporters } = await import('#engine/exchange');
  const isMachine = format === 'xstate' || format === 'xstateJson';
  const config = isMachine ? (trialProcess(blueprint)?.config ?? null) : null;
  // what a machine is made of is JSON by its type, but for the ids' names
  return exporters[format].write(blueprint, { words: playbookWords(names), config: config === null ? null : (JSON.parse(JSON.stringify(config)) as Json) });
}

/** Under which name and as which kind of file a written format is kept. */
export async function fileOf(format: ExportFormat, blueprint: Blueprint): Promise<{ readonly name: string; readonly mime: string }> {
  const { exporters } = await import('#engine/exchange');
  return { name: `${baseName(blueprint)}${exporters[format].extension}`, mime: exporters[format].mime };
}

/** A file's name for this drawing, without its ending: "Outbound: Q1" becomes "outbound-q1". */
export function baseName({ name }: Blueprint): string {
  return fileName(name.trim().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').toLowerCase() || 'blueprint');
}
