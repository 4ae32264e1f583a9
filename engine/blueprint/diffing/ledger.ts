import type { Blueprint } from '../model/blueprint.ts';
import type { Change, ChangedPart, ChangeTarget, Draught, Path } from './change.ts';
import type { Meaning } from './meaning.ts';
import { isSame, valueAt } from './values.ts';

/** Where every change is written down while two drawings are compared; each place of the document is accounted for once. */
export interface Ledger {
  readonly a: Blueprint;
  readonly b: Blueprint;
  /** Opens the change of this name, or gives the one that is open. */
  open(id: string, made: () => Omit<Change, 'id' | 'parts'>): Draught;
  /** Notes that a value at this path differs, if it does and nobody has said so yet. Answers whether it was noted. */
  note(change: () => Draught, path: Path): boolean;
  add(change: Draught, part: ChangedPart): void;
  changes(): readonly Change[];
}

export function createLedger(a: Blueprint, b: Blueprint): Ledger {
  const made = new Map<string, Draught>();
  const noted = new Set<string>();
  return {
    a, b,
    open: (id, make) => {
      const known = made.get(id);
      if (known) return known;
      const fresh: Draught = { ...make(), id, parts: [] };
      made.set(id, fresh);
      return fresh;
    },
    note: (change, path) => {
      const key = path.join('/');
      if (noted.has(key) || isSame(valueAt(a, path), valueAt(b, path))) return false;
      noted.add(key);
      change().parts.push({ type: 'value', path });
      return true;
    },
    add: (change, part) => {
      change.parts.push(part);
    },
    changes: () => [...made.values()].filter((change) => change.parts.length > 0),
  };
}

/** One change of one part of a thing. */
export function fieldChange(ledger: Ledger, target: ChangeTarget, path: Path, field: string, meaning: () => Meaning): void {
  const [before, after] = [valueAt(ledger.a, path), valueAt(ledger.b, path)];
  ledger.note(() => ledger.open(`${nameOf(target)}/${field}`, () => ({ ...meaning(), target, field, before, after })), path);
}

/** A target as a short text. */
export function nameOf(target: ChangeTarget): string {
  return target.type === 'blueprint' ? 'blueprint' : `${target.type}/${target.id}`;
}
