const schemes: ReadonlySet<string> = new Set(['mailto:', 'tel:']);

/** A link that opens the person's own mail program with one addressee; null when the address is not a plain one (trap E14). */
export function mailLink(address: string, subject: string, body: string): string | null {
  if (!/^[^\s@?&,;<>"]+@[^\s@?&,;<>"]+\.[^\s@?&,;<>"]+$/.test(address)) return null;
  return allowed(`mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`);
}

/** A link that dials; null when the number holds anything but digits, spaces and a leading plus (trap E14). */
export function dialLink(number: string): string | null {
  const plain = number.replace(/[\s()./-]/g, '');
  return /^\+?\d{4,18}$/.test(plain) ? allowed(`tel:${plain}`) : null;
}

/** Only what really reads as a mail or a number is ever put behind a button: React lets other schemes pass (trap E14). */
function allowed(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (!schemes.has(url.protocol)) return null;
  if (url.protocol === 'tel:') return /^[0-9+]+$/.test(url.pathname) ? url.href : null;
  return [...url.searchParams.keys()].join() === 'subject,body' ? url.href : null;
}
