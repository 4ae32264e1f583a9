import type { Clause, Comparison, Condition, Gate } from '#engine/blueprint';

/** One row of the rule builder. The clause or comparison itself travels as the value; `field` names its kind. */
export interface QueryRow {
  readonly id?: string;
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
}

/**
 * A bracket of rows. `bare` marks a bracket that exists only because the builder wants one: around a rule that
 * stands alone, or that is turned round by "not". It keeps the way there and back lossless.
 */
export interface QueryGroup {
  readonly id?: string;
  readonly combinator: string;
  readonly not?: boolean;
  readonly bare?: boolean;
  /** An empty bracket that came with the drawing (it means "always" or "never"), unlike one emptied just now. */
  readonly kept?: boolean;
  readonly rules: readonly (QueryRow | QueryGroup)[];
}

type Tree<Leaf> =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Tree<Leaf>[] }
  | { readonly kind: 'not'; readonly of: Tree<Leaf> };

/** A gate as the rule builder draws it. No gate is an empty bracket. */
export function queryFromGate(gate: Gate | undefined): QueryGroup {
  return gate === undefined ? nothing : groupFrom(gateTree(gate));
}

/** The gate a manager has built; `undefined` when nothing is asked for. */
export function gateFromQuery(query: QueryGroup): Gate | undefined {
  const tree = treeFrom<Clause>(query);
  return tree && asGate(tree);
}

/** A condition as the rule builder draws it. */
export function queryFromCondition(condition: Condition | undefined): QueryGroup {
  return condition === undefined ? nothing : groupFrom(conditionTree(condition));
}

/** The condition a manager has built; `undefined` when nothing is asked for. */
export function conditionFromQuery(query: QueryGroup): Condition | undefined {
  const tree = treeFrom<Comparison>(query);
  return tree && asCondition(tree);
}

const nothing: QueryGroup = { combinator: 'and', not: false, rules: [] };

/** A row that holds this clause or comparison. */
export function rowOf(leaf: Clause | Comparison): QueryRow {
  return { field: leaf.type, operator: 'is', value: leaf };
}

function gateTree(gate: Gate): Tree<Clause> {
  if (gate.type === 'all') return { kind: 'and', of: gate.of.map(gateTree) };
  if (gate.type === 'any') return { kind: 'or', of: gate.of.map(gateTree) };
  if (gate.type === 'not') return { kind: 'not', of: gateTree(gate.of) };
  return { kind: 'leaf', leaf: gate };
}

function asGate(tree: Tree<Clause>): Gate {
  if (tree.kind === 'leaf') return tree.leaf;
  if (tree.kind === 'not') return { type: 'not', of: asGate(tree.of) };
  return { type: tree.kind === 'and' ? 'all' : 'any', of: tree.of.map(asGate) };
}

function conditionTree(condition: Condition): Tree<Comparison> {
  if (condition.type === 'and' || condition.type === 'or') return { kind: condition.type, of: condition.of.map(conditionTree) };
  if (condition.type === 'not') return { kind: 'not', of: conditionTree(condition.of) };
  return { kind: 'leaf', leaf: condition };
}

function asCondition(tree: Tree<Comparison>): Condition {
  if (tree.kind === 'leaf') return tree.leaf;
  if (tree.kind === 'not') return { type: 'not', of: asCondition(tree.of) };
  return { type: tree.kind, of: tree.of.map(asCondition) };
}

function groupFrom<Leaf extends Clause | Comparison>(tree: Tree<Leaf>): QueryGroup {
  if (tree.kind === 'not') {
    const inner = tree.of;
    if (inner.kind === 'and' || inner.kind === 'or') return { ...groupFrom(inner), not: true };
    return { combinator: 'and', not: true, bare: true, rules: [part(inner)] };
  }
  if (tree.kind === 'leaf') return { combinator: 'and', not: false, bare: true, rules: [rowOf(tree.leaf)] };
  if (tree.of.length === 0) return { combinator: tree.kind, not: false, kept: true, rules: [] };
  return { combinator: tree.kind, not: false, rules: tree.of.map((child) => part(child)) };
}

function part<Leaf extends Clause | Comparison>(tree: Tree<Leaf>): QueryRow | QueryGroup {
  return tree.kind === 'leaf' ? rowOf(tree.leaf) : groupFrom(tree);
}

/** A bracket emptied in the builder asks for nothing, so it disappears; one left empty by that disappears too. */
function treeFrom<Leaf>(group: QueryGroup): Tree<Leaf> | undefined {
  const of = group.rules.flatMap((rule): Tree<Leaf>[] => {
    if (!isGroup(rule)) return [{ kind: 'leaf', leaf: rule.value as Leaf }];
    const inner = treeFrom<Leaf>(rule);
    return inner ? [inner] : [];
  });
  const [first] = of;
  if (!first && group.kept !== true) return undefined;
  const joined: Tree<Leaf> = group.bare === true && first && of.length === 1 ? first : { kind: group.combinator === 'or' ? 'or' : 'and', of };
  return group.not === true ? { kind: 'not', of: joined } : joined;
}

/** Says whether a part of a query is a bracket. */
export function isGroup(part: QueryRow | QueryGroup): part is QueryGroup {
  return 'rules' in part;
}
