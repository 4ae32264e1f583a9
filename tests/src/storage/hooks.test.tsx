import 'fake-indexeddb/auto';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeStorage, createRecord, openOutbox, openStorage, saveView, useApprovals, useLentRights, useOutbox, useRecordList, useRecordsByIds, useSetting, useViews } from '../../../src/storage/index.ts';

function LeadNames() {
  const list = useRecordList({ type: 'lead', space: 'live', search: '', sort: { field: 'title', descending: false } });
  const rows = useRecordsByIds(list?.ids ?? []);
  const [greeting] = useSetting('greeting', 'Hello');
  if (!list) return <p>Loading</p>;
  return <p>{`${greeting} ${list.ids.map((id) => String(rows.get(id)?.fields['name'] ?? '…')).join(', ')}`}</p>;
}

function Queues() {
  const outbox = useOutbox();
  const approvals = useApprovals();
  const views = useViews('lead');
  const lent = useLentRights();
  if (!outbox || !approvals || !views) return <p>Loading</p>;
  return <p>{`${outbox.map((row) => row.status).join()} | ${approvals.map((row) => row.role).join()} | ${views.map((view) => view.name).join()} | ${lent.map(({ from }) => from).join()}`}</p>;
}

afterEach(() => {
  cleanup();
  closeStorage();
});

describe('live queries', () => {
  it('show what is there, and what comes while one looks', async () => {
    const storage = openStorage('test-hooks');
    render(<LeadNames />);
    expect(screen.getByText('Loading')).toBeTruthy();
    await act(async () => {
      await createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Ben' } });
    });
    expect(await screen.findByText('Hello Ben')).toBeTruthy();
    await act(async () => {
      await createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Ada' } });
      await storage.saveSetting('greeting', 'Good morning');
    });
    expect(await screen.findByText('Good morning Ada, Ben')).toBeTruthy();
  });

  it('show the outbox, what waits for an approval by a lent right, and saved views, as they change', async () => {
    const storage = openStorage('test-hooks-queues');
    await storage.ready;
    const { db } = storage.ground;
    const me = storage.ground.me();
    render(<Queues />);
    expect(await screen.findByText('| | |')).toBeTruthy();
    const place = { record: 'r', run: 'x', space: 'live', at: 1 } as const;
    await act(async () => {
      await storage.savePerson({ id: 'u_boss', name: 'Boss', roles: ['boss'], zone: 'UTC', batch: null, delegates: [{ role: 'boss', to: me.id, until: null }] });
      await saveView({ name: 'Hot', recordType: 'lead', condition: { type: 'and', of: [] } });
      await db.outbox.put({ ...place, id: 'x/1/0', effect: { type: 'notify', role: 'boss', message: 'Look' }, status: 'waiting' });
      await db.dues.put({ ...place, id: 'x/q', key: 'q', kind: 'approval', activity: null, outcome: null, stage: 's', channel: null, assignee: null, armed: 1, role: 'boss', owner: '', blueprint: 'b', automatic: 0 });
    });
    expect(await screen.findByText('waiting | boss | Hot | u_boss')).toBeTruthy();
    await act(async () => void (await openOutbox('x/1/0')));
    expect(await screen.findByText('opened | boss | Hot | u_boss')).toBeTruthy();
  });
});
