import { expect, test } from 'vitest';
import { activeDrawing, behaviourHash, checkBlueprint, editBlueprint, publish, type Blueprint, type Edit } from '#engine/blueprint';
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
    { type: 'setField', path: ['view', 'pinned'], value: [id.stage('New')] },
    { type: 'setField', path: ['review'], value: { roles: ['manager'], approvals: 1 } },
    { type: 'setField', path: ['scenarios'], value: {} },
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

test('[B52] a stage that is switched off is passed over in the version and kept in the draft', () => {
  const line = aBlueprint('Switching off')
    .stage('New', (s) => s.call('Call').outcome('Talked', { to: 'Research' }))
    .stage('Research', (s) => s.task('Look up').outcome('Nothing found', { to: 'Lost', tone: 'negative' }).outcome('Found', { to: 'Offer', tone: 'positive' }))
    .stage('Offer', (s) => s.email('Offer').outcome('Signed', { to: 'Won' }))
    .end('Won', 'won').end('Lost', 'lost');
  const whole = line.build();
  const off = after({ type: 'setField', path: ['stages', line.id.stage('Research'), 'disabled'], value: true }, whole);
  const published = publish(off, publication);
  if (!published.ok) throw new Error(JSON.stringify(published.error));
  const { document, hash } = published.value;
  expect(Object.values(document.stages).map(({ name }) => name).sort()).toEqual(['Lost', 'New', 'Offer', 'Won']);
  expect(document.outcomes[line.id.outcome('New', 'Talked')]?.to).toBe(line.id.stage('Offer'));
  expect(off.stages[line.id.stage('Research')]?.name).toBe('Research');
  expect(hash).not.toBe(behaviourHash(whole));
  expect(behaviourHash(after({ type: 'setField', path: ['stages', line.id.stage('Research'), 'disabled'], value: undefined }, off))).toBe(behaviourHash(whole));
});

test('[B52] records start behind a start that is switched off', () => {
  const off = after({ type: 'setField', path: ['stages', id.stage('New'), 'disabled'], value: true });
  expect(activeDrawing(off).start).toBe(id.stage('Won'));
  expect(activeDrawing(draft)).toBe(draft);
});

test('[B52] checks are silent about a stage that is switched off, and speak of what is left open by it', () => {
  const line = aBlueprint('Half drawn')
    .stage('New', (s) => s.call('Call').outcome('Talked', { to: 'Unfinished' }))
    .stage('Unfinished', (s) => s.outcome('Somewhere', { to: null }))
    .end('Won', 'won');
  const whole = line.build();
  const off = after({ type: 'setField', path: ['stages', line.id.stage('Unfinished'), 'disabled'], value: true }, whole);
  const spoken = (drawing: Blueprint, outcome: string) => checkBlueprint(drawing).filter(({ check, target }) => check === 'outcome-leads-somewhere' && target.type === 'outcome' && target.outcome === outcome);
  expect(spoken(whole, line.id.outcome('Unfinished', 'Somewhere'))).toHaveLength(1);
  expect(spoken(off, line.id.outcome('Unfinished', 'Somewhere'))).toEqual([]);
  expect(spoken(off, line.id.outcome('New', 'Talked'))).toHaveLength(1);
});
