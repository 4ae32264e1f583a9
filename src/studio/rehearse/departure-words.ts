import type { Departure } from '#engine/rehearsal';
import { capital, describeLock, describeRefusal, formatDuration, type Names } from '../../ui/index.ts';

/** What came differently, in a few words, and why. */
export function departureWords(departure: Departure, names: Names): { readonly what: string; readonly why: string } {
  switch (departure.type) {
    case 'blocked': {
      const what = departure.outcome === null ? `Held in ${names.stage(departure.stage)}` : `“${names.outcome(departure.outcome)}” held in ${names.stage(departure.stage)}`;
      const later = departure.openedAt === null ? '' : `; through ${formatDuration(departure.openedAt - departure.at)} later`;
      return { what, why: `${capital(departure.verdict === null ? describeRefusal(departure.refusal, names) : describeLock(departure.verdict))}${later}` };
    }
    case 'opened':
      return { what: `Let through in ${names.stage(departure.stage)}`, why: 'Was refused then' };
    case 'elsewhere':
      return { what: `In ${names.stage(departure.now)} instead of ${names.stage(departure.was)}`, why: 'The ways part here' };
    case 'gone':
      return { what: departure.what === 'activity' ? `“${names.activity(departure.id)}” is not done any more` : `“${names.outcome(departure.id)}” is not there any more`, why: 'Not drawn in this draft' };
    case 'keptOut':
      return { what: 'Would not have come in', why: capital(describeRefusal(departure.refusal, names)) };
  }
}
