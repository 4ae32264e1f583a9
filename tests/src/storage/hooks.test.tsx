import 'fake-indexeddb/auto';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeStorage, createRecord, openStorage, useRecordList, useRecordsByIds, useSetting } from '../../../src/storage/index.ts';

function LeadNames() {
  const list = useRecordList({ type: 'lead', space: 'live', search: '', sort: { field: 'title', descending: false } });
  const rows = useRecordsByIds(list?.ids ?? []);
  const [greeting] = useSetting('greeting', 'Hello');
  if (!list) return <p>Loading</p>;
  return <p>{`${greeting} ${list.ids.map((id) => String(rows.get(id)?.fields['name'] ?? '…')).join(', ')}`}</p>;
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
});
