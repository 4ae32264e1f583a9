import type { OutcomeId, Point, StageId } from '#engine/blueprint';
import { announce, describeEditRefusal, notifyProblem } from '../../ui/index.ts';
import { activityMaking, firstOpenOutcome, noteMaking, outcomeMaking, stageMaking, stageOfSelection, type Making } from '../draft/placing.ts';
import { selecting } from '../draft/draft-store.ts';
import type { PaletteItem, StageItem } from '../palette/palette-items.ts';
import { useNames, useStudio } from '../studio-context.ts';
import { freeSpot, type Selection } from '../../canvas/index.ts';

/** Every way a new thing comes into the drawing: palette, keys, quick-add menu, tool pill. */
export function useAdding(onAdded: () => void) {
  const studio = useStudio();
  const names = useNames();
  const { store, canvas, newId } = studio;

  const make = ({ edit, id }: Making, part: keyof Selection, words: string) => {
    store.actions.flushTyping();
    const refusal = store.actions.edit(edit, { select: selecting({ [part]: [id] }) });
    if (refusal) notifyProblem(describeEditRefusal(refusal, names));
    else onAdded();
    announce(refusal ? describeEditRefusal(refusal, names) : words);
  };
  const selectedStage = (): StageId | undefined => stageOfSelection(store.getState().draft, store.getState().selection);
  const spot = (stage?: StageId, outcome?: OutcomeId): Point => canvas.current?.freeSpotAfter(stage, outcome) ?? freeSpot(store.getState().draft, stage, outcome);

  const addStage = (item: StageItem, place: { at: Point; connect?: OutcomeId | undefined; insertInto?: OutcomeId | undefined }) =>
    make(stageMaking(store.getState().draft, item, place, newId), 'stages', place.connect || place.insertInto ? `${item.label} added and connected` : `${item.label} added`);

  /** Puts a block after what is selected: a stage beside it, an activity into it. */
  const addItem = (item: PaletteItem) => {
    const { draft, selection } = store.getState();
    const stage = selectedStage();
    if (item.type === 'note') make(noteMaking(spot(stage), newId), 'notes', 'Note added');
    else if (item.type === 'activity') addActivity(item, stage);
    else {
      const chosen = selection.outcomes[0];
      const connect = chosen && draft.outcomes[chosen]?.to === null ? chosen : firstOpenOutcome(draft, stage);
      addStage(item, { at: spot(stage, connect), connect });
    }
  };
  const addActivity = (item: Extract<PaletteItem, { type: 'activity' }>, stage: StageId | undefined) => {
    const { draft } = store.getState();
    if (stage === undefined) {
      notifyProblem('Select a stage first: an activity is done in a stage.');
      return;
    }
    make(activityMaking(draft, item.channel, stage, newId), 'activities', `${item.label} added to ${names.stage(stage)}`);
  };

  /** Puts a dragged block where it was let go: on a line, on a card, or on free ground. */
  const dropItem = (item: PaletteItem, x: number, y: number) => {
    const target = canvas.current?.dropTarget(x, y);
    if (!target) return;
    if (item.type === 'note') make(noteMaking(target.at, newId), 'notes', 'Note added');
    else if (item.type === 'activity') {
      if (target.stage === undefined) notifyProblem('Drop an activity on a stage: that is where it is done.');
      else addActivity(item, target.stage);
    } else addStage(item, { at: target.at, insertInto: target.outcome });
  };

  /** Adds a way out to the selected stage. */
  const addOutcome = () => {
    const stage = selectedStage();
    if (stage) make(outcomeMaking(store.getState().draft, stage, newId), 'outcomes', `Outcome added to ${names.stage(stage)}`);
    else notifyProblem('Select a stage first: an outcome is a way out of a stage.');
  };

  return { addItem, addStage, addOutcome, dropItem, addNote: (at: Point) => make(noteMaking(at, newId), 'notes', 'Note added'), selectedStage, spot };
}

export type Adding = ReturnType<typeof useAdding>;
