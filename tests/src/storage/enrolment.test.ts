import { describe, expect, it } from 'vitest';
import type { Blueprint, Condition } from '#engine/blueprint';
import { clockPerson } from '#engine/journal';
import { readRuns } from '../../../src/storage/read-runs.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { aCompany, nurture, outbound, projectionsOf } from './a-workspace.ts';

const score = (operator: 'atLeast' | 'lessThan', value: number): Condition => ({ type: 'compare', field: 'score', operator, value });
const taking = (drawing: ReturnType<typeof aBlueprint>, enrolment: Partial<Blueprint['enrolment']>): Blueprint => {
  const made = drawing.build();
  return { ...made, enrolment: { ...made.enrolment, ...enrolment } };
};
/** Takes in whoever scores 50, has a loop back, and lets go of who falls below 10. */
const hot = aBlueprint('Hot ones').stage('Calling', (s) => s.call('Call', { required: 'never' }).outcome('Done', { to: 'Over' })).end('Over', 'won');
const byScore = (given: Partial<Blueprint['enrolment']> = {}) => taking(hot, { when: { type: 'condition', condition: score('atLeast', 50) }, reentry: 'afterEnd', exitWhen: score('lessThan', 10), ...given });
const inHot = async ({ db }: Awaited<ReturnType<typeof aCompany>>, record: string) => (await db.runs.where('record').equals(record).toArray()).filter((run) => run.blueprint === hot.id.blueprint);

describe('enrolment by condition', () => {
  it('[R131] takes a record in the moment it is made or fulfils the rule, in the name of nobody', async () => {
    const company = await aCompany();
    await company.publish(byScore());
    const made = await company.rep.lead('Ada', { score: 60 });
    expect(await inHot(company, made.id)).toMatchObject([{ status: 'running' }]);
    const cold = await company.rep.lead('Ben', { score: 20 });
    expect(await inHot(company, cold.id)).toEqual([]);
    const ack = await company.rep.setFields(cold.id, { score: 70 });
    expect(await inHot(company, cold.id)).toMatchObject([{ status: 'running' }]);
    expect((await company.rep.journal(cold.id)).at(-1)).toMatchObject({ by: clockPerson, at: ack.entry.at, intent: { type: 'enrol', record: { fields: { score: 70 } } } });
    expect((await company.db.records.get(cold.id))?.standing).toEqual([`${hot.id.blueprint}/${hot.id.stage('Calling')}`]);
  });

  it('[R132] lets go of a running record that fulfils the rule for leaving', async () => {
    const company = await aCompany();
    await company.publish(byScore());
    const lead = await company.rep.lead('Ada', { score: 60 });
    await company.rep.setFields(lead.id, { score: 5 });
    expect(await inHot(company, lead.id)).toMatchObject([{ status: 'exited' }]);
    expect((await company.rep.journal(lead.id)).at(-1)).toMatchObject({ by: clockPerson, intent: { type: 'exit' } });
    const before = await projectionsOf(company.storage);
    await company.storage.rebuildProjections();
    expect(await projectionsOf(company.storage)).toEqual(before);
  });

  it('[R131] does not send round again whoever came out, until they fulfil the rule anew', async () => {
    const company = await aCompany();
    await company.publish(byScore());
    const lead = await company.rep.lead('Ada', { score: 60 });
    const [run] = await inHot(company, lead.id);
    await company.rep.submit(lead.id, run?.id ?? '', { type: 'choose', outcome: hot.id.outcome('Calling', 'Done'), fields: {}, reason: null, expect: { visit: 1 } });
    await company.rep.setFields(lead.id, { company: 'Engines' });
    await company.rep.setFields(lead.id, { score: 65 });
    expect(await inHot(company, lead.id)).toHaveLength(1);
    await company.rep.setFields(lead.id, { score: 40 });
    await company.rep.setFields(lead.id, { score: 65 });
    expect((await inHot(company, lead.id)).map((one) => one.status).toSorted()).toEqual(['ended', 'running']);
  });

  it('[R131] holds imported records, unless the drawing says that they are taken in', async () => {
    const company = await aCompany();
    await company.publish(byScore());
    const rows = (id: string) => [{ id, type: 'lead', owner: null, zone: 'UTC', fields: { name: id, score: 90 } }];
    await company.storage.createRecords(rows('held'), { batch: 'first' });
    expect(await inHot(company, 'held')).toEqual([]);
    const { db, storage } = company;
    const row = await db.blueprints.get(hot.id.blueprint);
    await storage.saveDraft(hot.id.blueprint, { draft: byScore({ imports: 'enrolled' }), history: null }, row?.draftRev ?? 0);
    await storage.publishBlueprint(hot.id.blueprint, 'imports too');
    await storage.createRecords(rows('taken'), { batch: 'second' });
    expect(await inHot(company, 'taken')).toHaveLength(1);
  });

  it('[R130] a held blueprint, one that was deleted and who asked to be left alone are left out', async () => {
    const company = await aCompany();
    await company.publish(byScore());
    await company.storage.setPaused(hot.id.blueprint, true);
    expect(await inHot(company, (await company.rep.lead('Ada', { score: 60 })).id)).toEqual([]);
    await company.storage.setPaused(hot.id.blueprint, false);
    expect(await inHot(company, (await company.rep.lead('Ben', { score: 60 })).id)).toHaveLength(1);
    expect(await inHot(company, (await company.rep.lead('Eva', { score: 60, doNotContact: true })).id)).toEqual([]);
  });

  it('[R130] somebody who enrols by hand is held to the rules too, and told which', async () => {
    const company = await aCompany();
    await company.publish(byScore({ unless: { type: 'compare', field: 'company', operator: 'equals', value: 'Rival' } }));
    const refusal = async (fields: Record<string, string | number>) => (await company.rep.enrol((await company.rep.lead('Ada', fields)).id, hot.id.blueprint)).refusal;
    expect(await refusal({ score: 20 })).toEqual({ type: 'notEnrollable', why: 'condition' });
    expect(await refusal({ score: 60, company: 'Rival' })).toEqual({ type: 'notEnrollable', why: 'unless' });
    expect(await refusal({ score: 60 })).toMatchObject({ type: 'alreadyRunning' });
  });

  it('several blueprints take a record in by their order, and its runs are shown in that order', async () => {
    const company = await aCompany();
    const watching = taking(nurture, { when: { type: 'condition', condition: score('atLeast', 1) }, order: 2 });
    await company.publish(watching);
    await company.publish(byScore({ order: 1 }));
    const lead = await company.rep.lead('Ada', { score: 49 });
    await company.rep.setFields(lead.id, { score: 49.5 });
    await company.rep.enrol(lead.id);
    expect((await company.rep.journal(lead.id)).filter((entry) => entry.intent.type === 'enrol')).toHaveLength(2);
    const other = await company.rep.lead('Ben', { score: 50 });
    const enrolled = (await company.rep.journal(other.id)).flatMap(({ intent }) => (intent.type === 'enrol' ? [intent.blueprint] : []));
    expect(enrolled).toEqual([hot.id.blueprint, nurture.id.blueprint]);
    expect((await readRuns(company.storage.ground, lead.id)).map((run) => run.blueprint)).toEqual([outbound.id.blueprint, nurture.id.blueprint]);
  });
});

