/** A meeting as a calendar program reads it. */
export interface Meeting {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Instants. */
  readonly start: number;
  readonly end: number;
  readonly now: number;
}

/** The meeting as an iCalendar file (RFC 5545): text escaped, lines of at most 75 bytes, times in UTC. */
export function calendarFile({ id, title, text, start, end, now }: Meeting): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Baton//Outbox//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT',
    `UID:${escaped(id)}`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`,
    `SUMMARY:${escaped(title)}`, ...(text === '' ? [] : [`DESCRIPTION:${escaped(text)}`]),
    'END:VEVENT', 'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function escaped(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/[;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');
}

const longest = 75;

/** Cuts between characters, never inside one: the limit counts bytes. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let room = longest;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (size > room) {
      out += '\r\n ';
      room = longest - 1;
    }
    out += letter;
    room -= size;
  }
  return out;
}
