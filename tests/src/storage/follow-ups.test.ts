import { describe, expect, it } from 'vitest';
import { clockPerson, verifyChain } from '#engine/journal';
import { longestFollowUp, options } from '#engine/run';
import { readRuns } from '../../../src/storage/read-runs.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { aJourney, care, delivery, sale, type Journey } from './a-journey.ts';
import { projectionsOf } from './a-workspace.ts';

async function bought(journey: Journey, fields = {}) {
  const lead = await journey.lead({ score: 7, ...fields });
  await journey.enrol(lead.id, sale);
  const ack = await journey.choose(lead.id, sale, 'Talking', 'Bought');
  return { lead, ack };
}

describe('what effects ask of the authority', () => {
  it('[R125] a won sale deals the record out, starts delivery on an order of its own and care on the same record, in one transaction', async () => {
    const journey = await aJourney();
    const { lead, ack } = await bought(journey);
    const [order] = await journey.linked(lead.id);
    expect(order).toMatchObject({ type: 'deal', owner: 'u_ann', title: 'ada', fields: { name: 'Ada', amount: 7 }, links: [lead.id], standing: [`${delivery.id.blueprint}/${delivery.id.stage('Packing')}`] });
    expect(await journey.stageOf(order?.id ?? '', delivery)).toBe('Packing');
    expect(await journey.stageOf(lead.id, care)).toBe('Waiting');
    const keys = ack.entry.changes?.effects.map(({ key }) => key) ?? [];
    const followed = [...(await journey.journal(lead.id)), ...(await journey.journal(order?.id ?? ''))].filter((entry) => keys.includes(entry.intentId));
    expect(followed.map((entry) => [entry.intent.type, entry.by, entry.intentId])).toEqual([['assign', clockPerson, keys[0]], ['enrol', clockPerson, keys[2]], ['enrol', clockPerson, keys[1]]]);
    expect((await journey.db.outbox.toArray()).map((row) => [row.id, row.effect.type])).toEqual([[keys[3], 'notify']]);
    for (const record of [lead.id, order?.id ?? '']) expect(verifyChain(await journey.journal(record))).toEqual({ ok: true });
  });

  it('[R125] a second delivery changes nothing, also of what it set off', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    await journey.enrol(lead.id, sale);
    const run = await journey.runOf(lead.id, sale);
    const intent = journey.storage.intentFor({ record: lead.id, run: run.id, intent: { type: 'choose', outcome: sale.id.outcome('Talking', 'Bought'), fields: {}, reason: null, expect: { visit: 1 } } });
    await journey.storage.authority.submit([intent]);
    const before = [await projectionsOf(journey.storage), await journey.db.entries.count(), await journey.db.outbox.count()];
    expect((await journey.storage.authority.submit([intent, intent])).map((ack) => ack.repeated)).toEqual([true, true]);
    expect([await projectionsOf(journey.storage), await journey.db.entries.count(), await journey.db.outbox.count()]).toEqual(before);
  });

  it('[R127] deals records out in turn, also after somebody left', async () => {
    const journey = await aJourney();
    const owners: (string | null | undefined)[] = [];
    for (let at = 0; at < 4; at += 1) {
      const { lead } = await bought(journey);
      owners.push((await journey.db.records.get(lead.id))?.owner);
      if (at === 0) await journey.db.people.delete('u_bob');
    }
    expect(owners).toEqual(['u_ann', 'u_cyd', 'u_ann', 'u_cyd']);
  });

  it('[R125] what nobody here can do stays in the outbox for people', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    await journey.enrol(lead.id, sale);
    await journey.choose(lead.id, sale, 'Talking', 'Hand to finance');
    expect(await journey.db.outbox.toArray()).toMatchObject([{ status: 'waiting', effect: { type: 'assignOwner' } }]);
    expect((await journey.db.records.get(lead.id))?.owner).toBe('u_rep');
    await journey.storage.savePerson({ id: 'u_fin', name: 'Fin', roles: ['finance'], zone: 'UTC', batch: null });
    await journey.reopen(lead.id);
    await journey.choose(lead.id, sale, 'Talking', 'Hand to finance');
    expect((await journey.db.records.get(lead.id))?.owner).toBe('u_fin');
  });

  it('[R125] a signal reaches the runs that are meant with its payload; unheard it is written down as refused', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    await journey.enrol(lead.id, sale);
    await journey.enrol(lead.id, care);
    await journey.choose(lead.id, sale, 'Talking', 'No');
    expect((await journey.journal(lead.id)).at(-1)).toMatchObject({ ok: true, by: clockPerson, run: (await journey.runOf(lead.id, care)).id, intent: { type: 'signal', signal: 'again', payload: { why: 'Ada' } } });
    const alone = await journey.lead();
    await journey.enrol(alone.id, sale);
    await journey.choose(alone.id, sale, 'Talking', 'No');
    expect((await journey.journal(alone.id)).at(-1)).toMatchObject({ ok: false, intent: { type: 'signal' }, refusal: { type: 'unknownRun' } });
  });

  it('[R126] two processes that call each other for ever come to an end, and the journal says so', async () => {
    const journey = await aJourney();
    const caller = (name: string, other: string, word: string, answer: string) =>
      aBlueprint(name).stage('Here', (s) =>
        s
          .outcome('Call', { to: 'Here', gate: { type: 'all', of: [] }, then: [{ type: 'signalRun', blueprint: aBlueprint(other).id.blueprint, signal: answer }] })
          .outcome('Answer', { to: 'Here', gate: { type: 'all', of: [] }, trigger: { type: 'signal', signal: word }, then: [{ type: 'signalRun', blueprint: aBlueprint(other).id.blueprint, signal: answer }] })
          .outcome('Out', { to: 'Done' }),
      ).end('Done');
    const [ping, pong] = [caller('Ping', 'Pong', 'ping', 'pong'), caller('Pong', 'Ping', 'pong', 'ping')];
    for (const drawing of [ping, pong]) await journey.publish(drawing.build());
    const lead = await journey.lead();
    for (const drawing of [ping, pong]) await journey.enrol(lead.id, drawing);
    await journey.choose(lead.id, ping, 'Here', 'Call');
    const journal = await journey.journal(lead.id);
    expect(journal.filter((entry) => entry.ok && entry.intent.type === 'signal')).toHaveLength(longestFollowUp);
    expect(journal.at(-1)).toMatchObject({ ok: false, refusal: { type: 'endlessLoop', moves: longestFollowUp } });
    expect(verifyChain(journal)).toEqual({ ok: true });
  });

  it('[R133] taking the step back leaves the runs it started, and the outbox forgets it', async () => {
    const journey = await aJourney();
    const drawing = aBlueprint('Simple').stage('Here', (s) => s.outcome('Go', { to: 'Done', gate: { type: 'all', of: [] }, then: [{ type: 'startBlueprint', blueprint: delivery.id.blueprint, on: 'newLinkedRecord' }, { type: 'notify', role: 'manager', message: 'x' }] })).end('Done', 'won');
    await journey.publish(drawing.build());
    const lead = await journey.lead();
    await journey.enrol(lead.id, drawing);
    const { entry } = await journey.choose(lead.id, drawing, 'Here', 'Go');
    const [order] = await journey.linked(lead.id);
    expect((await journey.runOf(order?.id ?? '', delivery)).status).toBe('running');
    const undone = await journey.submit(lead.id, (await journey.runOf(lead.id, drawing)).id, { type: 'undo', entry: entry.id });
    expect(undone.ok).toBe(true);
    expect((await journey.runOf(order?.id ?? '', delivery)).status).toBe('exited');
    expect((await journey.journal(order?.id ?? '')).at(-1)).toMatchObject({ by: clockPerson, intent: { type: 'exit' } });
    expect(await journey.db.outbox.count()).toBe(0);
    expect(await journey.stageOf(lead.id, drawing)).toBe('Here');
  });

  it('[R51] a step whose record was dealt out is taken back by nobody: something followed it', async () => {
    const journey = await aJourney();
    const drawing = aBlueprint('Dealt').stage('Here', (s) => s.outcome('Go', { to: 'There', gate: { type: 'all', of: [] }, then: [{ type: 'assignOwner', to: { type: 'role', role: 'closer' } }] })).stage('There', (s) => s.outcome('Out', { to: 'Done' })).end('Done');
    await journey.publish(drawing.build());
    const lead = await journey.lead();
    await journey.enrol(lead.id, drawing);
    const { entry } = await journey.choose(lead.id, drawing, 'Here', 'Go');
    const run = await journey.runOf(lead.id, drawing);
    expect(run.owner).toBe('u_ann');
    expect((await journey.submit(lead.id, run.id, { type: 'undo', entry: entry.id })).refusal).toEqual({ type: 'nothingToUndo' });
  });
});

