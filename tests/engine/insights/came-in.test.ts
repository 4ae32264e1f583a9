import { describe, expect, test } from 'vitest';
import { cameInAt } from '#engine/insights';
import { hour } from '#engine/kernel';

const createdAt = Date.UTC(2026, 10, 25, 12);
const from = (sourceAt: string | null, zone = 'Europe/Helsinki') => cameInAt({ fields: { sourceAt }, createdAt, zone });

describe('when a lead came in', () => {
  test('[N27] the moment its source names counts, else the making of the record', () => {
    expect(from(null)).toBe(createdAt);
    expect(cameInAt({ fields: {}, createdAt, zone: 'UTC' })).toBe(createdAt);
    expect(from('2026-11-25T08:30:00Z')).toBe(createdAt - 3.5 * hour);
  });

  test('[N27] a bare day counts from its end in the record’s zone; the day of the record itself counts from the record', () => {
    expect(from('2026-11-24')).toBe(Date.UTC(2026, 10, 24, 22));
    expect(from('2026-11-24', 'America/New_York')).toBe(Date.UTC(2026, 10, 25, 5));
    expect(from('2026-11-25')).toBe(createdAt);
  });

  test('[N27] what cannot be read or lies after the record does not count', () => {
    expect(from('last week')).toBe(createdAt);
    expect(from('2026-13-45')).toBe(createdAt);
    expect(from('2027-01-01')).toBe(createdAt);
    expect(from('2026-02-30')).toBeLessThanOrEqual(createdAt);
    expect(from('')).toBe(createdAt);
  });
});
