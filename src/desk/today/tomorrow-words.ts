import type { Tomorrow } from '#engine/queue';
import { formatClock, formatCount, formatMoment, type Names } from '../../ui/index.ts';
import { elsewhere, midSentence, townOf, type Told } from './reason-words.ts';

/** What a day's delay costs, one line each; `bad`: something is lost by it. */
export function tomorrowWords({ effects }: Tomorrow, names: Names, told: Told): readonly { readonly text: string; readonly bad: boolean }[] {
  if (effects.length === 0) return [{ text: 'Nothing is lost by it.', bad: false }];
  return effects.map((effect) => {
    switch (effect.kind) {
      case 'windowMissed':
        return { text: `Misses ${effect.best ? 'the best hour' : 'the hours'} until ${formatClock(effect.until, effect.zone)}${elsewhere(told.now, effect.zone, told.zone)}; next ${midSentence(formatMoment(effect.next, { zone: effect.zone, now: told.now }))}`, bad: effect.best };
      case 'noHours':
        return { text: `No hours tomorrow in ${townOf(effect.zone)}; next ${midSentence(formatMoment(effect.next, { zone: effect.zone, now: told.now }))}`, bad: true };
      case 'gap':
        return effect.broken ? { text: `Breaks the rhythm: ${formatCount(effect.days, 'day')} since the last touch by then`, bad: true } : { text: `Keeps the rhythm: ${formatCount(effect.days, 'day')} since the last touch by then`, bad: false };
      case 'limitPassed':
        return { text: `The time limit passes ${midSentence(formatMoment(effect.at, { zone: told.zone, now: told.now }))}`, bad: true };
      case 'movesOn':
        return { text: `Moves on by itself ${midSentence(formatMoment(effect.at, { zone: told.zone, now: told.now }))}: ${names.outcome(effect.outcome)}`, bad: true };
    }
  });
}
