/** A person's queue: one order that can be read, what a delay would cost, what fits into a day, how a pile is spread. Pure. */
export { factsOf, rulesOf, type QueueFacts, type QueueItem, type QueueRules, type QueueWeight } from './item.ts';
export { createHoursClock, hoursAt, type HoursNow } from './hours.ts';
export { mostPoints, reasonsOf, scoreOf, type QueueReason, type QueueReasonKind } from './reasons.ts';
export { rankDues, sectionsOf, type QueueSection, type QueueSections, type RankedLine } from './rank.ts';
export { whatIfTomorrow, type TimedOutcome, type Tomorrow, type TomorrowEffect } from './tomorrow.ts';
export { capacity, usualMinutes, type Capacity, type MinutesByChannel } from './capacity.ts';
export { pileOf, spread, type Pile, type Spread, type SpreadDay, type SpreadPlan, type StuckReason } from './spread.ts';
