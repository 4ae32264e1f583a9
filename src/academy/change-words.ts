import type { Change } from '#engine/blueprint';
import { changeInWords, describeChange, type NamesOnBothSides } from '../ui/index.ts';

/** What changed, with what it said before and says now where that can be told: a trainee wants to know by how much. */
export function wholeChange(change: Change, names: NamesOnBothSides): string {
  const parts = changeInWords(change, names);
  return parts === null ? describeChange(change, names) : `${describeChange(change, names)}: was “${parts.before}”, is “${parts.after}”`;
}
