import type { Fix } from '#engine/gates';
import type { ActivityOption, Options } from '#engine/run';
import type { RecordData } from './record-data.ts';

/** Where a fix button leads on this page. */
export type Place = { readonly type: 'activity'; readonly activity: string } | { readonly type: 'field'; readonly field: string } | { readonly type: 'entry'; readonly entry: string } | { readonly type: 'approval'; readonly role: string };

/** The place on the page where a fix is made, or null when nothing on this page makes it. */
export function placeOf(fix: Fix, living: Options): Place | null {
  switch (fix.type) {
    case 'fill':
      return { type: 'field', field: fix.field };
    case 'tick':
      return { type: 'activity', activity: fix.activity };
    case 'do': {
      const open = living.activities.filter((option) => option.status === 'open' || option.status === 'locked' || option.status === 'done');
      const fits = open.filter((option) => (fix.activity === null || option.activity.id === fix.activity) && (fix.channel === null || option.activity.channel === fix.channel));
      const best = fits.find((option) => option.status === 'open') ?? fits.find((option) => option.status === 'locked') ?? fits[0];
      return best ? { type: 'activity', activity: best.activity.id } : null;
    }
    case 'ask':
      return fix.purpose === 'approve' ? approvalPlace(fix.role, living) : null;
    default:
      return null;
  }
}

/** An approval is asked for in its activity where one is drawn, else on its own card. */
function approvalPlace(role: string, living: Options): Place | null {
  const drawn = living.activities.find((option) => option.status === 'open' && option.activity.approval?.role === role);
  if (drawn) return { type: 'activity', activity: drawn.activity.id };
  return living.approvals?.some((one) => one.role === role) ? { type: 'approval', role } : null;
}

/** The element of a place; a field asked in an open form comes before the same field on the record card. */
export function elementOf(place: Place): HTMLElement | null {
  switch (place.type) {
    case 'activity':
      return document.getElementById(`activity-${place.activity}`);
    case 'field':
      return document.querySelector(`[data-field="${CSS.escape(place.field)}"]`);
    case 'entry':
      return document.getElementById(`entry-${place.entry}`);
    case 'approval':
      return document.querySelector(`[data-role="${CSS.escape(place.role)}"]`);
  }
}

/** Brings a place into view and puts the focus on the first thing to fill in there. */
export function goTo(place: Place): void {
  // wait for the row to open before looking for its inputs
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const element = elementOf(place);
    if (!element) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const target = firstInput(element);
    target.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
    target.focus({ preventScroll: true });
  }));
}

/** In an open activity the first field that must be filled in and is not, else its first result, else the first thing to fill in; elsewhere the first control, else the place itself. */
function firstInput(place: HTMLElement): HTMLElement {
  const work = place.querySelector<HTMLElement>('.desk-work');
  const asked = work?.querySelector<HTMLElement>('[data-asked] :is(input, textarea, select)');
  if (asked) return asked;
  return (work ?? place).querySelector<HTMLElement>('[data-first]') ?? (work ?? place).querySelector<HTMLElement>('input, textarea, select, button') ?? place;
}

/** The page's clock stands behind the entry just written by up to a minute: what fell due meanwhile is due now. */
const moment = 60_000;

/** Whether something is due by now; what has no time of its own is not. */
export function isDueNow(dueAt: number | null, now: number): boolean {
  return dueAt !== null && dueAt <= now + moment;
}

/**
 * The activity to open by itself: what is due by now, then what must be done before what may; of those the one due first.
 * What is due now although it is optional comes before tomorrow's duty: the voicemail after a call that nobody took (S52).
 */
export function nextActivity({ options: living, when, me }: Pick<RecordData, 'options' | 'when' | 'me'>): string | null {
  // what was offered to somebody else is theirs to answer
  const open = (living?.activities ?? []).filter(({ status, handOver }) => status === 'open' && (handOver?.status !== 'offered' || handOver.to === me.id));
  // what has no time of its own may be done at any, unless it is counted from something that is still to be done
  const at = (option: ActivityOption): number => option.dueAt ?? (countsFrom(option, living) === null ? when.now + moment : Infinity);
  const later = (option: ActivityOption): number => Number(!isDueNow(option.dueAt, when.now));
  const sorted = [...open].sort((a, b) => later(a) - later(b) || Number(b.required) - Number(a.required) || Math.sign(at(a) - at(b)) || 0);
  return sorted[0]?.activity.id ?? null;
}

/** The activity from which this one's time is counted, while that is still to be done: until then it has no moment of its own. */
export function countsFrom({ activity: { due }, dueAt }: ActivityOption, living: Options | null): string | null {
  if (dueAt !== null || due.type !== 'activity') return null;
  const awaited = living?.activities.find(({ activity }) => activity.id === due.activity);
  return awaited?.status === 'open' || awaited?.status === 'locked' ? awaited.activity.id : null;
}

/** Puts the focus on an activity's line where it was lost with the place of work that closed: the next thing is under the hand. */
export function takeUp(activity: string): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  elementOf({ type: 'activity', activity })?.focus({ preventScroll: true });
}
