import type { Blueprint, Edit, Point, View } from '#engine/blueprint';
import type { TidyDirection, TidyScope } from '../contract.ts';
import { boundsOf, onGrid, overlap, type Box } from '../geometry/box.ts';
import type { Card } from '../geometry/card.ts';
import { clearBlock, pushedAside, type Places, type Thing } from '../geometry/making-room.ts';
import type { Selection } from '../selection.ts';
import { gently } from './gently.ts';
import { layoutGraph, placesFrom, type LayoutAnswer, type LayoutGraph } from './layout.ts';

/** `whole` lays the cards anew along their lines; `gently` keeps order and columns and only straightens. */
export type TidyManner = 'whole' | 'gently';

/** What is to be tidied up, and how. */
export interface Tidying {
  readonly blueprint: Blueprint;
  readonly cards: readonly Card[];
  /** Only these cards; all when left out. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly how?: TidyManner | undefined;
  /** Turns the drawing, which remembers it; without one it goes where it went. */
  readonly direction?: TidyDirection | undefined;
  /** Works out a layout; the one in a worker when left out. */
  layOut?(graph: LayoutGraph): Promise<LayoutAnswer>;
}

/** The cards of a part of the drawing: of what is selected, or of one phase; all when left out. */
export function tidyScope(scope: TidyScope, { stages }: Blueprint, selection: Pick<Selection, 'stages'>): ReadonlySet<string> | undefined {
  if (scope === 'all') return undefined;
  if (scope === 'selection') return new Set(selection.stages);
  return new Set([scope.phase, ...Object.values(stages).flatMap((stage) => (stage.phase === scope.phase ? [stage.id] : []))]);
}

/**
 * The one edit that puts cards in order; `null` when they stand so already. The same drawing always comes out the same,
 * and a second time changes nothing. Pinned cards stay, and so does what was not asked for.
 */
export async function tidyEdit(tidying: Tidying): Promise<Edit | null> {
  const move = await movesOf(tidying);
  const { direction, blueprint: { view } } = tidying;
  if (direction === undefined || direction === (view.direction ?? 'LR')) return move;
  const turn: Edit = { type: 'setField', path: ['view', 'direction'], value: direction === 'LR' ? undefined : direction };
  return { type: 'several', name: direction === 'TB' ? 'Turn the drawing: top to bottom' : 'Turn the drawing: left to right', edits: [turn, ...(move === null ? [] : [move])] };
}

async function movesOf(tidying: Tidying): Promise<Edit | null> {
  const { blueprint, cards, only, how = 'whole' } = tidying;
  const chosen = cards.filter((card) => (card.stage ?? card.folded) !== undefined && (!only || only.has(card.id)));
  if (chosen.length === 0) return null;
  const pinned = pinnedCards(blueprint.view, chosen);
  const others = cards.filter((card) => !chosen.includes(card) && (card.stage ?? card.folded) !== undefined);
  const places = how === 'gently' ? straightened(chosen, others, pinned) : await laidOut(tidying, chosen, others, pinned);
  return editFor(blueprint, chosen, others, places);
}

function straightened(chosen: readonly Card[], others: readonly Card[], pinned: ReadonlySet<string>): Places {
  return gently([...chosen, ...others], new Set([...pinned, ...others.map(({ id }) => id)]));
}

async function laidOut({ blueprint, only, direction, layOut = inWorker }: Tidying, chosen: readonly Card[], others: readonly Card[], pinned: ReadonlySet<string>): Promise<Places> {
  const answer = placesFrom(await layOut(layoutGraph(blueprint, chosen, direction ?? blueprint.view.direction)), chosen);
  const anchor = chosen.find(({ id }) => pinned.has(id));
  const by = anchor ? offset(answer.get(anchor.id), anchor) : only ? offset(cornerOf(chosen, answer), boundsOf(chosen)) : offset(cornerOf(chosen, answer), { x: 0, y: 0 });
  const laid = chosen.map(({ id, width, height, x, y }): Thing => ({ id, width, height, ...(pinned.has(id) ? { x, y } : moved(answer.get(id) ?? { x, y }, by)) }));
  if (pinned.size > 0) return withMoves(laid, pushedAside([...laid, ...others], new Set([...pinned, ...others.map(({ id }) => id)])));
  return withMoves(laid, only ? clearBlock(laid, others) : new Map());
}

function withMoves(laid: readonly Thing[], moves: Places): Places {
  return new Map(laid.map(({ id, x, y }) => [id, moves.get(id) ?? { x, y }]));
}

function offset(from: Point | undefined, to: Point | null): Point {
  return { x: (to?.x ?? 0) - (from?.x ?? 0), y: (to?.y ?? 0) - (from?.y ?? 0) };
}

function moved({ x, y }: Point, by: Point): Point {
  return onGrid({ x: x + by.x, y: y + by.y });
}

