import type { Activity, Fields, RecordType } from '#engine/blueprint';
import { atCivil, civilDate, civilTime, isZone, weekday } from '#engine/calendar';
import type { CalendarMeeting } from '#engine/exchange';
import { inOrder } from '#engine/kernel';
import type { AgreedMeeting } from '#engine/journal';
import { isMailAddress } from '../../links.ts';

/** A meeting while it is arranged: kept in this browser until its result is known. */
export interface DraftMeeting {
  /** Civil day and time, `2026-11-26` and `16:00`, in `zone`; empty until chosen. */
  readonly day: string;
  readonly time: string;
  readonly zone: 'theirs' | 'mine';
  readonly minutes: number;
  readonly place: string;
  /** Addresses, divided by commas or line ends, as typed. */
  readonly attendees: string;
  /** Null while it is the template's text. */
  readonly agenda: string | null;
  /** How many files were made from it: a calendar moves the meeting by the number. */
  readonly sequence: number;
}

/** The zones a meeting is told in: the record's own and that of whoever arranges it. */
export interface MeetingZones {
  readonly theirs: string;
  readonly mine: string;
}

/** A meeting nobody has arranged yet, with the customer as guest. */
export function newMeeting(guest: string | null): DraftMeeting {
  return { day: '', time: '', zone: 'theirs', minutes: 30, place: '', attendees: guest ?? '', agenda: null, sequence: 0 };
}

/** When it starts, as an instant; null until a day and a time are chosen. */
export function startOf({ day, time, zone }: Pick<DraftMeeting, 'day' | 'time' | 'zone'>, zones: MeetingZones): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d/.test(time)) return null;
  const wanted = zones[zone];
  return atCivil(day, time.slice(0, 5), isZone(wanted) ? wanted : 'UTC');
}

/** The same moment told in the other zone: choosing whose clock is meant moves nothing. */
export function toldIn(draft: DraftMeeting, zone: DraftMeeting['zone'], zones: MeetingZones): DraftMeeting {
  const start = startOf(draft, zones);
  return start === null ? { ...draft, zone } : { ...draft, zone, day: civilDate(start, zones[zone]), time: civilTime(start, zones[zone]).slice(0, 5) };
}

/** What speaks against a moment, in words: it is over, at night or at the weekend for one of the two. */
export function doubtsAbout(start: number, zones: MeetingZones, now: number): readonly string[] {
  if (start <= now) return ['That moment is over.'];
  const clocks = isSameClock(start, zones) ? ([['', zones.theirs]] as const) : ([[' for them', zones.theirs], [' for you', zones.mine]] as const);
  return clocks.flatMap(([whose, zone]) => {
    const hour = Number(civilTime(start, zone).slice(0, 2));
    return [
      ...(hour < 8 || hour >= 18 ? [`That is ${civilTime(start, zone).slice(0, 5)}${whose}, outside 08:00 to 18:00.`] : []),
      ...(weekday(start, zone) >= 6 ? [`That is a weekend${whose}.`] : []),
    ];
  });
}

/** Both have the same day and time then, whatever their zones are called. */
export function isSameClock(start: number, { theirs, mine }: MeetingZones): boolean {
  return civilDate(start, theirs) === civilDate(start, mine) && civilTime(start, theirs) === civilTime(start, mine);
}

/** The addresses among what was typed, each once, and what is none. */
export function guestsIn(typed: string): { readonly guests: readonly string[]; readonly wrong: readonly string[] } {
  const parts = [...new Set(typed.split(/[,;\n]/).map((part) => part.trim()).filter(Boolean))];
  return { guests: parts.filter(isMailAddress), wrong: parts.filter((part) => !isMailAddress(part)) };
}

/** The meeting as the journal keeps it; null until it has a moment. */
export function agreedMeeting(draft: DraftMeeting, title: string, agenda: string, zones: MeetingZones): AgreedMeeting | null {
  const start = startOf(draft, zones);
  if (start === null) return null;
  return { title: title.slice(0, 500), start, minutes: draft.minutes, place: draft.place.trim().slice(0, 2000), attendees: guestsIn(draft.attendees).guests.slice(0, 50), agenda: agenda.slice(0, 20_000) };
}

/** The file for calendars. `attempt`: a later try is the same meeting, moved, so its number is higher than any before. */
export function calendarMeeting(agreed: AgreedMeeting, from: { readonly id: string; readonly attempt: number; readonly sequence: number; readonly organizer: string; readonly now: number }): CalendarMeeting {
  const { title, start, minutes, place, attendees, agenda } = agreed;
  return {
    id: `${from.id}@baton`, sequence: from.attempt * 1000 + from.sequence, title, text: agenda, place, start, end: start + minutes * 60_000, now: from.now,
    ...(isMailAddress(from.organizer) ? { organizer: { email: from.organizer } } : {}), attendees: attendees.map((email) => ({ email })),
  };
}

/** The field of the form that says when the meeting is, so that dues around it count from there; null without one. */
export function momentField({ form }: Pick<Activity, 'form'>, type: RecordType | undefined): { readonly key: string; readonly kind: 'date' | 'dateTime' } | null {
  for (const { field: key } of inOrder(form)) {
    const kind = type?.fields[key]?.kind;
    if (kind === 'dateTime' || kind === 'date') return { key, kind };
  }
  return null;
}

/** What that field is set to by the chosen moment: a day in the record's zone, or the instant. */
export function momentFields(start: number | null, field: ReturnType<typeof momentField>, zones: MeetingZones): Fields {
  if (start === null || field === null) return {};
  return { [field.key]: field.kind === 'date' ? civilDate(start, zones.theirs) : new Date(start).toISOString() };
}
