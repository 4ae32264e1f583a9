import type { Place } from './place.ts';

/** Who a tour is for. */
export type TourRole = 'manager' | 'rep' | 'trainer';

/** Where a step is shown: at an address, or behind the first link of the page to such an address. */
export type TourAddress = { readonly type: 'at'; readonly to: string } | { readonly type: 'first'; readonly on: string; readonly under: string };

/** One stop of a tour. */
export interface TourStep {
  readonly address: TourAddress;
  readonly place: Place;
  readonly title: string;
  readonly says: string;
}

/** A short way through the app from one role's chair. */
export interface Tour {
  readonly role: TourRole;
  readonly name: string;
  readonly about: string;
  readonly steps: readonly TourStep[];
}

const at = (to: string): TourAddress => ({ type: 'at', to });
const aRecord: TourAddress = { type: 'first', on: '/today', under: '/records/' };
const aBlueprint: TourAddress = { type: 'first', on: '/blueprints', under: '/blueprints/' };

const manager: Tour = {
  role: 'manager', name: 'For managers', about: 'Draw how you sell, publish it, see what holds records up.',
  steps: [
    { address: at('/blueprints'), place: { type: 'named', role: 'heading', name: 'Blueprints' }, title: 'Your processes', says: 'Every way your team sells is one drawing. What is published here is what everybody works by.' },
    { address: aBlueprint, place: { type: 'stage' }, title: 'A stage', says: 'What to do, when it is due, and the ways out. A way out with a gate stays locked until what it asks is done.' },
    { address: aBlueprint, place: { type: 'intent', intent: 'publish' }, title: 'Publish', says: 'Changes live in the draft until you publish. Before that you see who would be held back, and can rehearse it on thousands of invented records.' },
    { address: at('/board'), place: { type: 'stage' }, title: 'Where everybody stands', says: 'The same stages with the records in them. Moving one asks exactly for what its gate still wants.' },
    { address: at('/approvals'), place: { type: 'named', role: 'heading', name: 'Approvals' }, title: 'What waits for you', says: 'Discounts, overrides and reviews come here, with what you need to decide.' },
    { address: at('/learn'), place: { type: 'named', role: 'region', name: 'More ways to learn' }, title: 'Learning it', says: 'New people practise on invented records made from these very drawings, before anything counts.' },
  ],
};

const rep: Tour = {
  role: 'rep', name: 'For reps', about: 'From the list of today to a record that moves on.',
  steps: [
    { address: at('/today'), place: { type: 'named', role: 'heading', name: 'Today' }, title: 'Your day', says: 'What is due, the most urgent first, and why it is first. Work it from the top.' },
    { address: aRecord, place: { type: 'stage' }, title: 'What this stage asks', says: 'The work in order, with what to say. Locked lines tell what they wait for.' },
    { address: aRecord, place: { type: 'intent', intent: 'complete' }, title: 'Do the next thing', says: 'One button does what is next. How it ended decides where the record goes.' },
    { address: aRecord, place: { type: 'intent', intent: 'choose' }, title: 'The ways out', says: 'Open ones can be taken now. A locked one shows what is missing and the shortest way to open it.' },
    { address: aRecord, place: { type: 'named', role: 'complementary', name: 'About this record' }, title: 'What happened before', says: 'Every step, message and note of this record, and where it stands on the drawing.' },
    { address: at('/learn'), place: { type: 'intent', intent: 'practise' }, title: 'Try it first', says: 'Not sure about a stage? Practise it here on an invented record. Nothing you do there is real.' },
  ],
};

const trainer: Tour = {
  role: 'trainer', name: 'For trainers', about: 'Show it, let them try it, see what they have mastered.',
  steps: [
    { address: at('/learn'), place: { type: 'named', role: 'region', name: 'Classes' }, title: 'Your classes', says: 'Who is to learn what by when, and who is late.' },
    { address: at('/learn/walkthroughs'), place: { type: 'intent', intent: 'record' }, title: 'Show it once', says: 'Do the work on a practice record and say what you do. It plays on later versions too, and tells where they differ.' },
    { address: at('/learn'), place: { type: 'intent', intent: 'practise' }, title: 'Let them try', says: 'Drills are made from the drawing: together they take every way out and meet every locked gate.' },
    { address: aBlueprint, place: { type: 'stage' }, title: 'The real thing', says: 'The drawing everybody works by. When it changes, Learn tells who has to learn what again.' },
    { address: at('/learn'), place: { type: 'named', role: 'region', name: 'More ways to learn' }, title: 'Coach on real calls', says: 'Review calls with your people, keep the good ones, and let new hires follow a colleague’s run.' },
  ],
};

/** A tour for each of the three roles. */
export const tours: Readonly<Record<TourRole, Tour>> = { manager, rep, trainer };

/** The tour that fits a view; null for views that have none. */
export function tourFor(view: string): Tour | null {
  return view === 'manager' || view === 'rep' || view === 'trainer' ? tours[view] : null;
}
