import type { Blueprint, Channel, Effect, Fields, RecordType, Template } from '#engine/blueprint';
import { inOrder } from '#engine/kernel';
import { describeEffect, type Names } from '../../ui/index.ts';
import { dialLink, mailLink } from '../links.ts';
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
  /** The link that opens it, for mail and phone. */
  readonly link: string | null;
}

/** A line of the outbox with its places filled in; a missing value stays visible by its name. */
export function letterOf(effect: Effect, fields: Fields, type: RecordType | undefined, document: Blueprint | undefined, names: Names): Letter {
  const fill = (text: string) => mergedString(text, fields, type);
  switch (effect.type) {
    case 'send': {
      const template = effect.template === undefined ? undefined : templateOf(document, effect.template);
      const subject = fill(template?.subject || effect.subject);
      const body = fill(template?.body ?? effect.body);
      return { channel: effect.channel, title: template?.name ?? (subject || describeEffect(effect, names)), subject, body, ...addressed(effect.channel, fields, type, subject, body) };
    }
    case 'notify':
      return { channel: 'task', title: fill(effect.message), to: names.role(effect.role), subject: '', body: fill(effect.message), link: null };
    case 'webhook':
      return { channel: 'document', title: effect.url === '' ? 'Web request without an address' : `Web request to ${hostOf(effect.url)}`, to: effect.url === '' ? null : effect.url, subject: '', body: fill(effect.body), link: null };
    default:
      return { channel: 'task', title: describeEffect(effect, names), to: null, subject: '', body: '', link: null };
  }
}

function addressed(channel: Channel, fields: Fields, type: RecordType | undefined, subject: string, body: string): Pick<Letter, 'to' | 'link'> {
  if (channel === 'email') return firstOf('email', fields, type, (address) => mailLink(address, subject, body));
  if (channel === 'call' || channel === 'voicemail') return firstOf('phone', fields, type, dialLink);
  return { to: null, link: null };
}

/** The record's first address of a kind that can be opened. */
function firstOf(kind: 'email' | 'phone', fields: Fields, type: RecordType | undefined, linkOf: (value: string) => string | null): Pick<Letter, 'to' | 'link'> {
  for (const field of inOrder(type?.fields ?? {})) {
    const value = fields[field.key];
    const link = field.kind === kind && typeof value === 'string' ? linkOf(value.trim()) : null;
    if (link !== null) return { to: String(value), link };
  }
  return { to: null, link: null };
}

function templateOf(document: Blueprint | undefined, id: string): Template | undefined {
  for (const { content } of Object.values(document?.activities ?? {})) if (content.templates[id]) return content.templates[id];
  return undefined;
}

function hostOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.host : address;
}
