import type { Use, UsePart } from '#engine/blueprint';
import type { Names } from './names.ts';

const parts: Readonly<Record<UsePart, string>> = {
  enrolment: 'rule of enrolment', ruledOut: 'who is ruled out', exit: 'who leaves by itself', rank: 'who comes first', override: 'overrides', review: 'review before publishing', start: 'where records start', scenario: 'a scenario',
  gate: 'gate', lane: 'a lane', timeLimit: 'time limit',
  appears: 'when it is shown', required: 'when it is required', prerequisite: 'what comes first', due: 'when it is due', assignee: 'who does it', handOver: 'hand-over', approval: 'approval', form: 'fields to fill',
  template: 'a template', variant: 'a variant', document: 'a document', script: 'script', instructions: 'instructions', listener: 'signals it listens for',
  from: 'where it leads out of', target: 'where it leads', trigger: 'what sets it off', who: 'who may take it', effect: 'what follows',
};

/** One place that speaks of something: whose it is and which part, "Qualified" and "gate". */
export interface UseWords {
  readonly owner: string;
  readonly part: string;
}

/** Where something is spoken of, in words. */
export function describeUse({ target, part }: Use, names: Names): UseWords {
  switch (target.type) {
    case 'blueprint':
      return { owner: 'The blueprint', part: parts[part] };
    case 'stage':
      return { owner: names.stage(target.stage) || 'Stage without a name', part: parts[part] };
    case 'activity':
      return { owner: names.activity(target.activity) || 'Activity without a name', part: parts[part] };
    case 'outcome':
      return { owner: names.outcome(target.outcome) || 'Outcome without a name', part: parts[part] };
  }
}
