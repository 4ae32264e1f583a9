import { actingRhythm, newBlueprint, newOutcome, newStage, usualOverride, type Blueprint, type EndResult, type Enforce, type Stage } from '#engine/blueprint';
import type { IdSource } from '#engine/kernel';
import { newIds } from '../../storage/index.ts';

/**
 * Limits of touch act from the first day. Moving due moments to preferred days is left to the manager: a lead that
 * comes in on a Friday evening would show on nobody's Today before Tuesday (speed to lead, S112).
 */
const limitsAct: Enforce = { slide: false, gap: true, bundles: true, touches: true, template: true, channel: true };

/** The smallest drawing that makes sense: one stage with a way to Won and a way to Lost, limits of touch that act and a rule for overrides. */
export function blankBlueprint(recordType = 'lead', ids: IdSource = newIds()): Blueprint {
  const [first, won, lost, toWon, toLost] = [ids.next(), ids.next(), ids.next(), ids.next(), ids.next()];
  return {
    ...newBlueprint({ id: ids.next(), name: 'New blueprint', recordType }),
    rhythm: { ...actingRhythm, enforce: limitsAct },
    override: usualOverride,
    start: first,
    stages: { [first]: newStage('work', first, 'First stage'), [won]: endStage(won, 'Won', 'won'), [lost]: endStage(lost, 'Lost', 'lost') },
    outcomes: {
      [toWon]: newOutcome({ id: toWon, stage: first, name: 'Interested', tone: 'positive', to: won, order: 0 }),
      [toLost]: newOutcome({ id: toLost, stage: first, name: 'Not interested', tone: 'negative', to: lost, order: 1 }),
    },
    view: { positions: { [first]: { x: 0, y: 0 }, [won]: { x: 376, y: 0 }, [lost]: { x: 376, y: 120 } }, bends: {}, collapsed: [] },
  };
}

function endStage(id: string, name: string, result: EndResult): Stage {
  return { ...newStage('end', id, name), end: { result } };
}
