import type { Blueprint, Channel, Effect, Fields, RecordType, Template } from '#engine/blueprint';
import type { WrittenLetter } from '#engine/journal';
import { inOrder } from '#engine/kernel';
import { describeEffect, type Names } from '../../ui/index.ts';
import { dialLink, longestMailLink, mailLink, webLink } from '../links.ts';
import { mergedString } from '../merge-text.ts';

/** What a line of the outbox says once it is filled in for its record. */
export interface Letter {
  readonly channel: Channel;
  /** What it is, in a few words. */
  readonly title: string;
  /** Addressee as written on the record; null when it goes to nobody outside or the record has none. */
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
  /** The link that opens it, for mail, phone and the web; always a safe one (trap E14). */
  readonly link: string | null;
  /** The text is too long for a link: it is copied, and the mail opens with its subject alone. */
  readonly copies?: true;
  /** How it is set off, and what goes along, when somebody wrote it. */
  readonly written?: WrittenLetter;
  /** Somebody wrote it, and its words were erased since. */
  readonly erased?: true;
}

/** Everything a line is filled in from. */
export interface LetterSources {
  readonly effect: Effect;
  readonly fields: Fields;
  readonly type?: RecordType | undefined;
  readonly document?: Blueprint | undefined;
  readonly names: Names;
  /** What somebody wrote; null when they did and it was erased, absent when a template speaks. */
  readonly written?: WrittenLetter | null | undefined;
}

/** A line of the outbox with its places filled in; a missing value stays visible by its name. */
export function letterOf({ effect, fields, type, document, names, written }: LetterSources): Letter {
  const fill = (text: string) => mergedString(text, fields, type);
  switch (effect.type) {
    case 'send': {
      const template = effect.template === undefined ? undefined : templateOf(document, effect.template);
      if (written !== undefined) return writtenLine(effect.channel, written, template, fields, type);
      const subject = fill(template?.subject || effect.subject);
      const body = fill(template?.body ?? effect.body);
      return { channel: effect.channel, title: template?.name ?? (subject || describeEffect(effect, names)), subject, body, ...addressed(effect.channel, fields, type, subject, body) };
    }
    case 'notify':
      return { channel: 'task', title: fill(effect.message), to: names.role(effect.role), subject: '', body: fill(effect.message), link: null };
    case 'webhook':
      return { channel: 'document', title: effect.url === '' ? 'Web request without an address' : `Web request to ${hostOf(effect.url)}`, to: effect.url === '' ? null : effect.url, subject: '', body: fill(effect.body), link: webLink(effect.url) };
    default:
      return { channel: 'task', title: describeEffect(effect, names), to: null, subject: '', body: '', link: null };
  }
}

/** What somebody wrote goes to whom they wrote it, whatever the record says since. */
function writtenLine(channel: Channel, written: WrittenLetter | null, template: Template | undefined, fields: Fields, type: RecordType | undefined): Letter {
  if (written === null) return { channel, title: template?.name ?? 'A letter', subject: '', body: '', to: null, link: null, erased: true };
  const { to, subject, body } = written;
  const mail = channel === 'email' ? mailTo(to, subject, body) : null;
  return { channel, title: subject || template?.name || 'A letter', subject, body, written, ...(mail === null ? addressed(channel, fields, type, subject, body) : { to, ...mail }) };
}

function addressed(channel: Channel, fields: Fields, type: RecordType | undefined, subject: string, body: string): Pick<Letter, 'to' | 'link' | 'copies'> {
  if (channel === 'email') return firstOf('email', fields, type, (address) => mailTo(address, subject, body));
  if (channel === 'call' || channel === 'voicemail') return firstOf('phone', fields, type, (number) => linked(dialLink(number)));
  return { to: null, link: null };
}

function mailTo(address: string, subject: string, body: string): Pick<Letter, 'link' | 'copies'> | null {
  const link = mailLink(address, subject, body);
  if (link === null || link.length <= longestMailLink) return linked(link);
  return { link: mailLink(address, subject, ''), copies: true };
}

function linked(link: string | null): Pick<Letter, 'link'> | null {
  return link === null ? null : { link };
}

/** The record's first address of a kind that can be opened. */
function firstOf(kind: 'email' | 'phone', fields: Fields, type: RecordType | undefined, linkOf: (value: string) => Pick<Letter, 'link' | 'copies'> | null): Pick<Letter, 'to' | 'link' | 'copies'> {
  for (const field of inOrder(type?.fields ?? {})) {
    const value = fields[field.key];
    const link = field.kind === kind && typeof value === 'string' ? linkOf(value.trim()) : null;
    if (link !== null) return { to: String(value), ...link };
  }
  return { to: null, link: null };
}

function templateOf(document: Blueprint | undefined, id: string): Template | undefined {
  for (const { content } of Object.values(document?.activities ?? {})) if (content.templates[id]) return content.templates[id];
  return undefined;
}

function hostOf(address: string): string {
  const link = webLink(address);
  return link === null ? address : new URL(link).host;
}
