/**
 * The circles of a graph: groups in which every node leads to every other (Tarjan), without recursion so that a
 * line of 500 stages cannot exhaust the stack. A node alone is a group only when it leads to itself.
 */
export function circles(nodes: readonly string[], next: (node: string) => readonly string[]): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const found: string[][] = [];
  const enter = (node: string) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, waiting: [...next(node)].reverse() };
  };
  const lower = (node: string, value: number | undefined) => low.set(node, Math.min(low.get(node) ?? 0, value ?? 0));
  for (const root of nodes) {
    if (index.has(root)) continue;
    const frames = [enter(root)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const following = frame.waiting.pop();
      if (following !== undefined) {
        if (!index.has(following)) frames.push(enter(following));
        else if (onStack.has(following)) lower(frame.node, index.get(following));
        continue;
      }
      frames.pop();
      const parent = frames.at(-1);
      if (parent) lower(parent.node, low.get(frame.node));
      if (low.get(frame.node) !== index.get(frame.node)) continue;
      const group = stack.splice(stack.indexOf(frame.node));
      group.forEach((node) => onStack.delete(node));
      if (group.length > 1 || next(frame.node).includes(frame.node)) found.push(group);
    }
  }
  return found;
}
