/** Where each node of a graph leads; nodes are numbers from 0 on. */
export type Next = (node: number) => readonly number[];

/** What follows from some nodes step by step, themselves included. */
export interface Following {
  /** Nearest first. */
  readonly nodes: readonly number[];
  has(node: number): boolean;
}

/** Everything that follows from the given nodes. */
export function following(from: readonly number[], next: Next): Following {
  const seen: boolean[] = [];
  const nodes: number[] = [];
  const see = (node: number) => {
    if (seen[node]) return;
    seen[node] = true;
    nodes.push(node);
  };
  from.forEach(see);
  for (const node of nodes) next(node).forEach(see);
  return { nodes, has: (node) => seen[node] === true };
}

/**
 * The circles among some nodes of a graph: groups in which every node leads to every other (Tarjan), without recursion
 * so that a line of 500 stages cannot exhaust the stack. A node alone is a group only when it leads to itself.
 */
export function circles(nodes: readonly number[], next: Next, isMeant: (node: number) => boolean = () => true): readonly (readonly number[])[] {
  const size = Math.max(-1, ...nodes) + 1;
  // places in the order of the search, from 1 on; 0 stands for one not seen yet
  const index = new Int32Array(size);
  const low = new Int32Array(size);
  const isOpen = new Uint8Array(size);
  const stack: number[] = [];
  const path: { readonly node: number; readonly leads: readonly number[]; taken: number }[] = [];
  const found: (readonly number[])[] = [];
  let count = 0;
  const enter = (node: number) => {
    count += 1;
    index[node] = low[node] = count;
    isOpen[node] = 1;
    stack.push(node);
    path.push({ node, leads: next(node), taken: 0 });
  };
  const lower = (node: number, value = 0) => {
    if (value < (low[node] ?? 0)) low[node] = value;
  };
  for (const root of nodes) {
    if (index[root] === 0) enter(root);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const to = step.leads[step.taken];
      step.taken += 1;
      if (to !== undefined) {
        if (!isMeant(to)) continue;
        if (index[to] === 0) enter(to);
        else if (isOpen[to] === 1) lower(step.node, index[to]);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) lower(parent.node, low[step.node]);
      if (low[step.node] !== index[step.node]) continue;
      const group = stack.splice(stack.lastIndexOf(step.node));
      for (const node of group) isOpen[node] = 0;
      if (group.length > 1 || step.leads.includes(step.node)) found.push(group);
    }
  }
  return found;
}