describe('taking in everybody who matches', () => {
  it('[R134] counts first and then enrols, highest rank first; a second time nobody is left', async () => {
    const company = await aCompany();
    const scores = [55, 90, 10, 70];
    for (const [at, value] of scores.entries()) await company.rep.lead(`Lead ${at}`, { score: value });
    await company.publish(byScore({ rankBy: 'score' }));
    expect(await company.storage.countEnrollable(hot.id.blueprint)).toBe(3);
    expect(await company.db.runs.count()).toBe(0);
    const heard: number[] = [];
    expect(await company.storage.enrolMatching(hot.id.blueprint, { onProgress: (done) => heard.push(done) })).toEqual({ enrolled: 3, refused: [] });
    expect(heard).toEqual([3]);
    const entries = (await company.db.entries.orderBy('cursor').toArray()).map(({ entry }) => entry);
    expect(entries.flatMap(({ intent }) => (intent.type === 'enrol' ? [intent.record.fields['score']] : []))).toEqual([90, 70, 55]);
    expect(await company.storage.countEnrollable(hot.id.blueprint)).toBe(0);
    expect(await company.storage.enrolMatching(hot.id.blueprint)).toEqual({ enrolled: 0, refused: [] });
  });

  it('[R134] a blueprint filled by hand takes in nobody by itself, and one never published cannot be asked', async () => {
    const company = await aCompany();
    await company.rep.lead('Ada');
    expect(await company.storage.enrolMatching(outbound.id.blueprint)).toEqual({ enrolled: 0, refused: [] });
    await company.storage.createBlueprint(byScore());
    await expect(company.storage.countEnrollable(hot.id.blueprint)).rejects.toThrow('never published');
  });
});

describe('enrolment by saved view', () => {
  it('[R131] follows the view as records change and as the view changes', async () => {
    const company = await aCompany();
    const { storage } = company;
    const { view } = await storage.saveView({ name: 'Hot', recordType: 'lead', condition: score('atLeast', 80) });
    await company.publish(byScore({ when: { type: 'view', view: view.id } }));
    const [ada, ben] = [await company.rep.lead('Ada', { score: 60 }), await company.rep.lead('Ben', { score: 20 })];
    expect(await company.db.runs.count()).toBe(0);
    expect((await company.rep.enrol(ada.id, hot.id.blueprint)).refusal).toEqual({ type: 'notEnrollable', why: 'view' });
    await company.rep.setFields(ben.id, { score: 85 });
    expect(await inHot(company, ben.id)).toHaveLength(1);
    const saved = await storage.saveView({ ...view, condition: score('atLeast', 50) });
    expect(saved.enrolled).toEqual([{ blueprint: hot.id.blueprint, report: { enrolled: 1, refused: [] } }]);
    expect(await inHot(company, ada.id)).toHaveLength(1);
    await storage.deleteView(view.id);
    expect(await inHot(company, (await company.rep.lead('Eva', { score: 99 })).id)).toEqual([]);
  });
});
