import fc from 'fast-check';
import { day, hour } from '#engine/kernel';
import { channels, defaultRhythm, type Blueprint, type Rhythm } from '#engine/blueprint';
import { factsOf, rulesOf, type QueueFacts, type QueueItem } from '#engine/queue';
import { aBlueprint } from '../../kit/a-blueprint.ts';

/** A Wednesday, 13:13 in Berlin, 14:13 in Helsinki. */
export const wednesday = Date.UTC(2026, 10, 25, 12, 13);
export const enforced: Rhythm = { ...defaultRhythm, gap: { min: 1, max: 3 }, enforce: { slide: true, gap: true, bundles: true, touches: true, template: true, channel: false } };

const drawing = aBlueprint('Queue').stage('Reach', (s) => s.call('Call').email('Mail').task('Note').document('Offer', { window: { from: '09:00', to: '11:00' } }).outcome('On', { to: 'End' })).end('End');
const draw = (rhythm: Rhythm): Blueprint => ({ ...drawing.build(), rhythm });
export const call = drawing.id.activity('Call');
export const note = drawing.id.activity('Note');
export const offer = drawing.id.activity('Offer');

const rules = new Map([['soft', rulesOf(draw(defaultRhythm))], ['hard', rulesOf(draw(enforced))]]);

/** The facts of these lines for somebody in Berlin. */
export function facts(items: readonly QueueItem[], pinned: readonly string[] = []): QueueFacts {
  return factsOf(items, { zone: 'Europe/Berlin', rules, pinned: new Set(pinned) });
}

/** A line that is due now, in a call's hours of Helsinki, unless told otherwise. */
export function line(id: string, rest: Partial<QueueItem> = {}): QueueItem {
  return { id, record: `r-${id}`, at: wednesday, activity: note, channel: 'task', version: 'soft', zone: 'Europe/Helsinki', ...rest };
}

const around = (most: number) => fc.integer({ min: -most, max: most }).map((by) => wednesday + by);
const weight = fc.record({
  value: fc.constantFrom(0, 100, 5000, 5000, 90_000),
  limitAt: around(6 * day),
  signalAt: around(9 * day),
  required: fc.constant(true as const),
  touchedAt: fc.array(fc.integer({ min: 1, max: 12 * 24 }).map((hours) => wednesday - hours * hour), { maxLength: 6 }).map((list) => list.sort((a, b) => a - b)),
  touchLimit: fc.constant(5),
  enteredAt: fc.integer({ min: 0, max: 30 }).map((days) => wednesday - days * day),
}, { requiredKeys: [] });

/** Any pile of lines, old rows without a weight among them. */
export const piles = fc.array(
  fc.record({
    at: around(9 * day), activity: fc.constantFrom(call, note, offer, null), channel: fc.constantFrom(...channels, null),
    version: fc.constantFrom('soft', 'hard', 'gone', undefined), zone: fc.constantFrom('Europe/Helsinki', 'America/New_York', 'Asia/Tokyo', undefined),
    snoozedFrom: fc.constantFrom(undefined, wednesday - day), late: fc.constantFrom(undefined, true), weight: fc.oneof(fc.constant(undefined), weight),
  }),
  { maxLength: 40 },
).map((items): readonly QueueItem[] => items.map((item, index) => ({ ...item, id: `l${String(index).padStart(2, '0')}`, record: `r${index}` })));
