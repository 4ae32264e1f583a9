/**
 * A key for something people name: "Payment came in" is `paymentCameIn`. Keys stay when names change, and hold
 * only letters, digits and _; a name in other letters gets the fallback with a number.
 *
 * @example keyFromName('Payment came in', [], 'signal') // 'paymentCameIn'
 */
export function keyFromName(name: string, taken: readonly string[], fallback: string): string {
  const words = name.replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())).join('').slice(0, 60);
  const wish = /^[a-z]/.test(joined) ? joined : `${fallback}${joined}`;
  const isNameless = joined === '';
  if (!isNameless && !taken.includes(wish)) return wish;
  for (let number = isNameless ? 1 : 2; ; number += 1) if (!taken.includes(`${wish}${number}`)) return `${wish}${number}`;
}
