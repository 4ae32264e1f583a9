import { expect, test } from 'vitest';
import { behaviourHash, editBlueprint, publish, type Blueprint, type Edit } from '#engine/blueprint';
import { aBlueprint, labelledId } from '../../../kit/a-blueprint.ts';

const drawing = aBlueprint('Publishing').stage('New', (s) => s.call('Call').outcome('Qualified', { to: 'Won' })).end('Won', 'won').note('Ask Ann');
const { id } = drawing;
const draft = drawing.build();
const publication = { id: labelledId('version'), number: 1, at: 1_790_000_000_000, by: 'u_ann', note: 'First' };

function after(edit: Edit, blueprint: Blueprint = draft): Blueprint {
  const made = editBlueprint(blueprint, edit);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.next;
}

test('[B50] a sound draft becomes a version that nothing can change', () => {
  const published = publish(structuredClone(draft), publication);
  expect(published).toMatchObject({ ok: true, value: { number: 1, blueprint: draft.id, hash: behaviourHash(draft), publishedAt: publication.at, publishedBy: 'u_ann', note: 'First' } });
  if (!published.ok) return;
  const stage = published.value.document.stages[id.stage('New')];
  expect(() => Object.assign(stage ?? {}, { name: 'Changed' })).toThrow(TypeError);
  expect(Object.isFrozen(published.value.document.outcomes[id.outcome('New', 'Qualified')]?.from)).toBe(true);
});

test('[B50] a draft with errors is refused with them; warnings and hints do not stand in the way', () => {
  const open = after({ type: 'disconnect', outcome: id.outcome('New', 'Qualified') });
  const refused = publish(open, publication);
  expect(refused).toMatchObject({ ok: false, error: [{ check: 'outcome-leads-somewhere', severity: 'error' }] });
  const unknownType = publish(draft, { ...publication, context: { recordTypes: {} } });
  expect(unknownType).toMatchObject({ ok: false, error: [{ check: 'fields-exist' }] });
});

test('[B51] moving cards and sticking notes keeps the hash; names, texts and gates change it', () => {
  const hash = behaviourHash(draft);
  const same: readonly Edit[] = [
    { type: 'moveCards', positions: { [id.stage('New')]: { x: 99, y: 99 } } },
    { type: 'deleteNotes', notes: [id.note('Ask Ann')] },
    { type: 'setField', path: ['view', 'collapsed'], value: [id.stage('New')] },
  ];
  const other: readonly Edit[] = [
    { type: 'renameStage', stage: id.stage('New'), name: 'Fresh' },
    { type: 'setField', path: ['activities', id.activity('Call'), 'content', 'instructions'], value: 'Call before noon.' },
    { type: 'setField', path: ['outcomes', id.outcome('New', 'Qualified'), 'gate'], value: { type: 'rhythm' } },
    { type: 'setStart', stage: null },
  ];
  for (const edit of same) expect(behaviourHash(after(edit))).toBe(hash);
  expect(new Set([hash, ...other.map((edit) => behaviourHash(after(edit)))]).size).toBe(other.length + 1);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});
