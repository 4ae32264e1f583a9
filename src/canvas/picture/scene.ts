import type { Blueprint, Note } from '#engine/blueprint';
import { boundsOf, grown, type Box } from '../geometry/box.ts';
import { cardsOf, type Card } from '../geometry/card.ts';
import { linesOf, type Line } from '../geometry/lines.ts';
import { framesOf, type Frame } from '../phases/frames.ts';
import { sizeOfSelection, type Selection } from '../selection.ts';

/** Everything a picture shows, each with its place in canvas pixels. */
export interface Scene {
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
  readonly frames: readonly Frame[];
  readonly notes: readonly Note[];
  /** The ground of the picture, with a rim around what is drawn. */
  readonly bounds: Box;
}

const rim = 32;

/** What the canvas shows of a drawing, from the same geometry; only what is selected when a selection is given. */
export function sceneOf(blueprint: Blueprint, only?: Selection): Scene {
  const { bends, sharedBends, jumps } = blueprint.view;
  const all = cardsOf(blueprint);
  const allLines = linesOf(all, { bends, sharedBends, jumps: jumps ?? {} });
  const allFrames = framesOf(blueprint, all);
  const allNotes = Object.values(blueprint.notes);
  if (!only || sizeOfSelection(only) === 0) return framed(all, allLines, allFrames, allNotes);
  const marked = markedCards(blueprint, only);
  const cards = all.filter((card) => marked.has(card.id));
  return framed(
    cards,
    allLines.filter((line) => marked.has(line.source) && (line.kind === 'jump' || marked.has(line.target))),
    allFrames.filter((frame) => marked.has(frame.phase.id)),
    allNotes.filter((note) => marked.has(note.id)),
  );
}

/** Cards, notes and frames a selection means: a phase with its stages, a row with its card. */
function markedCards(blueprint: Blueprint, { stages, notes, phases, activities, outcomes }: Selection): ReadonlySet<string> {
  const marked = new Set<string>([...stages, ...notes, ...phases]);
  const wantedPhases = new Set<string>(phases);
  const wanted = new Set<string>(activities);
  for (const stage of Object.values(blueprint.stages)) {
    const own = [...stage.activities, ...Object.values(stage.lanes ?? {}).flatMap((lane) => lane.activities)];
    if ((stage.phase !== undefined && wantedPhases.has(stage.phase)) || own.some((id) => wanted.has(id))) marked.add(stage.id);
  }
  for (const id of outcomes) {
    const outcome = blueprint.outcomes[id];
    if (!outcome) continue;
    if (outcome.to !== null) marked.add(outcome.to);
    if (outcome.from.type === 'stage') marked.add(outcome.from.stage);
    if (outcome.from.type === 'stages') for (const stage of outcome.from.stages) marked.add(stage);
  }
  return marked;
}

function framed(cards: readonly Card[], lines: readonly Line[], frames: readonly Frame[], notes: readonly Note[]): Scene {
  const around = boundsOf([...cards.map(withEnds), ...frames, ...notes, ...lines.flatMap(groundOf)]) ?? { x: 0, y: 0, width: 320, height: 160 };
  const { x, y, width, height } = grown(around, rim);
  const left = Math.floor(x);
  const top = Math.floor(y);
  return { cards, lines, frames, notes, bounds: { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top } };
}

/** The stub of an open outcome stands out of its card. */
function withEnds(card: Card): Box {
  return card.outcomes.some((outcome) => outcome.to === null) ? { x: card.x, y: card.y, width: card.width + 36, height: card.height } : card;
}

function groundOf({ points, kind }: Line): readonly Box[] {
  const last = points.at(-1);
  const chip = kind === 'jump' && last ? [{ x: last.x, y: last.y - 12, width: widestChip, height: 24 }] : [];
  return [...points.map((point) => ({ ...point, width: 0, height: 0 })), ...chip];
}

/** The widest a chip "go to stage" gets, in canvas pixels. */
export const widestChip = 200;
