import type { Blueprint, Fields } from '#engine/blueprint';
import type { CustomerDeed } from './source.ts';

/** A content piece that a stage offers, and whether this customer has seen it (S98). */
export interface Signpost {
  readonly stage: string;
  readonly name: string;
  readonly url: string;
  /** When they saw it, as far as we know: by what they did, else because somebody said so. */
  readonly seen: { readonly at: number | null } | null;
}

/** Every content piece of a drawing in the order of its stages, each with its mark. */
export function signpostsOf(drawing: Pick<Blueprint, 'stages'>, order: readonly string[], deeds: readonly CustomerDeed[], fields: Fields): readonly Signpost[] {
  const said = new Set(Array.isArray(fields['contentSeen']) ? fields['contentSeen'] : []);
  const place = (stage: string) => { const at = order.indexOf(stage); return at < 0 ? order.length : at; };
  return Object.values(drawing.stages).toSorted((a, b) => place(a.id) - place(b.id)).flatMap((stage) =>
    stage.signposts.map(({ name, url }) => {
      const deed = deeds.findLast((one) => Object.values(one.payload).some((value) => typeof value === 'string' && value !== '' && isIt(value, name, url)));
      return { stage: stage.name, name, url, seen: deed !== undefined ? { at: deed.at } : said.has(name) ? { at: null } : null };
    }));
}

function isIt(value: string, name: string, url: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase().replace(/^https?:\/\/(www\.)?/, '').replace(/\/+$/, '');
  return plain(value) === plain(name) || (url !== '' && (plain(value) === plain(url) || plain(url).endsWith(plain(value)) && plain(value).startsWith('/')));
}
