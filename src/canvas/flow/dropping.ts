import type { Blueprint, Edit, Point, StageId } from '#engine/blueprint';
import { onGrid, type Box } from '../geometry/box.ts';
import { cardsOf, type Card } from '../geometry/card.ts';
import { pushedAside } from '../geometry/making-room.ts';
import { framesOf, joinEdits, notesOn, phaseAt, reorderEdits, withinPhase, type Frame } from '../phases/frames.ts';
import type { Moving } from './hand.ts';

/** The drawing as it stands while nobody holds anything. */
export interface Rest {
  readonly cards: readonly Card[];
  readonly frames: readonly Frame[];
  readonly frameIds: ReadonlySet<string>;
  /** Cards, hidden stages, notes and frames, by id. */
  readonly boxes: ReadonlyMap<string, Box>;
}

/** Where everything stands at rest. It is worked out when something is first taken in hand, not at every edit. */
export function restOf(blueprint: Blueprint): Rest {
  let known: Rest | undefined;
  const rest = (): Rest => (known ??= standing(blueprint));
  return {
    get cards() { return rest().cards; },
    get frames() { return rest().frames; },
    get frameIds() { return rest().frameIds; },
    get boxes() { return rest().boxes; },
  };
}

function standing(blueprint: Blueprint): Rest {
  const cards = cardsOf(blueprint);
  const frames = framesOf(blueprint, cards);
  const hidden = Object.keys(blueprint.stages).map((id) => ({ id, ...(blueprint.view.positions[id] ?? { x: 0, y: 0 }), width: 0, height: 0 }));
  const drawn = new Set(cards.map(({ id }) => id));
  const things: readonly (Box & { readonly id: string })[] = [...hidden.filter(({ id }) => !drawn.has(id)), ...frames.map((frame) => ({ ...frame, id: frame.phase.id })), ...cards, ...Object.values(blueprint.notes)];
  return { cards, frames, frameIds: new Set(frames.map(({ phase }) => phase.id)), boxes: new Map(things.map((thing) => [thing.id, thing])) };
}

/** What moves along with what is held: the stages of a phase, and the notes that hang on stages. */
export function goesAlong(blueprint: Blueprint, ids: readonly string[]): ReadonlySet<string> {
  const along = [...ids.flatMap((id) => (blueprint.phases[id] ? withinPhase(blueprint, id) : [])), ...notesOn(blueprint, new Set(ids))];
  const pinned = new Set<string>(blueprint.view.pinned);
  return new Set(along.filter((id) => !ids.includes(id) && !pinned.has(id)));
}

/**
 * The one edit that a drag comes to: the new places, the phase a stage was dropped into, the stage a note was hung on, the
 * new order of phases. `null` when all stands as before.
 */
export function dropEdit(blueprint: Blueprint, rest: Rest, ids: readonly string[], moving: Moving, attaching: StageId | null, isByPointer: boolean): Edit | null {
  const [only] = ids;
  if (only === undefined || moving.size === 0) return null;
  const frame = rest.frames.find((each) => each.phase.id === only);
  const at = moving.get(only);
  if (frame && at) return phaseEdit(blueprint, rest, frame, { x: at.x - frame.x, y: at.y - frame.y });
  if (attaching !== null && blueprint.notes[only]) return hangEdit(blueprint, rest, only, attaching);
  const placed = changedPlaces(blueprint, moving);
  if (Object.keys(placed).length === 0) return null;
  const positions = { ...(isByPointer ? aside(blueprint, rest, moving) : {}), ...placed };
  const move: Edit = { type: 'moveCards', positions, why: 'drag' };
  const joins = isByPointer ? ids.flatMap((id) => joinsOf(blueprint, rest, id, moving.get(id))) : [];
  if (joins.length === 0) return move;
  return { type: 'several', name: joinName(blueprint, rest, only, at), edits: [move, ...joins] };
}

/** Where the cards go that lie under what was let go (ui.md 28). */
function aside(blueprint: Blueprint, rest: Rest, moving: Moving): Readonly<Record<string, Point>> {
  const cards = rest.cards.filter((card) => card.stage).map((card) => ({ ...card, ...moving.get(card.id) }));
  return Object.fromEntries(pushedAside(cards, new Set([...moving.keys()].filter((id) => blueprint.stages[id])), new Set(blueprint.view.pinned)));
}

function joinsOf(blueprint: Blueprint, rest: Rest, id: string, at: Point | undefined): readonly Edit[] {
  const box = rest.boxes.get(id);
  const stage = blueprint.stages[id];
  return stage && box && at ? joinEdits(blueprint, id, phaseAt({ ...box, ...at }, stage.phase, rest.frames), rest.frames) : [];
}

function joinName(blueprint: Blueprint, rest: Rest, id: string, at: Point | undefined): string {
  const stage = blueprint.stages[id];
  const box = rest.boxes.get(id);
  const name = stage?.name || 'stages';
  const phase = stage && box && at ? phaseAt({ ...box, ...at }, stage.phase, rest.frames) : undefined;
  return phase === undefined ? `Move ${name} out of its phase` : `Move ${name} to ${blueprint.phases[phase]?.name || 'a phase'}`;
}

function phaseEdit(blueprint: Blueprint, rest: Rest, frame: Frame, by: Point): Edit | null {
  const { positions, edits } = reorderEdits(blueprint, rest.frames, frame.phase.id, by);
  const changed = changedPlaces(blueprint, new Map(Object.entries(positions)));
  const moves: readonly Edit[] = Object.keys(changed).length === 0 ? [] : [{ type: 'moveCards', positions: changed, why: 'drag' }];
  if (moves.length + edits.length === 0) return null;
  return { type: 'several', name: `Move phase ${frame.phase.name}`.trim(), edits: [...moves, ...edits] };
}

/** A note that is hung on a stage stands above it, where it hides nothing. */
function hangEdit(blueprint: Blueprint, rest: Rest, note: string, stage: StageId): Edit | null {
  const card = rest.boxes.get(stage);
  const paper = blueprint.notes[note];
  if (!card || !paper) return null;
  const at = onGrid({ x: card.x + 16, y: card.y - paper.height - 12 });
  return {
    type: 'several', name: `Hang a note on ${blueprint.stages[stage]?.name || 'a stage'}`,
    edits: [{ type: 'moveCards', positions: { [note]: at }, why: 'drag' }, { type: 'setField', path: ['notes', note, 'stage'], value: stage }],
  };
}

function changedPlaces(blueprint: Blueprint, moving: Moving): Readonly<Record<string, Point>> {
  const isNew = (id: string, at: Point) => {
    const isPlaced = blueprint.stages[id] !== undefined || blueprint.notes[id] !== undefined || (blueprint.phases[id] !== undefined && Object.values(blueprint.stages).every((stage) => stage.phase !== id));
    const before = blueprint.view.positions[id] ?? blueprint.notes[id];
    return isPlaced && (before?.x !== at.x || before.y !== at.y);
  };
  return Object.fromEntries([...moving].filter(([id, at]) => isNew(id, at)));
}