describe('gates that wait for other runs', () => {
  it('[R128] on the same record: care goes on when the sale is won, in the same transaction', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    await journey.enrol(lead.id, sale);
    await journey.enrol(lead.id, care);
    expect(await journey.stageOf(lead.id, care)).toBe('Warming');
    const ack = await journey.choose(lead.id, sale, 'Talking', 'Hand to finance');
    expect(await journey.stageOf(lead.id, care)).toBe('Waiting');
    const moved = (await journey.journal(lead.id)).find((entry) => entry.changes?.moves.some(({ to }) => to === care.id.stage('Waiting')));
    expect(moved).toMatchObject({ intentId: ack.id, at: ack.entry.at, seen: { otherRuns: [{ blueprint: sale.id.blueprint, on: 'sameRecord', reached: [{ stage: sale.id.stage('Talking') }, { stage: sale.id.stage('Won'), entry: ack.entry.id }], ended: { result: 'won', entry: ack.entry.id } }] } });
  });

  it('[R128] on a linked record: care goes on when the order is delivered', async () => {
    const journey = await aJourney();
    const { lead } = await bought(journey);
    const [order] = await journey.linked(lead.id);
    expect(await journey.stageOf(lead.id, care)).toBe('Waiting');
    await journey.choose(order?.id ?? '', delivery, 'Packing', 'Sent');
    expect(await journey.stageOf(lead.id, care)).toBe('Thanking');
    expect(verifyChain(await journey.journal(lead.id))).toEqual({ ok: true });
  });

  it('[R128] a screen that asks what can be done sees the same', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    await journey.enrol(lead.id, care);
    await journey.enrol(lead.id, sale);
    const [run] = (await readRuns(journey.storage.ground, lead.id)).filter((one) => one.blueprint === care.id.blueprint);
    expect(run?.record.otherRuns).toMatchObject([{ blueprint: sale.id.blueprint, on: 'sameRecord', reached: [{ stage: sale.id.stage('Talking') }] }]);
    const { process } = await journey.storage.processOf(run?.versionId ?? '');
    const verdict = run && options(process, run, journey.clock.now(), { id: 'u_rep', roles: [] }).outcomes.find(({ outcome }) => outcome.name === 'Sale won')?.verdict;
    expect(verdict).toMatchObject({ met: false, shortest: [{ type: 'otherRun', blueprint: sale.id.blueprint }] });
    const { lead: sold } = await bought(journey);
    const [order] = await journey.linked(sold.id);
    const [waiting] = await readRuns(journey.storage.ground, sold.id);
    expect(waiting?.record.otherRuns?.filter(({ on }) => on === 'linkedRecord')).toMatchObject([{ blueprint: delivery.id.blueprint, run: (await journey.runOf(order?.id ?? '', delivery)).id }]);
  });

  it('[R128] what was taken back is not reached any more', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    await journey.enrol(lead.id, sale);
    const { entry } = await journey.choose(lead.id, sale, 'Talking', 'No');
    await journey.submit(lead.id, (await journey.runOf(lead.id, sale)).id, { type: 'undo', entry: entry.id });
    await journey.enrol(lead.id, care);
    const { seen } = (await journey.journal(lead.id)).at(-1) ?? {};
    expect(seen?.otherRuns).toMatchObject([{ reached: [{ stage: sale.id.stage('Talking') }], ended: null }]);
  });

  it('[R128] a step of a drawing whose gates wait for nobody looks nothing up', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    await journey.enrol(lead.id, sale);
    expect((await journey.journal(lead.id)).every((entry) => entry.seen === undefined)).toBe(true);
  });
});

