import { clausesOf, type Clause, type Gate } from '#engine/blueprint';
import type { Verdict, VerdictNode } from '#engine/gates';
import type { Ask, Asking, BulkRecord } from './bulk-record.ts';

/**
 * A gate's answer in one number: bit 0 is set when it is open, bit n + 1 when its clause n holds (from left to right,
 * the first 29 of them). The explaining verdict is asked of the runner.
 */
export type Verdict29 = number;

/** A gate made ready to be asked. */
export interface GatePlan {
  readonly clauses: readonly Clause[];
  /** Open or not, asking no more than it must. */
  readonly isOpen: Ask;
  /** Open or not, with what every clause says. */
  readonly verdict: (record: BulkRecord, asking: Asking) => Verdict29;
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

/** Makes a gate ready; `askOf` makes one clause ready. */
export function planGate(gate: Gate, askOf: (clause: Clause) => Ask): GatePlan {
  const clauses = clausesOf(gate);
  const asks = clauses.map(askOf);
  const isOpen = treeAsk(gate, asks, { next: 0 });
  if (clauses.length > toldClauses) {
    const told = asks.slice(0, toldClauses);
    return { clauses, isOpen, verdict: (record, asking) => bitsOf(told, record, asking) + (isOpen(record, asking) ? 1 : 0) };
  }
  const holds = bitsAsk(gate, { next: 1 });
  return {
    clauses,
    isOpen,
    verdict: (record, asking) => {
      const bits = bitsOf(asks, record, asking);
      return holds(bits) ? bits | 1 : bits;
    },
  };
}

function bitsOf(asks: readonly Ask[], record: BulkRecord, asking: Asking): number {
  let bits = 0;
  let bit = 2;
  for (const ask of asks) {
    if (ask(record, asking)) bits |= bit;
    bit <<= 1;
  }
  return bits;
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
