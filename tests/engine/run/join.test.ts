import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Fields } from '#engine/blueprint';
import { appendEntry, intentSchema, kernelNumber, mirrored, relations, verifyChain, type DoneActivity, type Entry, type Intent } from '#engine/journal';
import { compileBlueprint } from '#engine/compile';
import { changedFields, mergedFields, replay, runsToCarry, startRun, unitedWishes } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { monday, versionOf } from './a-rep.ts';

const drawing = aBlueprint('Outbound')
  .stage('New', (stage) => stage.call('Call').outcome('Go', { to: 'Offer', gate: { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'email' }, within: { type: 'record' } } }))
  .stage('Offer', (stage) => stage.task('Write', { required: 'never' }).outcome('Won', { to: 'Over' }).outcome('Hot', { to: 'Over', trigger: { type: 'condition', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 90 } } }))
  .decision('Which', (stage) => stage.outcome('On', { to: 'Offer', trigger: { type: 'condition', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 1 } } }))
  .end('Over', 'won');
const process = compileBlueprint(versionOf(drawing.build()));
const mail: DoneActivity = { entry: 'e1', run: labelledId('theirs'), visit: 1, stage: drawing.id.stage('New'), activity: labelledId('mail'), channel: 'email', result: null, template: null, by: 'u_rep', at: monday };

function carried(stage: string, fields: Fields = {}, doneElsewhere: readonly DoneActivity[] = []) {
  const intent: Intent = { type: 'enrol', blueprint: drawing.id.blueprint, version: process.version.id, record: { owner: null, zone: 'UTC', fields: { ...fields } }, carry: { run: labelledId('theirs'), stage } };
  return { intent, answer: startRun(process, { id: 'kept', owner: null, zone: 'UTC', fields, doneElsewhere }, { run: labelledId('ours'), space: 'live', entry: 'start', by: 'u_rep', roles: ['rep'], intent }, monday) };
}

const line = (prev: Entry | null, id: string, intent: Intent, changes: Partial<NonNullable<Entry['changes']>>, run: string | null = null, more: Partial<Entry> = {}): Entry =>
  appendEntry(prev, { id, record: 'kept', run, space: 'live', rev: 0, at: monday, madeAt: monday, by: 'u_rep', roles: [], device: 'd', seq: 1, intentId: id, intent, ok: true, refusal: null, changes: { moves: [], fields: {}, done: [], effects: [], ended: false, ...changes }, stages: [], visit: 0, version: null, kernel: kernelNumber, words: null, ...more });

describe('a run that goes on in the record that is kept', () => {
  test('[R200] begins in the same stage with a fresh visit, past no gate, and lets automatic ways go off there', () => {
    const { answer } = carried(drawing.id.stage('Offer'));
    expect(answer).toMatchObject({ ok: true, run: { stage: drawing.id.stage('Offer'), visit: 1, path: [], taken: {} }, changes: { moves: [{ from: null, to: drawing.id.stage('Offer'), outcome: null }] } });
    expect(carried(drawing.id.stage('Offer'), { score: 95 }).answer).toMatchObject({ ok: true, run: { stage: drawing.id.stage('Over'), status: 'ended' } });
  });

  test('[R200] never in a decision, an end or a stage that is not there', () => {
    const why = (stage: string) => {
      const { answer } = carried(stage);
      return answer.ok ? null : answer.refusal;
    };
    expect(why(drawing.id.stage('Which'))).toMatchObject({ type: 'cannotMove', why: 'passThrough' });
    expect(why(drawing.id.stage('Over'))).toMatchObject({ type: 'cannotMove', why: 'endStage' });
    expect(why(labelledId('gone'))).toMatchObject({ type: 'cannotMove', why: 'unknownStage' });
  });

  test('[R200] is the newest of each blueprint the kept record does not walk', () => {
    const run = (id: string, blueprint: string, status: 'running' | 'ended' | 'exited' = 'running') => ({ id, blueprint, status });
    expect(runsToCarry([run('1', 'a'), run('2', 'b', 'ended')], [run('3', 'a'), run('4', 'b'), run('5', 'b'), run('6', 'c', 'exited')])).toEqual([run('5', 'b')]);
  });

  test('[R201] what was done before counts as done in other runs, live and replayed, until the merge is taken back', () => {
    const { intent, answer } = carried(drawing.id.stage('New'), {}, [mail]);
    if (!answer.ok) throw new Error(answer.refusal.type);
    expect(answer.run.record.doneElsewhere).toEqual([mail]);
    const merged = line(null, 'merge', { type: 'merge', record: labelledId('other'), fields: {} }, { done: [mail], fields: { phone: '1' } });
    const start = line(merged, 'start', intent, answer.changes, answer.run.id, { rev: answer.run.rev, visit: answer.run.visit, stages: [answer.run.stage] });
    const parted = line(start, 'part', { type: 'unmerge', record: labelledId('other') }, { fields: { phone: null } });
    expect(verifyChain([merged, start, parted])).toEqual({ ok: true });
    expect(replay(process, [merged, start]).record.doneElsewhere).toEqual([mail]);
    expect(replay(process, [merged, start, parted]).record.doneElsewhere).toEqual([]);
  });
});

describe('the wishes of one customer', () => {
  const channels = fc.uniqueArray(fc.constantFrom('call', 'email', 'social', 'fax'));
  const record: fc.Arbitrary<Fields> = fc.record({ doNotContact: fc.boolean(), doNotContactChannels: channels, name: fc.string() }, { requiredKeys: [] });

  test('[R202] of both records hold, the strictest wins, whatever values were chosen', () => {
    fc.assert(
      fc.property(record, record, record, (kept, other, chosen) => {
        const after: Fields = { ...kept, ...mergedFields(kept, other, chosen) };
        for (const one of [kept, other]) {
          if (one['doNotContact'] === true) expect(after['doNotContact']).toBe(true);
          for (const channel of Array.isArray(one['doNotContactChannels']) ? one['doNotContactChannels'] : []) expect(after['doNotContactChannels']).toContain(channel);
        }
      }),
    );
  });

  test('[R202] are the same whoever is asked first, and asking again adds nothing', () => {
    fc.assert(
      fc.property(record, record, (one, other) => {
        const united = unitedWishes([one, other]);
        expect(unitedWishes([other, one])).toEqual(united);
        expect(changedFields({ ...one, ...united }, unitedWishes([{ ...one, ...united }, other]))).toEqual({});
      }),
    );
  });
});

describe('how two linked records belong together', () => {
  test('[R203] each side says it as it sees the other, and seen from the other side twice it is itself again', () => {
    expect(mirrored('cameFrom')).toBe('ledTo');
    expect(mirrored('referredBy')).toBe('referred');
    expect(mirrored('sameStory')).toBe('sameStory');
    for (const relation of relations) {
      expect(mirrored(mirrored(relation))).toBe(relation);
      const id = '019a8000-0000-7000-8000-000000000001';
      expect(intentSchema.parse({ type: 'link', record: id, relation })).toEqual({ type: 'link', record: id, relation });
    }
  });
});
