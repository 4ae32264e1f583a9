/** A meeting while it is arranged: kept in this browser until its result is known. */
export interface DraftMeeting {
  /** Civil day and time, `2026-11-26` and `16:00`, in `zone`; empty until chosen. */
  readonly day: string;
  readonly time: string;
  readonly zone: 'theirs' | 'mine';
  readonly minutes: number;
  readonly place: string;
  /** Addresses, one a line or divided by commas, as typed. */
  readonly attendees: string;
  readonly agenda: string;
  /** How many invitations were made from it: a calendar moves the meeting by the number. */
  readonly sequence: number;
}
