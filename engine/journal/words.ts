import { z } from 'zod';
import type { Frozen } from '#engine/blueprint';

const text = z.string().max(20_000);

/** A stretch of a line, plain or set off; `link` is where it leads. */
const spanSchema = z.strictObject({ text, bold: z.literal(true).optional(), italic: z.literal(true).optional(), link: z.string().max(2000).optional() });

/** A line of a letter: an ordinary one, or an item of a list so many steps in (from 0); `number` is there in counted lists. */
const letterLineSchema = z.strictObject({ spans: z.array(spanSchema).max(500), list: z.strictObject({ depth: z.number().int().min(0).max(20), number: z.number().int().optional() }).optional() });

/**
 * A letter as it was written to a customer: the plain text that mail programs are handed, and the lines with their
 * formatting when there is any. Merge fields are filled in by then (S77).
 */
export const letterSchema = z.strictObject({
  to: z.string().max(320),
  subject: z.string().max(1000),
  body: text,
  lines: z.array(letterLineSchema).max(2000).optional(),
  attachments: z.array(z.strictObject({ name: z.string().max(200), url: z.string().max(2000) })).max(20).optional(),
});

/** A meeting as it was agreed on: when (an instant) and for how many minutes, where, with whom, about what (S7). */
export const meetingSchema = z.strictObject({
  title: z.string().max(500),
  start: z.number().int().min(0),
  minutes: z.number().int().min(1).max(1440),
  place: z.string().max(2000),
  attendees: z.array(z.string().max(320)).max(50),
  agenda: text,
});

export type LetterSpan = Frozen<z.infer<typeof spanSchema>>;
export type LetterLine = Frozen<z.infer<typeof letterLineSchema>>;
export type WrittenLetter = Frozen<z.infer<typeof letterSchema>>;
export type AgreedMeeting = Frozen<z.infer<typeof meetingSchema>>;
