import { inOrder } from '#engine/kernel';
import type { Blueprint, Edit, Phase, PhaseId, Point, StageId } from '#engine/blueprint';
import { boundsOf, grown, holds, onGrid, overlap, type Box } from '../geometry/box.ts';
import type { Card } from '../geometry/card.ts';

/** The frame around the stages of one phase. */
export interface Frame extends Box {
  readonly phase: Phase;
  /** Its place in the order of the phases, from 1. */
  readonly number: number;
  /** No stage belongs to it yet. */
  readonly isEmpty: boolean;
}

/** Three lanes of lines fit between a frame's title and its cards, in canvas pixels. */
const margin = { side: 36, head: 88, foot: 32 } as const;
const empty = { width: 352, height: 232 } as const;
/** The ground between two frames that stand side by side. */
const apart = 32;

/** The frames of all phases that are not folded: each grows with its stages, an empty one stands where it was put. */
export function framesOf(blueprint: Blueprint, cards: readonly Card[]): readonly Frame[] {
  const folded = new Set(cards.flatMap((card) => card.folded?.phase.id ?? []));
  return inOrder(blueprint.phases).flatMap((phase, index): Frame[] => {
    if (folded.has(phase.id)) return [];
    const around = boundsOf(cards.filter((card) => card.stage?.phase === phase.id));
    const at = blueprint.view.positions[phase.id] ?? { x: Math.max(0, ...cards.map((card) => card.x + card.width + 96)), y: 0 };
    const box = around ? { x: around.x - margin.side, y: around.y - margin.head, width: around.width + 2 * margin.side, height: around.height + margin.head + margin.foot } : { ...at, ...empty };
    return [{ phase, number: index + 1, isEmpty: around === null, ...box }];
  });
}

/**
 * The phase a card belongs to once it stands here: the frame its middle lies in; its own phase as long as it still touches
 * that frame, which grows with it; else none.
 */
export function phaseAt(box: Box, own: PhaseId | undefined, frames: readonly Frame[]): PhaseId | undefined {
  const middle = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 60) };
  const under = frames.find((frame) => holds(frame, middle));
  const still = frames.find((frame) => frame.phase.id === own && overlap(grown(frame, 8), box));
  return under?.phase.id ?? still?.phase.id;
}

/** Puts a stage into a phase or takes it out. A phase that loses its last stage stays where it stood. */
export function joinEdits(blueprint: Blueprint, stage: StageId, phase: PhaseId | undefined, frames: readonly Frame[]): readonly Edit[] {
  const before = blueprint.stages[stage]?.phase;
  if (before === phase) return [];
  const frame = frames.find((each) => each.phase.id === before);
  const isLast = before !== undefined && Object.values(blueprint.stages).every((each) => each.id === stage || each.phase !== before);
  const stays: readonly Edit[] = isLast && frame ? [{ type: 'moveCards', positions: { [frame.phase.id]: onGrid(frame) } }] : [];
  return [...stays, { type: 'setField', path: ['stages', stage, 'phase'], value: phase }];
}

/** The stages of a phase with the notes that hang on them: what goes along when the phase is moved. */
export function withinPhase(blueprint: Blueprint, phase: string): readonly string[] {
  const stages = Object.values(blueprint.stages).filter((stage) => stage.phase === phase).map((stage) => stage.id);
  return [...stages, ...notesOn(blueprint, new Set(stages))];
}

/** The notes that hang on these stages. */
export function notesOn(blueprint: Blueprint, stages: ReadonlySet<string>): readonly string[] {
  return Object.values(blueprint.notes).flatMap((note) => (note.stage !== undefined && stages.has(note.stage) ? [note.id] : []));
}

/**
 * The edits after a phase was dragged by its title. Its place from the left is its place in the order; phases that stand
 * side by side close the gap it left and make room where it was put (ui.md 29).
 */
export function reorderEdits(blueprint: Blueprint, frames: readonly Frame[], moved: PhaseId, by: Point): { readonly positions: Readonly<Record<string, Point>>; readonly edits: readonly Edit[] } {
  const rested = frames.map((frame) => (frame.phase.id === moved ? { ...frame, x: frame.x + by.x, y: frame.y + by.y } : frame));
  const sorted = [...rested].sort((a, b) => centre(a) - centre(b));
  const edits = sorted.flatMap((frame, index): Edit[] => (frame.phase.order === index + 1 ? [] : [{ type: 'setField', path: ['phases', frame.phase.id, 'order'], value: index + 1 }]));
  const isInColumns = areColumns(frames);
  const hasNewOrder = sorted.some((frame, index) => frame.number !== index + 1);
  const places = isInColumns && hasNewOrder ? columns(sorted, Math.min(...frames.map((frame) => frame.x)), frames.find((frame) => frame.phase.id === moved)?.y) : new Map(rested.map((frame) => [frame.phase.id, frame]));
  const positions: Record<string, Point> = {};
  for (const frame of frames) {
    const to = places.get(frame.phase.id) ?? frame;
    const shift = onGrid({ x: to.x - frame.x, y: to.y - frame.y });
    if (shift.x === 0 && shift.y === 0) continue;
    for (const id of withinPhase(blueprint, frame.phase.id)) {
      const at = blueprint.view.positions[id] ?? blueprint.notes[id];
      if (at) positions[id] = { x: at.x + shift.x, y: at.y + shift.y };
    }
    if (frame.isEmpty) positions[frame.phase.id] = { x: frame.x + shift.x, y: frame.y + shift.y };
  }
  return { positions, edits: hasNewOrder ? edits : [] };
}

function columns(sorted: readonly Frame[], left: number, top: number | undefined): ReadonlyMap<string, Point> {
  let x = left;
  return new Map(sorted.map((frame) => {
    const at = { x, y: top ?? frame.y };
    x += frame.width + apart;
    return [frame.phase.id, { x: at.x, y: Math.abs(frame.y - at.y) < 96 ? at.y : frame.y }] as const;
  }));
}

/** Whether frames stand side by side from left to right, none above another. */
function areColumns(frames: readonly Frame[]): boolean {
  const sorted = [...frames].sort((a, b) => a.x - b.x);
  return sorted.every((frame, index) => {
    const next = sorted[index + 1];
    return next === undefined || frame.x + frame.width <= next.x + apart;
  });
}

function centre(frame: Box): number {
  return frame.x + frame.width / 2;
}
