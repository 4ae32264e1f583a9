import type { Blueprint, Edit, Point } from '#engine/blueprint';
import type { Card } from '../geometry/card.ts';
import { layoutGraph, placesFrom, type LayoutAnswer, type LayoutGraph } from './layout.ts';

/** The one move that puts cards in order: all of them, or only the named ones. `null` when they stand so already. */
export async function tidyEdit(blueprint: Blueprint, cards: readonly Card[], only?: ReadonlySet<string>): Promise<Edit | null> {
  const chosen = cards.filter((card) => card.stage && (!only || only.has(card.id)));
  if (chosen.length === 0) return null;
  const places = placesFrom(await layOut(layoutGraph(blueprint, chosen)), chosen, only !== undefined);
  const moved = Object.entries(places).filter(([id, at]) => !isAt(blueprint.view.positions[id], at));
  return moved.length === 0 ? null : { type: 'moveCards', positions: Object.fromEntries(moved), why: 'tidy' };
}

/** The layout is loaded when it is first wanted, and works beside the page so that nothing stutters. */
async function layOut(graph: LayoutGraph): Promise<LayoutAnswer> {
  const [{ default: Elk }, { default: ElkWorker }] = await Promise.all([import('elkjs/lib/elk-api.js'), import('elkjs/lib/elk-worker.min.js?worker')]);
  const elk = new Elk({ workerFactory: () => new ElkWorker() });
  try {
    return await elk.layout(graph);
  } finally {
    elk.terminateWorker();
  }
}

function isAt(before: Point | undefined, { x, y }: Point): boolean {
  return before?.x === x && before.y === y;
}