describe('the journal stays the truth', () => {
  it('[R125] everything is given back from the journals after it was thrown away', async () => {
    const journey = await aJourney();
    const { lead } = await bought(journey);
    const [order] = await journey.linked(lead.id);
    await journey.choose(order?.id ?? '', delivery, 'Packing', 'Sent');
    await journey.reopen(lead.id);
    await journey.choose(lead.id, sale, 'Talking', 'No');
    const before = await projectionsOf(journey.storage);
    await journey.db.runs.toCollection().modify({ stage: 'nonsense' });
    expect(await journey.storage.rebuildProjections()).toMatchObject({ unreadable: [] });
    expect(await projectionsOf(journey.storage)).toEqual(before);
  });

  it('[S26] an opt-out in one run stops contact in every run of the record at once', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    await journey.enrol(lead.id, sale);
    await journey.enrol(lead.id, care);
    const due = async (): Promise<readonly (string | null)[]> => (await journey.db.dues.toArray()).map((row) => row.channel);
    expect((await due()).toSorted()).toEqual(['call', 'email', 'email']);
    const [ack] = await journey.storage.simulateSignal({ record: lead.id, signal: 'leaveMe' });
    expect(ack).toMatchObject({ ok: true });
    expect(await due()).toEqual([]);
    expect((await journey.db.records.get(lead.id))?.fields).toMatchObject({ doNotContact: true });
    expect((await journey.journal(lead.id)).at(-1)).toMatchObject({ run: (await journey.runOf(lead.id, care)).id, intent: { type: 'setFields', fields: {} } });
    expect((await journey.enrol(lead.id, sale)).refusal).toEqual({ type: 'optedOut', channel: 'all' });
  });
});
