import type { ChangeTarget } from './change.ts';
import { fieldChange, type Ledger } from './ledger.ts';
import { absorbMarks } from './marks.ts';
import { meaningInWhole } from './meaning.ts';
import { holderAt, keysOf, valueAt } from './values.ts';

const maps = { phases: 'phase', notes: 'note', signals: 'signal', scenarios: 'scenario' } as const;
const elsewhere: ReadonlySet<string> = new Set(['stages', 'activities', 'outcomes', 'view', ...Object.keys(maps)]);

/** Phases, notes, signals, scenarios, and everything said about the blueprint as a whole. */
export function diffRest(ledger: Ledger): void {
  const { a, b } = ledger;
  for (const [part, type] of [['phases', 'phase'], ['notes', 'note'], ['signals', 'signal'], ['scenarios', 'scenario']] as const) diffMap(ledger, part, type);
  for (const field of keysOf(a, b)) {
    if (elsewhere.has(field)) continue;
    // The parts of enrolment and rhythm are changes of their own: each says something else.
    const parts = field === 'enrolment' || field === 'rhythm' ? keysOf(holderAt(a, field), holderAt(b, field)).map((key) => [field, key]) : [[field]];
    for (const path of parts) fieldChange(ledger, { type: 'blueprint' }, path, path.join('.'), () => meaningInWhole(field));
  }
}

function diffMap(ledger: Ledger, part: keyof typeof maps, type: (typeof maps)[keyof typeof maps]): void {
  const { a, b } = ledger;
  const isListed = (side: unknown): boolean => valueAt(side, [part]) !== undefined;
  const behaves = part === 'signals';
  if (isListed(a) !== isListed(b)) return fieldChange(ledger, { type: 'blueprint' }, [part], part, () => ({ kind: 'changed', severity: behaves ? 'changes' : 'none' }));
  for (const id of keysOf(holderAt(a, part), holderAt(b, part))) {
    const target: ChangeTarget = { type, id };
    const [before, after] = [valueAt(a, [part, id]), valueAt(b, [part, id])];
    if (before !== undefined && after !== undefined) {
      ledger.note(() => ledger.open(`${type}/${id}/changed`, () => ({ kind: behaves ? 'changed' : 'words', severity: behaves ? 'changes' : 'none', target, field: null, before, after })), [part, id]);
      continue;
    }
    const made = () => ledger.open(`${type}/${id}`, () => ({ kind: before === undefined ? 'added' : 'removed', severity: behaves && before !== undefined ? 'changes' : 'none', target, field: null, before, after }));
    ledger.note(made, [part, id]);
    absorbMarks(ledger, made, id);
  }
}
