import type { Fields } from '#engine/blueprint';
import { addDays, civilDate } from '#engine/calendar';
import type { Intent } from '#engine/journal';
import { day, hour, minute, seededDice, type Dice, type Instant } from '#engine/kernel';
import { between, pick, type InventedRecord } from './invent.ts';

/** Something the customer did on our pages, when, and when it was written down. */
export interface Deed {
  readonly at: Instant;
  readonly madeAt: Instant;
  readonly intent: Extract<Intent, { readonly type: 'signal' }>;
}

/** Where leads of a source come from exactly (S96). */
const sources: Readonly<Record<string, readonly (readonly [medium: string, detail: string])[]>> = {
  'Website form': [['Website', 'Contact form'], ['Search', 'who calls whom next']],
  'Pricing page': [['Website', 'What it costs'], ['Ad', 'Never lose a lead, autumn']],
  Webinar: [['Event', 'Webinar: one process in a week']],
  Referral: [['Referral', 'A customer in the same street']],
  'Cold list': [['List', 'Machine makers, 50 to 900 people']],
  'Trade show': [['Event', 'LogiFair, hall 4']],
  Article: [['Article', 'Lane rates 2026'], ['Article', 'Four calls, two emails']],
  Social: [['Social post', 'The page that decides'], ['Social post', 'Three people, one lead']],
};

const tags = ['fast decision', 'budget owner', 'reference customer', 'two sites', 'tender in spring', 'speaks German', 'uses spreadsheets'] as const;

const pages = ['https://www.example.com/who-calls-whom', 'https://www.example.com/one-process', 'https://www.example.com/pricing', 'https://www.example.com/lane-rates-2026', '/about-us', '/customers'] as const;

/** Adds where a lead came from and a few tags; other records get tags only. Its own dice: the histories stay as they were. */
export function withOrigin(invented: InventedRecord, number: number, from: Instant): InventedRecord {
  const dice = seededDice(7000 + number);
  const known = sources[String(invented.fields['leadSource'] ?? '')];
  const [sourceMedium, sourceDetail] = known === undefined ? [undefined, undefined] : pick(known, dice);
  const mine = tags.filter(() => dice.next() < 0.14);
  const zone = invented.country.zone;
  const fields: Fields = {
    ...invented.fields,
    ...(sourceMedium === undefined || sourceDetail === undefined ? {} : { sourceMedium, sourceDetail, sourceAt: addDays(civilDate(from, zone), -between(0, 9, dice)) }),
    ...(mine.length === 0 ? {} : { tags: mine }),
    ...(dice.next() < 0.07 && invented.fields['leadSource'] !== undefined ? { preferredChannel: pick(['email', 'call'], dice) } : {}),
  };
  return { ...invented, fields };
}

/** What a lead did before anybody called, and comes back to do later (S97): the same for the same number. */
export function deedsFor(number: number, source: unknown, from: Instant, until: Instant): readonly Deed[] {
  const dice = seededDice(9000 + number);
  const cold = source === 'Cold list' || source === 'Trade show' || source === undefined;
  const before = cold ? 0 : between(1, 3, dice);
  const early = Array.from({ length: before }, (_, index) => from - (before - index) * between(1, 30, dice) * hour - between(1, 59, dice) * minute);
  const isWarm = dice.next() < (cold ? 0.2 : 0.45);
  const start = from + between(1, 5, dice) * day;
  const late = isWarm ? Array.from({ length: between(1, 5, dice) }, (_, index) => start + index * between(2, 20, dice) * hour + between(0, 59, dice) * minute) : [];
  return [
    ...early.map((madeAt) => ({ at: from, madeAt, intent: deed(dice) })),
    ...late.filter((at) => at < until).map((at) => ({ at, madeAt: at, intent: deed(dice) })),
  ].sort((a, b) => a.at - b.at || a.madeAt - b.madeAt);
}

function deed(dice: Dice): Deed['intent'] {
  const luck = dice.next();
  if (luck < 0.78) return { type: 'signal', signal: 'pageVisited', payload: { page: pick(pages, dice), seconds: between(8, 260, dice) } };
  if (luck < 0.9) return { type: 'signal', signal: 'contentDownloaded', payload: { content: 'Lane rates 2026' } };
  return { type: 'signal', signal: 'postClicked', payload: { post: 'The page that decides', network: 'LinkedIn' } };
}
