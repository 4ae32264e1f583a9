import { z } from 'zod';

/** The six units a wait may be told in (domain.md section 5). Working units count only working time. */
export const waitUnits = ['minutes', 'hours', 'days', 'weeks', 'workingHours', 'workingDays'] as const;
export type WaitUnit = (typeof waitUnits)[number];

/** The longest wait a blueprint may hold: 400 days (domain.md section 10). */
export const longestWaitDays = 400;

const minutesOf = { minutes: 1, hours: 60, days: 1440, weeks: 10_080, workingHours: 60, workingDays: 1440 } as const;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:00');

const waitShape = z.strictObject({ amount: z.number().int().min(0), unit: z.enum(waitUnits), at: timeOfDay.optional() });

/**
 * A stretch of time such as "2 working days, at 09:00". `at` moves the end to that civil time on the day it
 * falls on (only for days, weeks and working days).
 */
export const waitSchema = waitShape.refine((wait) => leastMinutes(wait) <= longestWaitDays * minutesOf.days, `may be at most ${longestWaitDays} days long`);
export type Wait = Readonly<z.infer<typeof waitShape>>;

/** The shortest real time a wait can take, in minutes: working units are taken as if all time were working time. */
export function leastMinutes(wait: Wait): number {
  return wait.amount * minutesOf[wait.unit];
}

export { timeOfDay };
