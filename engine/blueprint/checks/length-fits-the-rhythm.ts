import type { StageId } from '../model/ids.ts';
import { hint, warning, type Check } from '../checking/drawing.ts';
import { touchNet, whileRhythmSame, type TouchNet } from '../checking/touch-plan.ts';

const check = 'length-fits-the-rhythm';
/** Fewer touches than this are no cadence: a confirmation or two. */
const fewestTouches = 3;

/** The planned way that touches the customer longest is neither longer nor shorter than the rhythm says. */
export const lengthFitsTheRhythm: Check = {
  name: check,
  reads: ['rhythm', 'start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => {
    const { length } = drawing.blueprint.rhythm;
    const stretch = measured(drawing);
    if (stretch === null) return [];
    const { days, path } = stretch;
    const set = (limit: 'min' | 'max') => [{ label: `Set the rhythm to ${days} days`, edits: [{ type: 'setField' as const, path: ['rhythm', 'length', limit], value: days }] }];
    const target = { type: 'blueprint' as const };
    if (days > length.max) return [{ ...warning(check, target, `The last touch is planned ${days} days after the start; the rhythm ends after ${length.max}.`, days <= 400 ? set('max') : []), path }];
    if (days < length.min) return [{ ...hint(check, target, `The last touch is planned ${days} days after the start; the rhythm asks for ${length.min} at least.`, set('min')), path }];
    return [];
  },
};

/** The longest stretch of touches; null where there are too few to measure. */
const measured = whileRhythmSame((drawing): Stretch | null => {
  const net = touchNet(drawing);
  const touches = net.topology.reachable.nodes.reduce((sum, place) => sum + (net.plans[place]?.touches.length ?? 0), 0);
  return net.topology.start < 0 || touches < fewestTouches ? null : longest(net);
});

interface Stretch {
  /** Days from entering the start to the last touch; below zero when there is none. */
  readonly days: number;
  readonly path: readonly StageId[];
}

/** The longest stretch from the start to the last touch, each loop walked once. */
function longest({ scenes, plans, topology: { start, targets } }: TouchNet): Stretch {
  /** By stage: days to the last touch from there on, and the stage it goes on to. */
  const known: { days: number; to: number }[] = [];
  const from = (place: number): number => {
    const before = known[place];
    if (before) return before.days;
    const plan = plans[place];
    // while a stage is open it counts as one without touches
    const best = { days: -1, to: -1 };
    known[place] = best;
    let days = Math.max(-1, ...(plan?.touches ?? []).map(({ day }) => day));
    for (const [way, to] of (targets[place] ?? []).entries()) {
      const on = to < 0 ? -1 : from(to);
      const day = plan?.ways[way]?.day ?? 0;
      if (on < 0 || day + on <= days) continue;
      days = day + on;
      best.to = to;
    }
    best.days = days;
    return days;
  };
  const days = from(start);
  const path: StageId[] = [];
  for (let place = start; place >= 0; place = known[place]?.to ?? -1) path.push(scenes[place]?.stage.id ?? '');
  return { days, path };
}
