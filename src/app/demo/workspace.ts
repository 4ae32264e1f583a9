import { defaultRecordTypes, publish, starters, type Blueprint, type Version } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { createIdSource, day, fixedClock, hour, invariant, seededDice, type Dice, type IdSource, type Instant } from '#engine/kernel';
import { people, type DemoPerson } from './cast.ts';
import { makeDemoClass, type DemoClass } from './class.ts';
import { deedsFor, withOrigin } from './interest.ts';
import { inventDeal, inventLead, inventWorkOrder, pick, type InventedRecord } from './invent.ts';
import { fitOwner } from './record-types.ts';
import { playRecord, type PlayedRecord } from './play.ts';

/** A played record with what its row needs. */
export interface DemoRecord extends PlayedRecord {
  readonly type: string;
  readonly owner: string;
  readonly zone: string;
}

/** The demo workspace as the engine made it, before it is written to storage. */
export interface DemoWorld {
  readonly people: readonly DemoPerson[];
  readonly drawings: readonly { readonly draft: Blueprint; readonly version: Version; readonly owner: string }[];
  readonly records: readonly DemoRecord[];
  /** Records of one story: the lead that was won, and the deal it became. */
  readonly links: readonly (readonly [string, string])[];
  /** Three new hires who learn one of the drawings. */
  readonly training: DemoClass;
}

/** Which starter gets how many of the 300 records, and of which kind. */
const share: readonly { readonly starter: string; readonly type: 'lead' | 'workOrder' | 'deal'; readonly count: number; readonly sources: readonly string[] }[] = [
  { starter: 'inbound-prospecting', type: 'lead', count: 95, sources: ['Website form', 'Pricing page', 'Webinar', 'Referral'] },
  { starter: 'outbound-qualification', type: 'lead', count: 86, sources: ['Cold list', 'Trade show', 'Article'] },
  { starter: 'fourteen-day-outreach', type: 'lead', count: 65, sources: ['Cold list', 'Social'] },
  { starter: 'work-order', type: 'workOrder', count: 30, sources: [] },
  { starter: 'order-to-delivery', type: 'deal', count: 24, sources: [] },
];

/** How long before now a blueprint's records come in, in days. */
const reach = { lead: 30, workOrder: 14, deal: 24 } as const;

/** Options of `makeDemoWorld`. */
export interface DemoRequest {
  readonly now: Instant;
  readonly seed: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Invents the demo: the published starters and 300 records of several countries, each stepped by the engine
 * itself from its first day to now. The same seed and moment give the same workspace, id for id.
 */
export async function makeDemoWorld({ now, seed, onProgress }: DemoRequest): Promise<DemoWorld> {
  const dice = seededDice(seed);
  const ids = movableIds(now - 60 * day, dice);
  const drawings = await Promise.all(starters.map((starter) => publishStarter(starter.build(), ids, now, starter.key === taught ? 2 : 1)));
  const total = share.reduce((sum, part) => sum + part.count, 0);
  const records: DemoRecord[] = [];
  const links: (readonly [string, string])[] = [];
  const won: WonLead[] = [];
  for (const part of share) {
    const drawing = drawings[starters.findIndex((starter) => starter.key === part.starter)];
    invariant(drawing, `the demo knows the starter ${part.starter}`);
    const process = compileBlueprint(drawing.version);
    for (let index = 0; index < part.count; index += 1) {
      const number = records.length;
      const plain: InventedRecord = part.type === 'lead' ? inventLead(number, part.sources, dice) : part.type === 'deal' ? inventDeal(index, dice) : inventWorkOrder(index, dice);
      const from = firstDay(index, part.count, reach[part.type], now, dice);
      const lead = part.type === 'deal' ? won.shift() : undefined;
      const invented = withOrigin(lead ? dealOf(plain, lead) : plain, number, from);
      const owner = fitOwner(ownerFor(part.type, dice), part.type, invented.fields, invented.country.zone);
      ids.at(from);
      const played = playRecord({
        process, type: defaultRecordTypes[part.type], invented, owner, from,
        until: dice.next() < 0.94 ? now : Math.max(from, now - Math.floor(dice.next() * 3 * day)),
        now, ids, dice, device: ids.next(), deeds: part.type === 'lead' ? deedsFor(number, invented.fields['leadSource'], from, now) : [],
      });
      if (lead) links.push([lead.id, played.id]);
      if (part.type === 'lead' && played.run.end === 'won' && won.length < mostLinked) won.push({ id: played.id, invented });
      records.push({ ...played, type: part.type, owner: played.run.record.owner ?? owner.id, zone: invented.country.zone });
      onProgress?.(records.length, total);
    }
  }
  // a starter nobody of the demo walks, such as the call script, is drawn from the list of starters when it is wanted
  const walked = drawings.filter((_, index) => share.some((part) => part.starter === starters[index]?.key));
  const course = drawings[starters.findIndex(({ key }) => key === taught)];
  invariant(course, 'the demo knows the starter that is taught');
  return { people, drawings: walked, records, links, training: makeDemoClass({ draft: course.draft, version: course.version, now, seed }) };
}

/** So many deals are told to come from a lead of the demo; the others came some other way. */
const mostLinked = 8;

interface WonLead {
  readonly id: string;
  readonly invented: InventedRecord;
}

/** The same product for the customer who was won. */
function dealOf(deal: InventedRecord, { invented: { country, fields } }: WonLead): InventedRecord {
  const company = String(fields['company'] ?? '');
  return { country, fields: { ...deal.fields, name: `${String(deal.fields['product'] ?? 'Order')} for ${company}`, account: company, contact: fields['name'] ?? null, email: fields['email'] ?? null, phone: fields['phone'] ?? null, segment: fields['segment'] ?? null } };
}

/** Spreads first days evenly with some chance, so that every stage has somebody in it; nobody starts within the last hour. */
function firstDay(index: number, count: number, days: number, now: Instant, dice: Dice): Instant {
  const ago = ((index + dice.next()) / count) ** 1.4 * days * day;
  return Math.floor((now - hour - ago) / 60_000) * 60_000;
}

function ownerFor(type: 'lead' | 'workOrder' | 'deal', dice: Dice): DemoPerson {
  const able = people.filter((person) => person.roles.includes('rep') && (type === 'lead' || person.id !== 'u_lena'));
  return pick(able, dice);
}

/** This starter is taught to the class; it has an older version, on which one of them practised. */
const taught = 'outbound-qualification';

async function publishStarter(draft: Blueprint, ids: IdSource, now: Instant, number: number) {
  const owner = 'u_mara';
  const published = await publish(draft, { id: ids.next(), number, at: now - 45 * day, by: owner, note: number === 1 ? 'First version, from the starter.' : 'Two emails are owed before a no: too many leads were given up after one.', context: { recordTypes: defaultRecordTypes } });
  invariant(published.ok, `the starter ${draft.name} can be published`);
  return { draft, version: published.value, owner };
}

/** An id source whose clock is set to the virtual moment, so that ids sort as the history went. */
function movableIds(start: Instant, dice: Dice): IdSource & { at(moment: Instant): void } {
  const clock = fixedClock(start);
  const sources = new Map<Instant, IdSource>();
  return {
    at: (moment) => clock.set(moment),
    next: () => {
      const moment = clock.now();
      const source = sources.get(moment) ?? createIdSource(fixedClock(moment), dice);
      sources.set(moment, source);
      return source.next();
    },
  };
}
