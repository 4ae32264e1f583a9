const schemes: ReadonlySet<string> = new Set(['mailto:', 'tel:', 'http:', 'https:']);

/**
 * A link that opens the person's own mail program with one addressee; null when the address is not a plain one (trap
 * E14). Lines end as mail programs expect them (RFC 6068).
 */
export function mailLink(address: string, subject: string, body: string): string | null {
  if (!isMailAddress(address)) return null;
  return allowed(`mailto:${encoded(address)}?subject=${encoded(subject.replace(/\s*[\r\n]+\s*/g, ' '))}&body=${encoded(body.replace(/\r\n|\r|\n/g, '\r\n'))}`);
}

/** A plain address such as name@company.com: one addressee, and nothing that could add another (trap E14). */
export function isMailAddress(address: string): boolean {
  return /^[^\s@?&,;:<>()"\\%]+@[^\s@?&,;:<>()"\\%]+\.[^\s@?&,;:<>()"\\%]+$/.test(address);
}

/** A link that dials; null when the number holds anything but digits, spaces and a leading plus (trap E14). */
export function dialLink(number: string): string | null {
  const plain = number.replace(/[\s()./-]/g, '');
  return /^\+?\d{4,18}$/.test(plain) ? allowed(`tel:${plain}`) : null;
}

/** A page of the web that may be opened: http or https, without a name or password in it; null for anything else (trap E14). */
export function webLink(address: string): string | null {
  return /^https?:\/\//i.test(address.trim()) ? allowed(address.trim()) : null;
}

/** A longer link is cut by common mail programs: then only the subject goes along and the text is copied. */
export const longestMailLink = 1900;

/** Only what really reads as a mail, a number or a page is ever put behind a button: React lets other schemes pass (trap E14). */
function allowed(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (!schemes.has(url.protocol)) return null;
  if (url.protocol === 'tel:') return /^[0-9+]+$/.test(url.pathname) ? url.href : null;
  if (url.protocol !== 'mailto:') return url.username === '' && url.password === '' && url.host !== '' ? url.href : null;
  return [...url.searchParams.keys()].join() === 'subject,body' ? url.href : null;
}

/** Half of a character pair, from a text that was cut, cannot be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\u{fffd}'));
}
