import { driver, type Driver, type DriveStep, type PopoverDOM } from 'driver.js';
import { announce } from '../../ui/index.ts';
import { findPlace, whenThere } from './place.ts';
import type { Tour, TourStep } from './tours.ts';
import 'driver.js/dist/driver.css';
import './tours.css';

/** What a tour needs from the app around it. */
export interface TourGround {
  /** Where the app is now. */
  readonly here: () => string;
  readonly go: (to: string) => Promise<void> | void;
  /** Milliseconds a place may take to appear. */
  readonly patience?: number;
  /** Nothing glides from place to place; as the system asks when left out. */
  readonly isStill?: boolean;
}

interface Stop {
  readonly element: HTMLElement | null;
  /** Said instead of pointing, when the place is not there. */
  readonly missing: string | null;
}

const usualPatience = 4_000;
let running: { readonly pointer: Driver; readonly leaving: AbortController } | null = null;

/**
 * Leads through a tour: goes to each address, waits for the place and points at it. A place that is not there is told,
 * and the tour goes on. Answers once it is over: whether it was seen to its end.
 */
export function runTour(tour: Tour, ground: TourGround): Promise<boolean> {
  endTour();
  return new Promise((resolve) => {
    const leaving = new AbortController();
    const steps: DriveStep[] = tour.steps.map(({ title, says }) => ({ popover: { title, description: says } }));
    let at = 0;
    const show = async (index: number): Promise<void> => {
      const step = tour.steps[index];
      if (step === undefined) {
        finish(index >= tour.steps.length);
        return;
      }
      at = index;
      const stop = await reach(step, ground, leaving.signal);
      if (leaving.signal.aborted) return;
      steps[index] = driveStep(step, stop);
      announce([`${index + 1} of ${tour.steps.length}. ${step.title}.`, ...(stop.missing === null ? [] : [stop.missing]), step.says].join(' '));
      pointer.drive(index);
      keepUp(pointer, leaving.signal);
    };
    const finish = (isWhole: boolean): void => {
      if (leaving.signal.aborted) return;
      leaving.abort();
      if (pointer.isActive()) pointer.destroy();
      if (running?.pointer === pointer) running = null;
      resolve(isWhole);
    };
    const pointer = driver({
      steps, animate: !(ground.isStill ?? prefersStill()), overlayColor: '#0b1120', overlayOpacity: 0.45, stageRadius: 10, stagePadding: 6, popoverClass: 'aca-tour', showProgress: true, progressText: '{{current}} of {{total}}',
      nextBtnText: 'Next', prevBtnText: 'Back', doneBtnText: 'Done', disableActiveInteraction: true, overlayClickBehavior: () => undefined,
      // the next stop is what people want first, and closing is behind Escape
      onPopoverRender: (popover) => {
        asDialog(popover);
        queueMicrotask(() => popover.nextButton.focus());
      },
      onNextClick: () => void show(at + 1),
      onPrevClick: () => { if (at > 0) void show(at - 1); },
      onDoneClick: () => finish(true),
      onCloseClick: () => finish(false),
      onDestroyed: () => finish(false),
    });
    running = { pointer, leaving };
    void show(0);
  });
}

/** Ends the tour that is running, if one is. */
export function endTour(): void {
  running?.pointer.destroy();
  running?.leaving.abort();
  running = null;
}

async function reach(step: TourStep, ground: TourGround, signal: AbortSignal): Promise<Stop> {
  const patience = ground.patience ?? usualPatience;
  const address = await addressOf(step, ground, patience, signal);
  if (address === null) return { element: null, missing: 'There is nothing to show here yet.' };
  if (ground.here() !== address) await ground.go(address);
  const element = await whenThere(() => findPlace(step.place), patience, signal);
  return element === null ? { element, missing: 'This place is not on the page now.' } : { element, missing: null };
}

/** The address of a step; the first of its kind is found by going where such things are listed. */
async function addressOf({ address }: TourStep, { here, go }: TourGround, patience: number, signal: AbortSignal): Promise<string | null> {
  if (address.type === 'at') return address.to;
  if (here().startsWith(address.under)) return here();
  if (here() !== address.on) await go(address.on);
  const link = await whenThere(() => firstLink(address.under), patience, signal);
  return link;
}

/** To one thing: not to a list, nor to a screen of another kind below it. */
function firstLink(under: string): string | null {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')].map((link) => link.getAttribute('href') ?? '');
  return links.find((href) => href.startsWith(under) && /^[0-9a-f-]{36}/.test(href.slice(under.length))) ?? null;
}

function driveStep({ title, says }: TourStep, { element, missing }: Stop): DriveStep {
  const description = missing === null ? says : `${missing} ${says}`;
  return { ...(element === null ? {} : { element }), popover: { title, description } };
}

/** Its title is a heading of the dialog, and its foot no landmark of the page. */
function asDialog({ title, footer }: PopoverDOM): void {
  title.setAttribute('role', 'heading');
  title.setAttribute('aria-level', '2');
  footer.setAttribute('role', 'group');
}

/** A page that has just come may still grow and move: the light follows for a moment. */
function keepUp(pointer: Driver, signal: AbortSignal): void {
  for (const later of [400, 900, 1_800]) setTimeout(() => { if (!signal.aborted && pointer.isActive()) pointer.refresh(); }, later);
}

function prefersStill(): boolean {
  return typeof window.matchMedia === 'function' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
