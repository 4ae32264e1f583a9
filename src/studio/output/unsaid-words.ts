import type { SayablePart, Unsaid } from '#engine/exchange';
import { formatCount } from '../../ui/index.ts';

const words: Readonly<Record<SayablePart, readonly [one: string, many?: string]>> = {
  phases: ['phase'], lanes: ['lane'], activities: ['activity', 'activities'], activityRules: ['activity with rules of its own', 'activities with rules of their own'], texts: ['activity with texts to use', 'activities with texts to use'],
  gates: ['gate'], triggers: ['outcome that goes off by itself', 'outcomes that go off by themselves'], takers: ['rule who may take an outcome', 'rules who may take an outcome'], forms: ['outcome with a form', 'outcomes with a form'],
  reasons: ['outcome that asks for a reason', 'outcomes that ask for a reason'], effects: ['outcome from which something follows', 'outcomes from which something follows'], limits: ['limit on how often an outcome is taken', 'limits on how often an outcome is taken'],
  timeLimits: ['time limit'], signposts: ['stage with signposts', 'stages with signposts'], commonOutcomes: ['way out of every stage', 'ways out of every stage'], openOutcomes: ['outcome that leads nowhere yet', 'outcomes that lead nowhere yet'],
  switchedOff: ['stage that is switched off', 'stages that are switched off'], positions: ['place of a card', 'places of cards'], notes: ['note'], goal: ['goal'], enrolment: ['rule who comes in', 'rules who comes in'], rhythm: ['rhythm'],
  signals: ['signal'], overrides: ['rule who may go past a gate', 'rules who may go past a gate'], scenarios: ['scenario'], review: ['rule who reviews', 'rules who review'],
};

/** What a file does not tell, as a list to read: "4 gates", "the rhythm". */
export function describeUnsaid({ part, count }: Unsaid): string {
  const [one, many] = words[part];
  return count === 1 && (part === 'rhythm' || part === 'goal') ? `the ${one}` : formatCount(count, one, many);
}
