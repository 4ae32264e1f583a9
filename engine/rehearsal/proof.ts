import type { Evidence } from './evidence.ts';
import type { ProofFinding } from './finding.ts';

/** One trap that exploration looks for. Its name is the sentence it defends; its page stands beside it. */
export interface Proof {
  readonly name: string;
  find(evidence: Evidence): readonly ProofFinding[];
}
