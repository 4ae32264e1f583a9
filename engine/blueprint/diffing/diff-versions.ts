import type { Blueprint } from '../model/blueprint.ts';
import type { Field } from '../model/record-type.ts';
import type { Change, Severity } from './change.ts';
import { diffActivities } from './diff-activities.ts';
import { diffOutcomes } from './diff-outcomes.ts';
import { diffRest } from './diff-rest.ts';
import { diffStages } from './diff-stages.ts';
import { diffView } from './diff-view.ts';
import { createLedger } from './ledger.ts';

const ranks: Readonly<Record<Severity, number>> = { strands: 0, blocks: 1, changes: 2, frees: 3, none: 4 };

/**
 * What is different in meaning between two drawings of one blueprint, the gravest for running records first (B10,
 * domain.md section 7; rules B70 to B76). Things are matched by their ids, so that a renamed stage is the same stage.
 * `fields` of the record type let it tell more gates as tightened or loosened.
 *
 * @example diffVersions(live.document, draft).filter(({ severity }) => severity === 'blocks') // who may be held back
 */
export function diffVersions(a: Blueprint, b: Blueprint, fields: Readonly<Record<string, Field>> = {}): readonly Change[] {
  if (a === b) return [];
  const ledger = createLedger(a, b);
  diffStages(ledger, fields);
  diffActivities(ledger, fields);
  diffOutcomes(ledger, fields);
  diffRest(ledger);
  diffView(ledger);
  return [...ledger.changes()].sort((one, other) => ranks[one.severity] - ranks[other.severity] || Number(one.kind === 'placed') - Number(other.kind === 'placed'));
}
