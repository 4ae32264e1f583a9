import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hashOf, type Json } from '#engine/kernel';
import { blueprintSchema } from '#engine/blueprint';
import { entrySchema, kernelNumber, verifyChain } from '#engine/journal';
import { compileBlueprint } from '#engine/compile';
import { replay } from '#engine/run';
import { recordHistory } from './record-history.ts';

const historySchema = z.object({
  version: z.object({ id: z.string(), blueprint: z.string(), number: z.number(), hash: z.string(), publishedAt: z.number(), publishedBy: z.string(), note: z.string(), document: blueprintSchema }),
  entries: z.array(entrySchema),
  run: z.json(),
});
const recordings = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

describe('old recordings', () => {
  test.each(recordings)('[R61] %s still replays to the very run it led to', (name) => {
    const { version, entries, run } = historySchema.parse(JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')));
    expect(verifyChain(entries)).toEqual({ ok: true });
    const rebuilt = replay(compileBlueprint(version), entries);
    expect(rebuilt).toEqual(run);
    expect(hashOf(asJson(rebuilt))).toBe(hashOf(asJson(run)));
  });

  test('[J7] the present kernel has a recording under its number, and its recorder still plays', () => {
    expect(recordings).toContain(`kernel-${kernelNumber}.json`);
    const { version, entries, run } = recordHistory();
    expect(new Set(entries.map((entry) => entry.kernel))).toEqual(new Set([kernelNumber]));
    expect(replay(compileBlueprint(version), entries)).toEqual(run);
  });
});
