import { describe, expect, it } from 'vitest';
import { compileBlueprint } from '#engine/compile';
import { verifyChain } from '#engine/journal';
import { canonicalJson, hashOf } from '#engine/kernel';
import { isOnlyRep, isQualified, replay } from '#engine/run';
import { notesByResult, plainNotes } from '../../../../src/app/demo/cast.ts';
import { demoRecordTypes } from '../../../../src/app/demo/record-types.ts';
import { makeDemoWorld } from '../../../../src/app/demo/workspace.ts';

const now = Date.UTC(2026, 10, 24, 9, 30);
const world = await makeDemoWorld({ now, seed: 2611 });
const processes = new Map(world.drawings.map(({ version }) => [version.blueprint, compileBlueprint(version)]));

describe('the demo workspace', () => {
  it('holds 300 invented records, each with a whole and sealed history', () => {
    expect(world.records).toHaveLength(300);
    const broken = world.records.filter((record) => !verifyChain(record.entries).ok);
    expect(broken).toEqual([]);
  });

  it('was produced by the engine: replaying each journal gives each run', () => {
    for (const record of world.records) {
      const process = processes.get(record.run.blueprint);
      if (!process) throw new Error('a record walks a blueprint of the demo');
      const again = replay(process, record.entries);
      expect(canonicalJson(JSON.parse(JSON.stringify(again)))).toBe(canonicalJson(JSON.parse(JSON.stringify(record.run))));
    }
  });

  it('has somebody in every stage of every blueprint, refused tries, and nothing after now', () => {
    for (const { draft } of world.drawings) {
      const reached = new Set(world.records.filter((record) => record.run.blueprint === draft.id).flatMap((record) => record.entries.flatMap((entry) => entry.stages)));
      const missing = Object.values(draft.stages).filter((stage) => stage.kind !== 'decision' && stage.kind !== 'end' && !reached.has(stage.id)).map((stage) => `${draft.name}: ${stage.name}`);
      expect(missing).toEqual([]);
    }
    const entries = world.records.flatMap((record) => record.entries);
    expect(entries.some((entry) => entry.refusal?.type === 'gateClosed')).toBe(true);
    expect(entries.filter((entry) => entry.at > now)).toEqual([]);
    expect(world.records.filter((record) => record.run.status === 'ended').length).toBeGreaterThan(50);
  });

  it('gives every rep something overdue or due today', () => {
    for (const person of world.people.filter((one) => one.roles.includes('rep'))) {
      const due = world.records.filter((record) => record.owner === person.id).flatMap((record) => record.run.dues).filter((one) => one.kind === 'activity' && one.at <= now + 8 * 3_600_000);
      expect(due.length, person.name).toBeGreaterThan(4);
    }
  });

  it('gives no rep an unqualified lead, and leaves some with the qualifiers (S106)', () => {
    const people = new Map(world.people.map((person) => [person.id, person]));
    const leads = world.records.filter((record) => record.type === 'lead');
    const wrong = leads.filter((record) => isOnlyRep(people.get(record.owner) ?? { roles: [] }) && !isQualified(demoRecordTypes.lead, record.run.record.fields));
    expect(wrong.map((record) => record.id)).toEqual([]);
    expect(leads.filter((record) => !isQualified(demoRecordTypes.lead, record.run.record.fields)).length).toBeGreaterThan(20);
  });

  it('writes down nothing that contradicts how the activity ended', () => {
    const written = world.records.flatMap(({ entries }) => entries.flatMap(({ intent, words }) => (intent.type === 'complete' && words?.note !== undefined ? [{ result: intent.result, note: words.note }] : [])));
    expect(written.length).toBeGreaterThan(100);
    expect(written.filter(({ result, note }) => !(notesByResult[result ?? ''] ?? plainNotes).includes(note))).toEqual([]);
  });

  it('is the same for the same seed and moment', async () => {
    const again = await makeDemoWorld({ now, seed: 2611 });
    expect(hashOf(JSON.parse(JSON.stringify(again.records.map((record) => record.entries.at(-1)?.hash ?? ''))))).toBe(hashOf(JSON.parse(JSON.stringify(world.records.map((record) => record.entries.at(-1)?.hash ?? '')))));
  });
});
