import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hashOf, type Json } from '#engine/kernel';
import { blueprintSchema } from '#engine/blueprint';
import { entrySchema, intentSchema, kernelNumber, verifyChain } from '#engine/journal';
import { compileBlueprint } from '#engine/compile';
import { replay } from '#engine/run';
import { recordHistory } from './record-history.ts';

const historySchema = z.object({
  version: z.object({ id: z.string(), blueprint: z.string(), number: z.number(), hash: z.string(), publishedAt: z.number(), publishedBy: z.string(), note: z.string(), document: blueprintSchema }),
  entries: z.array(entrySchema),
  run: z.json(),
});
const versionSchema = historySchema.shape.version;
const worldsSchema = z.array(z.object({ versions: z.array(versionSchema), entries: z.array(entrySchema), runs: z.array(z.object({ id: z.string(), hash: z.string() })) }));
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
const recordings = files.filter((name) => name.startsWith('kernel-'));
const worlds = files.filter((name) => name.startsWith('worlds-'));
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

describe('old recordings', () => {
  test.each(recordings)('[R61] %s still replays to the very run it led to', (name) => {
    const { version, entries, run } = historySchema.parse(JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')));
    expect(verifyChain(entries)).toEqual({ ok: true });
    const rebuilt = replay(compileBlueprint(version), entries);
    expect(rebuilt).toEqual(run);
    expect(hashOf(asJson(rebuilt))).toBe(hashOf(asJson(run)));
  });

  test.each(worlds)('[R61] every run of %s still replays to the same hash, over all versions it walked', (name) => {
    const kept = worldsSchema.parse(JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')));
    for (const { versions, entries, runs } of kept) {
      expect(verifyChain(entries)).toEqual({ ok: true });
      const processes = new Map(versions.map((version) => [version.id as string, compileBlueprint(version)]));
      for (const { id, hash } of runs) expect(hashOf(asJson(replay((version) => processes.get(version) ?? null, entries, id)))).toBe(hash);
    }
  });

  test('[R61] every intent by which a run moves was accepted in some story: a kind that no recording holds is not held to its past', () => {
    const kept = worlds.flatMap((name) => worldsSchema.parse(JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))));
    const accepted = new Set(kept.flatMap(({ entries }) => entries.filter((entry) => entry.ok).map((entry) => entry.intent.type)));
    // Joining records is no step of a run: nothing of it is replayed.
    const ofTheRecord = ['merge', 'mergedInto', 'unmerge', 'link', 'unlink'];
    expect([...accepted].sort()).toEqual(intentSchema.options.map((option) => option.shape.type.value).filter((type) => !ofTheRecord.includes(type)).sort());
  });

  test('[J7] the present kernel has a recording under its number, and its recorder still plays', () => {
    expect(recordings).toContain(`kernel-${kernelNumber}.json`);
    expect(worlds).toContain(`worlds-kernel-${kernelNumber}.json`);
    const { version, entries, run } = recordHistory();
    expect(new Set(entries.map((entry) => entry.kernel))).toEqual(new Set([kernelNumber]));
    expect(replay(compileBlueprint(version), entries)).toEqual(run);
  });
});
