import { formatCount } from '../format.ts';

/** Says plainly that a rep is spared records that are not qualified yet: "12 unqualified leads are with the qualifiers." (S106) */
export function describeSpared(count: number, { name, plural }: { readonly name: string; readonly plural: string }): string {
  return `${formatCount(count, `unqualified ${name.toLowerCase()}`, `unqualified ${plural.toLowerCase()}`)} ${count === 1 ? 'is' : 'are'} with the qualifiers.`;
}
