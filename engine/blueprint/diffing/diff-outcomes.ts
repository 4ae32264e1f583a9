import type { Outcome } from '../model/blueprint.ts';
import type { Field } from '../model/record-type.ts';
import type { ChangeTarget } from './change.ts';
import { fieldChange, type Ledger } from './ledger.ts';
import { absorbMarks } from './marks.ts';
import { meaningInOutcome } from './meaning.ts';
import { isSame, keysOf } from './values.ts';

/** Ways out that came, went or changed. */
export function diffOutcomes(ledger: Ledger, fields: Readonly<Record<string, Field>>): void {
  const { a, b } = ledger;
  for (const id of keysOf(a.outcomes, b.outcomes)) {
    const [before, after] = [a.outcomes[id], b.outcomes[id]];
    const target: ChangeTarget = { type: 'outcome', id, stage: stageOf(after ?? before) };
    if (!before || !after) {
      const made = () => ledger.open(`outcome/${id}`, () => ({ kind: before ? 'removed' : 'added', severity: before ? 'strands' : 'frees', target, field: null, before, after }));
      if (ledger.note(made, ['outcomes', id])) absorbMarks(ledger, made, id);
      continue;
    }
    if (isSame(before, after)) continue;
    for (const field of keysOf(before, after)) fieldChange(ledger, target, ['outcomes', id, field], field, () => meaningInOutcome(field, before, after, fields));
  }
}

function stageOf(outcome: Outcome | undefined): string | null {
  return outcome?.from.type === 'stage' ? outcome.from.stage : null;
}
