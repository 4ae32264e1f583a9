/** A link that opens the person's own mail program with one addressee; null when the address is not a plain one (trap E14). */
export function mailLink(address: string, subject: string, body: string): string | null {
  if (!/^[^\s@?&,;<>"]+@[^\s@?&,;<>"]+\.[^\s@?&,;<>"]+$/.test(address)) return null;
  return `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** A link that dials; null when the number holds anything but digits, spaces and a leading plus (trap E14). */
export function dialLink(number: string): string | null {
  const plain = number.replace(/[\s()./-]/g, '');
  return /^\+?\d{4,18}$/.test(plain) ? `tel:${plain}` : null;
}
