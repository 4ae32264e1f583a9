import { clausesOf, type Clause, type Gate } from '#engine/blueprint';
import type { FieldQuestion, Verdict, VerdictNode } from '#engine/gates';
import type { Ask, Asking, BulkRecord } from './bulk-record.ts';

/**
 * A gate's answer in one number: bit 0 is set when it is open, bit n + 1 when its clause n holds (from left to right,
 * the first 29 of them). The explaining verdict is asked of the runner.
 */
export type Verdict29 = number;

/** One clause made ready. Most gates count or look at fields, so these are answered on the spot; anything else is asked. */
export interface ClausePlan {
  /** Where to look: a count at least so high, the record's fields, or whatever `ask` looks at. */
  readonly see: 'here' | 'counts' | 'fields' | 'else';
  readonly number: number;
  readonly times: number;
  readonly holds: FieldQuestion;
  readonly ask: Ask;
}

/** A clause that must be asked. Every clause has the same parts, so that asking the next one is no surprise to the processor. */
export function askedClause(ask: Ask): ClausePlan {
  return { see: 'else', number: -1, times: 0, holds: () => false, ask };
}

/** A gate made ready to be asked (`isOpen`, `verdictBy`). */
export interface GatePlan {
  /** The clauses from left to right. */
  readonly clauses: readonly ClausePlan[];
  /** As many of them as a verdict tells. */
  readonly told: readonly ClausePlan[];
  /** Every clause must hold, and nothing else matters. */
  readonly flat: boolean;
  /** What decides a gate that is not flat. */
  readonly tree: Ask;
  /** The same over the bits of the clauses; null when they are more than a verdict tells. */
  readonly treeOver: ((bits: number) => boolean) | null;
}

function holds(clause: ClausePlan, record: BulkRecord, asking: Asking): boolean {
  switch (clause.see) {
    case 'here':
      return (record.here[clause.number] ?? 0) >= clause.times;
    case 'counts':
      return (record.counts[clause.number] ?? 0) >= clause.times;
    case 'fields':
      return clause.holds(record.fields);
    case 'else':
      return clause.ask(record, asking);
  }
}

/** Open or not, asking no more than it must. */
export function isOpen(gate: GatePlan, record: BulkRecord, asking: Asking): boolean {
  if (!gate.flat) return gate.tree(record, asking);
  const { clauses } = gate;
  for (let index = 0; index < clauses.length; index += 1) {
    const clause = clauses[index];
    if (clause !== undefined && !holds(clause, record, asking)) return false;
  }
  return true;
}

/** Open or not, with what every clause says. */
export function verdictBy(gate: GatePlan, record: BulkRecord, asking: Asking): Verdict29 {
  let bits = 0;
  let bit = 2;
  let all = true;
  const { told } = gate;
  for (let index = 0; index < told.length; index += 1) {
    const clause = told[index];
    if (clause !== undefined && holds(clause, record, asking)) bits |= bit;
    else all = false;
    bit <<= 1;
  }
  const open = gate.flat && gate.treeOver !== null ? all : gate.treeOver === null ? isOpen(gate, record, asking) : gate.treeOver(bits);
  return open ? bits | 1 : bits;
}

/** As many clauses as fit beside the answer into a small whole number. */
const toldClauses = 29;

/** What an explaining verdict says, in one number. */
export function toldBy({ met, tree }: Verdict): Verdict29 {
  return leavesOf(tree).slice(0, toldClauses).reduce((told, leaf, index) => (leaf ? told | (2 << index) : told), met ? 1 : 0);
}

function leavesOf(node: VerdictNode): readonly boolean[] {
  if (node.type === 'clause') return [node.met];
  return node.type === 'not' ? leavesOf(node.of) : node.of.flatMap(leavesOf);
}

/** Makes a gate ready; `planOf` makes one clause ready. */
export function planGate(gate: Gate, planOf: (clause: Clause) => ClausePlan): GatePlan {
  const clauses = clausesOf(gate).map(planOf);
  const tree = treeAsk(gate, clauses.map(({ ask }) => ask), { next: 0 });
  const flat = isClause(gate) || (gate.type === 'all' && gate.of.every(isClause));
  return { clauses, told: clauses.slice(0, toldClauses), flat, tree, treeOver: clauses.length > toldClauses ? null : bitsAsk(gate, { next: 1 }) };
}

/** Clauses are numbered from left to right, as `clausesOf` lists them. */
interface Numbering {
  next: number;
}

function treeAsk(gate: Gate, asks: readonly Ask[], numbering: Numbering): Ask {
  switch (gate.type) {
    case 'all':
    case 'any': {
      const parts = gate.of.map((part) => treeAsk(part, asks, numbering));
      return gate.type === 'all' ? allOf(parts) : (record, asking) => parts.some((part) => part(record, asking));
    }
    case 'not': {
      const part = treeAsk(gate.of, asks, numbering);
      return (record, asking) => !part(record, asking);
    }
    default:
      return asks[numbering.next++] ?? never;
  }
}

/** One question out of several that must all be answered yes. */
export function allOf(parts: readonly Ask[]): Ask {
  const [first, second, ...more] = parts;
  if (first === undefined) return always;
  if (second === undefined) return first;
  if (more.length === 0) return (record, asking) => first(record, asking) && second(record, asking);
  return (record, asking) => {
    for (const part of parts) if (!part(record, asking)) return false;
    return true;
  };
}

export const always: Ask = () => true;
export const never: Ask = () => false;

/** The gate's tree over the bits its clauses gave. */
function bitsAsk(gate: Gate, numbering: Numbering): (bits: number) => boolean {
  switch (gate.type) {
    case 'all': {
      if (gate.of.every(isClause)) {
        const mask = gate.of.reduce((sum) => sum | (1 << numbering.next++), 0);
        return (bits) => (bits & mask) === mask;
      }
      const parts = gate.of.map((part) => bitsAsk(part, numbering));
      return (bits) => parts.every((part) => part(bits));
    }
    case 'any': {
      const parts = gate.of.map((part) => bitsAsk(part, numbering));
      return (bits) => parts.some((part) => part(bits));
    }
    case 'not': {
      const part = bitsAsk(gate.of, numbering);
      return (bits) => !part(bits);
    }
    default: {
      const bit = 1 << numbering.next++;
      return (bits) => (bits & bit) !== 0;
    }
  }
}

function isClause(gate: Gate): gate is Clause {
  return gate.type !== 'all' && gate.type !== 'any' && gate.type !== 'not';
}
