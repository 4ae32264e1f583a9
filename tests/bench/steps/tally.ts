import { emailsBeforeLost, mostForLost, size, type Deed } from './scenario.ts';

/** What a record must remember for this one drawing; the other engines keep it beside their own state, as one would. */
export interface Tally {
  here: { email: number; call: number };
  run: { email: number; call: number };
  connected: boolean;
}

export const newTally = (): Tally => ({ here: { email: 0, call: 0 }, run: { email: 0, call: 0 }, connected: false });

export function tallied(tally: Tally, deed: Deed['do']): void {
  if (deed === 'next' || deed === 'lost') return;
  const channel = deed === 'email' ? 'email' : 'call';
  tally.here[channel] += 1;
  tally.run[channel] += 1;
  if (channel === 'call') tally.connected = deed === 'connect';
}

/** Another stage: what was done here counts no more. */
export function left(tally: Tally): void {
  tally.here = { email: 0, call: 0 };
  tally.connected = false;
}

/** The three gates of every stage, answered by a line of code each. */
export const gates = {
  reached: (tally: Tally): boolean => tally.connected && tally.here.email >= 1,
  next: (tally: Tally): boolean => tally.here.email >= 1 && tally.here.call >= 1,
  lost: (tally: Tally): boolean => tally.run.email >= emailsBeforeLost && tally.run.call >= 1 && size <= mostForLost,
} as const;
