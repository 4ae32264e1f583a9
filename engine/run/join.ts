import { canonicalJson } from '#engine/kernel';
import { touchChannels, type Fields } from '#engine/blueprint';

/**
 * What the customer wants to be spared, asked of several records of theirs at once: whatever any of them says holds,
 * the strictest wins (S26, rule R202). Only what is wanted is answered; no wish at all answers nothing.
 */
export function unitedWishes(records: readonly Fields[]): Fields {
  const none = records.some(({ doNotContact }) => doNotContact === true);
  const named = new Set(records.flatMap(({ doNotContactChannels }) => (Array.isArray(doNotContactChannels) ? doNotContactChannels : [])));
  const known = touchChannels.filter((channel) => named.has(channel));
  const others = [...named].filter((channel) => !known.some((one) => one === channel)).sort();
  return { ...(none ? { doNotContact: true } : {}), ...(named.size === 0 ? {} : { doNotContactChannels: [...known, ...others] }) };
}

/** Of wanted values those that really differ from what a record says. */
export function changedFields(record: Fields, wanted: Fields): Fields {
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => canonicalJson(value) !== canonicalJson(record[key] ?? null)));
}

/**
 * What merging writes to the record that is kept: the chosen values as far as they differ, and the wishes of both
 * (rule R202): nobody chooses an opt-out away.
 */
export function mergedFields(kept: Fields, absorbed: Fields, chosen: Fields): Fields {
  return changedFields(kept, { ...chosen, ...unitedWishes([kept, absorbed]) });
}

/**
 * Which of another record's runs go on in the record that is kept: those of blueprints it is not walking itself, the
 * newest of each. All others end (rule R200).
 */
export function runsToCarry<Walked extends { readonly id: string; readonly blueprint: string; readonly status: 'running' | 'ended' | 'exited' }>(kept: readonly Walked[], absorbed: readonly Walked[]): readonly Walked[] {
  const walking = new Set(kept.filter((run) => run.status === 'running').map((run) => run.blueprint));
  const running = absorbed.filter((run) => run.status === 'running' && !walking.has(run.blueprint));
  return running.filter((run) => !running.some((other) => other.blueprint === run.blueprint && other.id > run.id));
}
