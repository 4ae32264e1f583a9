import { render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import type { Blueprint, Fields } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import { ApprovalsScreen } from '../../../src/desk/approvals/index.ts';
import { OutboxScreen } from '../../../src/desk/outbox/index.ts';
import { RecordScreen } from '../../../src/desk/record/index.ts';
import { TodayScreen } from '../../../src/desk/today/index.ts';
import { createBlueprint, createRecord, currentStorage, intentFor, openStorage, publishBlueprint, savePerson, setMe, submit, type PersonRow } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { teamDeal } from '../../kit/a-team-deal.ts';

/** The rule of S3: no way to Lost before two emails and one call; the good way asks for a reason. */
export const outbound = aBlueprint('Outbound')
  .stage('Contact', (stage) =>
    stage
      .call('First call', { required: 'always', due: { type: 'stageEntry', wait: { amount: 0, unit: 'minutes' } }, attempts: { min: 1, max: 5 } })
      .email('Follow-up mail', { required: 'never', due: { type: 'stageEntry', wait: { amount: 3, unit: 'days' } }, attempts: { min: 1, max: 9 } })
      .outcome('Interested', { to: 'Proposal', tone: 'positive', reason: { type: 'required', choices: [] } })
      .outcome('Not interested', {
        to: 'Lost', tone: 'negative',
        gate: (id) => ({
          type: 'all',
          of: [
            { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } },
            { type: 'count', compare: 'atLeast', times: 1, of: { activity: id.activity('First call') }, within: { type: 'run' } },
          ],
        }),
      })
      .outcome('Too small', { to: 'Lost', gate: { type: 'field', condition: { type: 'compare', field: 'company', operator: 'isNotEmpty', value: null } } })
      .outcome('Silence', { to: 'Lost', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 30, unit: 'days' } } }),
  )
  .stage('Proposal', (stage) => stage.task('Write proposal', { required: 'never' }).outcome('Signed', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won')
  .end('Lost', 'lost');

// growing text boxes wait for fonts, which a DOM without a screen does not load
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() });

let workspaces = 0;

/** Opens an empty workspace of its own on fake-indexeddb. */
export async function openDesk(): Promise<void> {
  workspaces += 1;
  await openStorage(`desk-test-${process.pid}-${workspaces}`).ready;
}

/** Publishes a drawing for this test's workspace. */
export async function live(blueprint: Blueprint): Promise<string> {
  await createBlueprint(blueprint);
  const answer = await publishBlueprint(blueprint.id, 'first');
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.id;
}

/** A lead of mine; enrolled when a version is named. */
export async function aLead(name: string, fields: Fields = {}, version?: string, blueprint = outbound.id.blueprint): Promise<string> {
  const owner = currentStorage().ground.me().id;
  const record = await createRecord({ type: 'lead', owner, zone: 'Europe/Berlin', fields: { name, ...fields } });
  if (version !== undefined) {
    const [ack] = await submit([intentFor({ record: record.id, run: null, intent: { type: 'enrol', blueprint, version, record: { owner, zone: record.zone, fields: record.fields } } })]);
    if (!ack?.ok) throw new Error(JSON.stringify(ack));
  }
  return record.id;
}

/** Every entry of a record in the order written, as the journal keeps them. */
export async function journalOf(record: string) {
  const rows = await currentStorage().ground.db.entries.orderBy('cursor').toArray();
  return rows.map((row) => row.entry).filter((entry) => entry.record === record);
}

/** Shows the desk at an address. */
export function at(path: string) {
  const router = createMemoryRouter([{ path: '/today', element: <TodayScreen /> }, { path: '/approvals', element: <ApprovalsScreen /> }, { path: '/outbox', element: <OutboxScreen /> }, { path: '/records/:id', element: <RecordScreen /> }, { path: '*', element: <p>elsewhere</p> }], { initialEntries: [path] });
  const shown = render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return { router, ...shown };
}

/** The card of one way out. */
export const outcome = (name: string) => screen.findByRole('region', { name: `Outcome ${name}` });

/** Somebody else of this workspace. */
export async function aPerson(name: string, roles: readonly string[], delegates?: PersonRow['delegates']): Promise<PersonRow> {
  const person: PersonRow = { id: `u_${name.split(' ')[0]?.toLowerCase() ?? ''}`, name, roles, zone: 'Europe/Berlin', batch: null, ...(delegates ? { delegates } : {}) };
  await savePerson(person);
  return person;
}

/** Does something with the record's latest run, as whoever works here or as somebody else. */
export async function did(record: string, intent: Intent, by?: string): Promise<string> {
  const before = currentStorage().ground.me().id;
  const [run] = (await currentStorage().ground.db.runs.where('record').equals(record).toArray()).toSorted((a, b) => b.snapshot.startedAt - a.snapshot.startedAt);
  if (by !== undefined) await setMe(by);
  const [ack] = await submit([intentFor({ record, run: run?.id ?? null, intent })]);
  if (by !== undefined) await setMe(before);
  if (!ack?.ok) throw new Error(JSON.stringify(ack?.refusal));
  return ack.entry.id;
}

/** Walks the team deal from its lanes into Pricing. */
export async function toPricing(record: string): Promise<void> {
  const done = { type: 'complete', result: null, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } } as const;
  await did(record, { ...done, activity: teamDeal.id.activity('Clear the payment') });
  await did(record, { ...done, activity: teamDeal.id.activity('Send the invoice') });
  await did(record, { type: 'choose', outcome: teamDeal.id.outcome('Set up', 'Both are done'), fields: {}, reason: null, expect: { visit: 1 } });
}