function cornerOf(cards: readonly Card[], places: Places): Point | undefined {
  return boundsOf(cards.flatMap(({ id, width, height }) => {
    const at = places.get(id);
    return at ? [{ ...at, width, height }] : [];
  })) ?? undefined;
}

/** A folded phase in which a card is pinned is pinned as a whole. */
function pinnedCards({ pinned = [] }: View, cards: readonly Card[]): ReadonlySet<string> {
  const stays = new Set<string>(pinned);
  return new Set(cards.filter((card) => stays.has(card.id) || card.folded?.stages.some((stage) => stays.has(stage.id))).map(({ id }) => id));
}

/** The stages of a folded phase move as one. Bends made by hand go from lines whose ends went different ways. */
function editFor(blueprint: Blueprint, cards: readonly Card[], others: readonly Card[], places: Places): Edit | null {
  const positions: Record<string, Point> = {};
  for (const card of cards) {
    const at = places.get(card.id);
    if (!at || (at.x === card.x && at.y === card.y && (card.folded || blueprint.view.positions[card.id]))) continue;
    if (!card.folded) positions[card.id] = at;
    for (const stage of card.folded?.stages ?? []) {
      const before = blueprint.view.positions[stage.id] ?? { x: card.x, y: card.y };
      positions[stage.id] = { x: before.x + at.x - card.x, y: before.y + at.y - card.y };
    }
  }
  Object.assign(positions, notesAside(blueprint, [...others, ...cards.map((card) => ({ ...card, ...places.get(card.id) }))]));
  if (Object.keys(positions).length === 0) return null;
  const move: Edit = { type: 'moveCards', positions, why: 'tidy' };
  const edits = [...withoutBends(blueprint, positions)];
  return edits.length === 0 ? move : { type: 'several', name: 'Tidy up', edits: [move, ...edits] };
}

/** Notes that hang on a stage move with it; a free one that would come to lie under a card goes above the drawing. */
function notesAside({ notes, view: { pinned = [] } }: Blueprint, cards: readonly Box[]): Readonly<Record<string, Point>> {
  const top = Math.min(...cards.map(({ y }) => y));
  const free = Object.values(notes).filter((note) => note.stage === undefined && !pinned.includes(note.id)).sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1));
  const covered = free.filter((note) => cards.some((card) => overlap(card, note)));
  const standing: Box[] = free.filter((note) => !covered.includes(note));
  const aside: Record<string, Point> = {};
  for (const note of covered) {
    const box = { ...note, ...onGrid({ x: note.x, y: top - note.height - noteGap }) };
    for (let over = standing.find((other) => overlap(other, box)); over; over = standing.find((other) => overlap(other, box))) box.x = onGrid({ x: over.x + over.width + noteGap, y: 0 }).x;
    standing.push(box);
    aside[note.id] = { x: box.x, y: box.y };
  }
  return aside;
}

/** Between a note that was put aside and what it stands beside, in canvas pixels. */
const noteGap = 24;

function withoutBends(blueprint: Blueprint, positions: Readonly<Record<string, Point>>): readonly Edit[] {
  const { bends, sharedBends = {} } = blueprint.view;
  const own = Object.keys(bends).filter((id) => isPulled(blueprint, id, undefined, positions)).map((id): Edit => ({ type: 'setField', path: ['view', 'bends', id], value: undefined }));
  const shared = Object.entries(sharedBends).flatMap(([id, byStage]) => {
    const pulled = Object.keys(byStage).filter((stage) => isPulled(blueprint, id, stage, positions));
    return pulled.length === Object.keys(byStage).length && pulled.length > 0 ? [{ type: 'setField', path: ['view', 'sharedBends', id], value: undefined } as const] : pulled.map((stage): Edit => ({ type: 'setField', path: ['view', 'sharedBends', id, stage], value: undefined }));
  });
  return [...own, ...shared];
}

function isPulled({ outcomes, view }: Blueprint, id: string, stage: string | undefined, positions: Readonly<Record<string, Point>>): boolean {
  const outcome = outcomes[id];
  const shift = (stage: string | null | undefined) => {
    const [before, now] = [view.positions[stage ?? ''], positions[stage ?? '']];
    return before && now ? `${now.x - before.x} ${now.y - before.y}` : '0 0';
  };
  const from = outcome?.from.type === 'stage' ? outcome.from.stage : stage;
  return shift(from) !== '0 0' || shift(outcome?.to) !== '0 0';
}

/** The layout is loaded when it is first wanted, and works beside the page so that nothing stutters. */
async function inWorker(graph: LayoutGraph): Promise<LayoutAnswer> {
  const [{ default: Elk }, { default: ElkWorker }] = await Promise.all([import('elkjs/lib/elk-api.js'), import('elkjs/lib/elk-worker.min.js?worker')]);
  const elk = new Elk({ workerFactory: () => new ElkWorker() });
  try {
    return await elk.layout(graph);
  } finally {
    elk.terminateWorker();
  }
}
