import type { Fields } from '#engine/blueprint';
import type { Dice } from '#engine/kernel';
import { companyWords, countries, jobTitles, pains, type Country } from './cast.ts';

/** Picks one of a list by the dice. */
export function pick<Item>(items: readonly Item[], dice: Dice): Item {
  const item = items[Math.floor(dice.next() * items.length)];
  if (item === undefined) throw new Error('Invariant broken: nothing to pick from');
  return item;
}

/** A whole number from `from` up to and including `to`. */
export function between(from: number, to: number, dice: Dice): number {
  return from + Math.floor(dice.next() * (to - from + 1));
}

/** An invented record before it has ids. */
export interface InventedRecord {
  readonly country: Country;
  readonly fields: Fields;
}

function contactOf(index: number, dice: Dice): { country: Country; name: string; company: string; email: string; phone: string } {
  const country = pick(countries, dice);
  const given = pick(country.given, dice);
  const family = pick(country.family, dice);
  const company = `${pick(companyWords.first, dice)} ${pick(companyWords.second, dice)}`;
  const plain = (text: string) => text.normalize('NFD').replace(/[^a-zA-Z]/g, '').toLowerCase();
  return {
    country,
    name: `${given} ${family}`,
    company: `${company} ${country.suffix}`,
    // example.com and its sisters are reserved and reach nobody
    email: `${plain(given)}.${plain(family)}@${plain(company)}.example.com`,
    phone: phoneOf(country, index),
  };
}

/** Nobody shares a number, or the demo would be full of customers who look alike; in the United States only 555 01xx is nobody's, so the area changes. */
function phoneOf({ prefix }: Country, index: number): string {
  const last = String(10 + (index % 90));
  const round = Math.floor(index / 90) % 10;
  return prefix.startsWith('+1 212') ? `${prefix.replace('212', ['212', '312', '415', '617', '702', '303', '206', '305', '404', '503'][round] ?? '212')}${last}` : `${prefix}${last}${round}`;
}

/** An invented lead with a source among the given ones. */
export function inventLead(index: number, sources: readonly string[], dice: Dice): InventedRecord {
  const contact = contactOf(index, dice);
  const employees = between(12, 900, dice);
  return {
    country: contact.country,
    fields: {
      name: contact.name,
      company: contact.company,
      title: pick(jobTitles, dice),
      email: contact.email,
      phone: contact.phone,
      country: contact.country.name,
      timeZone: contact.country.zone,
      leadSource: pick(sources, dice),
      segment: employees > 600 ? 'Key account' : employees > 120 ? 'Mid-market' : 'Small business',
      employees,
      score: between(10, 95, dice),
      value: between(2, 60, dice) * 1000,
      ...(dice.next() < 0.5 ? { pain: pick(pains, dice) } : {}),
    },
  };
}

/** An invented work order. */
export function inventWorkOrder(index: number, dice: Dice): InventedRecord {
  const contact = contactOf(index, dice);
  const job = pick(['Replace the pump seal', 'Install the second line', 'Yearly inspection', 'Repair the cooling unit', 'Move the control cabinet', 'Calibrate the scales'], dice);
  return {
    country: contact.country,
    fields: {
      name: `WO-${4100 + index} ${job}`,
      account: contact.company,
      site: `${pick(['Hall', 'Building', 'Gate', 'Dock'], dice)} ${between(1, 9, dice)}, ${contact.country.name}`,
      email: contact.email,
      phone: contact.phone,
      amount: between(4, 90, dice) * 100,
    },
  };
}

/** An invented deal: a product for somebody who asked for an offer. */
export function inventDeal(index: number, dice: Dice): InventedRecord {
  const contact = contactOf(index, dice);
  const product = pick(['Framework contract', 'Spare parts package', 'Second line', 'Service plan', 'Pilot installation'], dice);
  return {
    country: contact.country,
    fields: { name: `${product} for ${contact.company}`, account: contact.company, contact: contact.name, email: contact.email, phone: contact.phone, product, segment: pick(['Key account', 'Mid-market', 'Small business'], dice), probability: between(20, 90, dice) },
  };
}
