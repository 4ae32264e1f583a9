import type { StageId } from '../model/ids.ts';
import { warning, hint, type Check, type Drawing } from '../checking/drawing.ts';
import { rememberedByText } from '../checking/remembered.ts';
import { planOf, plansOf, rhythmText } from '../checking/touch-plan.ts';

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
const measured = rememberedByText(rhythmText, (drawing: Drawing): Stretch | null => {
  const { start } = drawing.blueprint;
  return start === null || plansOf(drawing).reduce((sum, { plan }) => sum + plan.touches.length, 0) < fewestTouches ? null : longest(drawing, start);
});

interface Stretch {
  /** Days from entering the stage to the last touch from there on; below zero when there is none. */
  readonly days: number;
  readonly path: readonly StageId[];
}

/** The longest stretch from entering a stage to the last touch, each loop walked once. */
function longest({ sceneOf }: Drawing, start: StageId): Stretch {
  const known = new Map<StageId, Stretch>();
  const open = new Set<StageId>();
  const from = (stage: StageId): Stretch => {
    const scene = sceneOf(stage);
    const before = known.get(stage);
    if (before) return before;
    if (!scene || open.has(stage)) return none;
    open.add(stage);
    const plan = planOf(scene);
    let best: Stretch = { days: Math.max(-1, ...plan.touches.map(({ day }) => day)), path: [stage] };
    for (const { to, day } of plan.ways) {
      const on = from(to);
      if (on.days >= 0 && day + on.days > best.days) best = { days: day + on.days, path: [stage, ...on.path] };
    }
    open.delete(stage);
    known.set(stage, best);
    return best;
  };
  return from(start);
}

const none: Stretch = { days: -1, path: [] };
