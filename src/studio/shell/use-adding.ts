import type { LaneId, OutcomeId, Point, StageId } from '#engine/blueprint';
import { announce, describeEditRefusal, notifyProblem } from '../../ui/index.ts';
import { activityMaking, firstOpenOutcome, noteMaking, outcomeMaking, phaseFor, phaseMaking, stageMaking, stageOfSelection, type Making, type StagePlace } from '../draft/placing.ts';
import { selecting } from '../draft/draft-store.ts';
import type { PaletteItem, StageItem } from '../palette/palette-items.ts';
import { useLastingNames, useStudio, type Studio } from '../studio-context.ts';
import { useLasting, type CanvasThing, type Selection } from '../../canvas/index.ts';

/** Every way a new thing comes into the drawing: palette, keys, quick-add menu, tool pill. `onAdded` lets it be named at once. */
export function useAdding(onAdded: (thing: CanvasThing) => void) {
  const studio = useStudio();
  const { store, canvas } = studio;
  const { addStage, addActivity, addOutcome, addNote, addPhase, selectedStage, spot } = useMaking(studio, onAdded);

  /** Puts a block after what is selected: a stage beside it, an activity into it. */
  const addItem = (item: PaletteItem) => {
    const { draft, selection } = store.getState();
    const stage = selectedStage();
    if (item.type === 'note') addNote(spot(stage));
    else if (item.type === 'phase') addPhase(spot(), selection.stages);
    else if (item.type === 'activity') addActivity(item, stage);
    else {
      const chosen = selection.outcomes[0];
      const connect = chosen && draft.outcomes[chosen]?.to === null ? chosen : firstOpenOutcome(draft, stage);
      addStage(item, { at: spot(stage, connect), connect });
    }
  };
  /** Puts a dragged block where it was let go: on a line, on a card, in a lane, in a phase, or on free ground. */
  const dropItem = (item: PaletteItem, x: number, y: number) => {
    const target = canvas.current?.dropTarget(x, y);
    if (!target) return;
    if (item.type === 'note') addNote(target.at);
    else if (item.type === 'phase') addPhase(target.at, []);
    else if (item.type === 'activity') {
      if (target.stage === undefined) notifyProblem('Drop an activity on a stage: that is where it is done.');
      else addActivity(item, target.stage, target.lane);
    } else addStage(item, { at: target.free, insertInto: target.outcome, phase: target.phase });
  };
  const whereNext = () => nextPlace(studio, spot, selectedStage());

  return useLasting({ addItem, addStage, whereNext, addActivity, addOutcome, addPhase, dropItem, addNote, selectedStage, spot });
}

/** Making one new thing: it is selected, said and named at once. */
function useMaking({ store, canvas, newId }: Studio, onAdded: (thing: CanvasThing) => void) {
  const names = useLastingNames();
  const make = ({ edit, id }: Making, part: keyof Selection, words: string) => {
    store.actions.flushTyping();
    const refusal = store.actions.edit(edit, { select: selecting({ [part]: [id] }) });
    if (refusal) notifyProblem(describeEditRefusal(refusal, names));
    else onAdded({ part, id });
    announce(refusal ? describeEditRefusal(refusal, names) : words);
  };
  const selectedStage = (): StageId | undefined => stageOfSelection(store.getState().draft, store.getState().selection);
  const spot = (stage?: StageId, outcome?: OutcomeId): Point => canvas.current?.freeSpotAfter(stage, outcome) ?? { x: 0, y: 0 };

  const addStage = (item: StageItem, place: StagePlace) => {
    const { draft } = store.getState();
    const after = place.connect ?? place.insertInto ?? place.outOf;
    const phase = place.phase ?? phaseFor(draft, item.kind, canvas.current?.phaseAt({ x: place.at.x + 140, y: place.at.y + 22 }), place);
    make(stageMaking(draft, item, { ...place, phase }, newId), 'stages', after ? `${item.label} added and connected` : `${item.label} added`);
  };

  const addActivity = (item: PaletteItem, stage: StageId | undefined, lane?: LaneId) => {
    const { draft } = store.getState();
    if (item.type !== 'activity') return;
    if (stage === undefined) {
      notifyProblem('Select a stage first: an activity is done in a stage.');
      return;
    }
    make(activityMaking(draft, item.channel, stage, newId, lane), 'activities', `${item.label} added to ${lane === undefined ? names.stage(stage) : names.lane(lane)}`);
  };
  const addNote = (at: Point) => make(noteMaking(at, newId), 'notes', 'Note added');
  /** A phase around these stages, or an empty one to drop stages into. */
  const addPhase = (at: Point, stages: readonly StageId[]) => make(phaseMaking(store.getState().draft, stages, at, newId), 'phases', stages.length === 0 ? 'Phase added' : 'Grouped into a phase');

  /** Adds a way out to the selected stage. */
  const addOutcome = () => {
    const stage = selectedStage();
    if (stage) make(outcomeMaking(store.getState().draft, stage, newId), 'outcomes', `Outcome added to ${names.stage(stage)}`);
    else notifyProblem('Select a stage first: an outcome is a way out of a stage.');
  };

  return { addStage, addActivity, addOutcome, addNote, addPhase, selectedStage, spot };
}

/** Where what is added next goes: after the selected open outcome, into the line of a connected one, else after the stage's first open outcome. */
function nextPlace({ store, canvas }: Studio, spot: (stage?: StageId, outcome?: OutcomeId) => Point, stage: StageId | undefined): StagePlace & { readonly from?: OutcomeId | undefined } {
  const { draft, selection } = store.getState();
  const [chosen] = selection.outcomes;
  const way = chosen === undefined ? undefined : draft.outcomes[chosen];
  if (way && way.to !== null) return { at: canvas.current?.spotInLine(way.id) ?? spot(stage, way.id), insertInto: way.id };
  const from = way?.id ?? firstOpenOutcome(draft, stage);
  return { at: spot(stage, from), from };
}

export type Adding = ReturnType<typeof useAdding>;
