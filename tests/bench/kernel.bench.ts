import { canonicalJson, hashOf } from '#engine/kernel';
import { callsPerSecond, type Figure } from './figure.ts';

const entry = {
  id: '0190a000-0000-7000-8000-000000000001', run: '0190a000-0000-7000-8000-000000000002', seq: 41, at: 1_790_000_000_000, type: 'completed',
  activity: '0190a000-0000-7000-8000-000000000003', result: 'noAnswer', fields: { amount: 1200, email: 'ann@example.com', tags: ['warm', 'returning'] },
  note: 'Nobody picked up; a second call is due tomorrow at nine.',
};

/** What sealing one journal entry costs before it is stored. */
export async function bench(): Promise<readonly Figure[]> {
  return [
    { what: 'entries written as canonical JSON', value: callsPerSecond(() => void canonicalJson(entry)), unit: '/s' },
    { what: 'entries hashed (canonical JSON and SHA-256)', value: callsPerSecond(() => void hashOf(entry)), unit: '/s' },
  ];
}
