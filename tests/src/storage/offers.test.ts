import { expect, it } from 'vitest';
import { readToday } from '../../../src/storage/index.ts';
import { removalTables, removeRecords } from '../../../src/storage/remove-records.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { aCompany, days, monday, projectionsOf } from './a-workspace.ts';

const deal = aBlueprint('Baton')
  .stage('Sold', (s) => s.handOver('Hand over', { required: 'never', handOver: { to: { type: 'role', role: 'delivery' }, deadline: { amount: 4, unit: 'hours' }, late: 'remind', warm: false } }).outcome('Done', { to: 'Won' }))
  .end('Won', 'won');

/** A sold lead, and Dora, to whom it can be handed over. */
async function aDeal() {
  const company = await aCompany();
  await company.storage.savePerson({ id: 'u_dora', name: 'Dora', roles: ['delivery'], zone: 'UTC', batch: null });
  await company.publish(deal.build());
  const lead = await company.rep.lead('Ada');
  await company.rep.enrol(lead.id, deal.id.blueprint);
  const run = (await company.db.runs.where('record').equals(lead.id).first())?.id ?? '';
  return { company, lead, run };
}

it('[S82] an offer stands in the receiver’s Today from the moment it is made, also past its deadline, until it is answered', async () => {
  const { company, lead, run } = await aDeal();
  const forDora = async () => (await readToday(company.db, { owner: 'u_dora', space: 'live', now: monday, until: monday + days(9) })).dues;
  const act = { activity: deal.id.activity('Hand over'), expect: { visit: 1 } };

  await company.rep.submit(lead.id, run, { type: 'handOver', to: 'u_dora', fields: {}, warm: false, ...act });
  expect(await forDora()).toMatchObject([{ kind: 'handOver', channel: 'handOver', automatic: 0, owner: 'u_dora', at: monday }]);
  expect((await company.db.dues.toArray()).filter((due) => due.kind === 'handOver' && due.automatic === 1)).toHaveLength(1);

  const deadline = (await company.db.dues.toArray()).find((due) => due.kind === 'handOver' && due.automatic === 1);
  company.clock.set(monday + days(1));
  await company.rep.submit(lead.id, run, { type: 'due', due: deadline?.key ?? '', armed: deadline?.armed ?? 0 });
  expect(await forDora()).toHaveLength(1);
  const before = await projectionsOf(company.storage);
  await company.storage.rebuildProjections();
  expect(await projectionsOf(company.storage)).toEqual(before);

  await company.storage.setMe('u_dora');
  const [ack] = await company.storage.authority.submit([company.storage.intentFor({ record: lead.id, run, intent: { type: 'accept', ...act } })]);
  expect(ack?.refusal).toBeNull();
  expect((await forDora()).filter((due) => due.kind === 'handOver')).toEqual([]);
});

it('[S82] a record that is removed takes what was offered of it along', async () => {
  const { company, lead, run } = await aDeal();
  await company.rep.submit(lead.id, run, { type: 'handOver', to: 'u_dora', fields: {}, warm: false, activity: deal.id.activity('Hand over'), expect: { visit: 1 } });
  expect(await company.db.dues.count()).toBeGreaterThan(1);
  await company.storage.ground.guard.write(removalTables, () => removeRecords(company.storage.ground, [lead.id]));
  expect(await company.db.dues.count()).toBe(0);
});
