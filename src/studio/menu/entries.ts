import { inOrder } from '#engine/kernel';
import { stageOfActivity, type Blueprint, type Edit, type LaneId, type Note } from '#engine/blueprint';
import { lineChoices, rowStepEdit, type Selection } from '../../canvas/index.ts';
import type { CommentTarget } from '../../storage/index.ts';
import { capital } from '../../ui/index.ts';
import { useCommentDesk } from '../comments/use-comment-desk.ts';
import { spotForPaste } from '../draft/clipboard.ts';
import { selecting, type DraftStore } from '../draft/draft-store.ts';
import { kindChoices } from '../draft/stage-kind.ts';
import type { ContextMenuProps, OpenMenu } from './context-menu.tsx';

/** A line of the menu: something to do, a heading, a line between, or a menu of its own. */
export type Entry =
  | 'line'
  | { readonly title: string }
  | { readonly label: string; readonly entries: readonly Entry[] }
  | { readonly label: string; readonly keys?: string; readonly isDangerous?: boolean; readonly isOff?: boolean; readonly run: () => void };

export interface EntrySources extends Omit<ContextMenuProps, 'open' | 'onClose'> {
  readonly draft: Blueprint;
  readonly selection: Selection;
  readonly menu: OpenMenu;
  readonly store: DraftStore;
}

/** Everything that can be done with what was pressed. A menu over one of several selected things is about all of them. */
export function entriesFor(sources: EntrySources): readonly Entry[] {
  const { menu: { thing }, selection, draft } = sources;
  if (draft.view.locked === true) return [{ title: 'This drawing is locked' }, { label: 'Unlock the drawing', run: () => sources.deeds.lock(false) }];
  if (thing === null) return onGround(sources);
  const count = selection.stages.length + selection.notes.length;
  if ((thing.part === 'stages' || thing.part === 'notes') && count > 1) return onSeveral(sources, count);
  switch (thing.part) {
    case 'stages':
      return onStage(sources, thing.id);
    case 'activities':
      return onActivity(sources, thing.id);
    case 'outcomes':
      return onOutcome(sources, thing.id);
    case 'lanes':
      return onLane(sources, thing.id);
    case 'phases':
      return onPhase(sources, thing.id);
    case 'notes':
      return onNote(sources, thing.id);
  }
}

function onStage(sources: EntrySources, id: string): readonly Entry[] {
  const { draft, deeds, adding, onRename, onAdd, onDetails, menu } = sources;
  const stage = draft.stages[id];
  if (!stage) return [];
  const isEnd = stage.kind === 'end';
  const mayDo = stage.kind === 'work' || stage.kind === 'parallel';
  return [
    { label: 'Rename', keys: 'F2', run: () => onRename({ part: 'stages', id }) },
    { label: 'Details', run: onDetails },
    'line',
    ...(mayDo ? [{ label: 'Add an activity…', keys: 'A', run: () => onAdd({ at: menu.at, screen: menu.screen, into: { stage: id } }) }] : []),
    ...(isEnd ? [] : [
      { label: 'Add an outcome', keys: 'O', run: adding.addOutcome },
      { label: 'Add what follows…', keys: 'N', run: () => onAdd({ at: adding.spot(id), screen: menu.screen }) },
      { label: 'Connect to…', keys: 'C', run: deeds.connect },
    ]),
    'line',
    { label: 'Make it', entries: kindChoices.filter((choice) => choice.kind !== stage.kind || choice.result !== stage.end?.result).map((choice) => ({ label: choice.label, run: () => deeds.replaceKind(choice) })) },
    phaseEntry(sources, [id]),
    ...(isEnd ? [] : [
      { label: 'Let records start here', isOff: draft.start === id, run: deeds.startHere },
      { label: stage.disabled === true ? 'Switch on' : 'Switch off', keys: 'D', run: deeds.switchOff },
    ]),
    { label: draft.view.pinned?.includes(id) === true ? 'Free to move' : 'Lock in place', run: deeds.pin },
    commenting({ type: 'stage', id }),
    'line',
    ...copying(sources),
    ...alongTheWay(sources, id),
    'line',
    ...deleting(sources),
  ];
}

function phaseEntry({ draft, deeds, adding, menu }: EntrySources, stages: readonly string[]): Entry {
  const own = new Set(stages.map((stage) => draft.stages[stage]?.phase));
  return {
    label: 'Phase',
    entries: [
      ...inOrder(draft.phases).map((phase) => ({ label: phase.name || 'Phase without a name', isOff: own.size === 1 && own.has(phase.id), run: () => void deeds.intoPhase(stages, phase.id) })),
      { label: 'New phase', keys: 'Ctrl+G', run: () => adding.addPhase(menu.at, stages) },
      { label: 'No phase', isOff: own.size === 1 && own.has(undefined), run: () => void deeds.intoPhase(stages, undefined) },
      { label: 'Fold the phase', keys: 'G', isOff: own.has(undefined), run: deeds.fold },
    ],
  };
}

function commenting(target: CommentTarget): Entry {
  const write = () => {
    useCommentDesk.getState().write(target);
    useCommentDesk.getState().raise();
  };
  return { label: 'Comment…', keys: 'M', run: () => void setTimeout(write, handedBack) };
}

/** A menu that closes hands the focus back first, in milliseconds. */
const handedBack = 60;

function copying({ deeds, draft, selection, onKeep }: EntrySources): readonly Entry[] {
  return [
    { label: 'Copy', keys: 'Ctrl+C', run: () => void deeds.copy() },
    { label: 'Cut', keys: 'Ctrl+X', run: () => void deeds.cut() },
    { label: 'Paste', keys: 'Ctrl+V', run: () => void deeds.paste(false, spotForPaste(draft, selection)) },
    { label: 'Duplicate', keys: 'Ctrl+D', run: deeds.duplicate },
    ...(selection.stages.length > 0 ? [{ label: 'Save as a snippet…', run: onKeep }] : []),
  ];
}

function deleting({ deeds }: EntrySources): readonly Entry[] {
  return [
    { label: 'Delete', keys: 'Del', isDangerous: true, run: () => deeds.remove(false) },
    { label: 'Delete and join up', keys: 'Ctrl+Del', isDangerous: true, run: () => deeds.remove(true) },
  ];
}

function alongTheWay({ store, draft }: EntrySources, id: string): readonly Entry[] {
  const mark = (way: 'before' | 'after') => store.actions.select(selecting({ stages: along(draft, id, way) }));
  return [{ label: 'Select all before', keys: 'Shift+Alt+←', run: () => mark('before') }, { label: 'Select all after', keys: 'Shift+Alt+→', run: () => mark('after') }];
}

/** All stages before, or after, this one along the ways out. */
function along({ outcomes }: Blueprint, id: string, way: 'before' | 'after'): readonly string[] {
  const links = Object.values(outcomes).flatMap(({ from, to }) => (to === null || from.type === 'all' ? [] : (from.type === 'stage' ? [from.stage] : from.stages).map((stage) => [stage, to] as const)));
  const found = new Set([id]);
  for (const stage of found) {
    for (const [source, target] of links) {
      if (way === 'after' && source === stage) found.add(target);
      if (way === 'before' && target === stage) found.add(source);
    }
  }
  return [...found];
}

function onSeveral(sources: EntrySources, count: number): readonly Entry[] {
  const { deeds, selection, onTidy } = sources;
  return [
    { title: `${count} cards` },
    {
      label: 'Line up',
      entries: [
        { label: 'Left', keys: 'Alt+A L', run: () => deeds.arrange('left') }, { label: 'Centres', keys: 'Alt+A C', run: () => deeds.arrange('centre') }, { label: 'Right', keys: 'Alt+A R', run: () => deeds.arrange('right') },
        { label: 'Top', keys: 'Alt+A T', run: () => deeds.arrange('top') }, { label: 'Middles', keys: 'Alt+A M', run: () => deeds.arrange('middle') }, { label: 'Bottom', keys: 'Alt+A B', run: () => deeds.arrange('bottom') },
        { label: 'Spread across', keys: 'Alt+A H', run: () => deeds.arrange('spreadAcross') }, { label: 'Spread down', keys: 'Alt+A V', run: () => deeds.arrange('spreadDown') },
      ],
    },
    ...(selection.stages.length > 0 ? [phaseEntry(sources, selection.stages)] : []),
    { label: 'Tidy up these', keys: 'Shift+Alt+T', run: () => onTidy() },
    { label: 'Straighten and part these', run: () => onTidy(undefined, 'gently') },
    { label: 'Switch off or on', keys: 'D', run: deeds.switchOff },
    { label: 'Lock in place or free', run: deeds.pin },
    'line', ...copying(sources), 'line', ...deleting(sources),
  ];
}

function onActivity(sources: EntrySources, id: string): readonly Entry[] {
  const { draft, deeds, onRename, onDetails } = sources;
  const stage = stageOfActivity(draft, id);
  const lanes = inOrder(stage?.lanes ?? {});
  const home = lanes.find((lane) => lane.activities.includes(id))?.id;
  const into = (lane: LaneId | null, index: number) => stage && deeds.make({ type: 'moveActivity', activity: id, stage: stage.id, lane, index }, 'Activity moved');
  return [
    { label: 'Rename', keys: 'F2', run: () => onRename({ part: 'activities', id }) },
    { label: 'Details', keys: 'Enter', run: onDetails },
    commenting({ type: 'activity', id }),
    ...moving(sources),
    ...(lanes.length > 0 ? [{ label: 'Move to lane', entries: [...lanes.map((lane) => ({ label: lane.name || 'Lane without a name', isOff: lane.id === home, run: () => void into(lane.id, lane.activities.length) })), { label: 'For all lanes together', isOff: home === undefined, run: () => void into(null, stage?.activities.length ?? 0) }] }] : []),
    'line',
    { label: 'Delete', keys: 'Del', isDangerous: true, run: () => deeds.remove(false) },
  ];
}

/** One place up or down in its list. */
function moving({ draft, deeds, menu: { thing } }: EntrySources): readonly Entry[] {
  const step = (by: 1 | -1, words: string, keys: string): Entry => {
    const edit = rowStepEdit(draft, thing, by);
    return { label: words, keys, isOff: edit === null, run: () => void deeds.make(edit ?? nothing, words) };
  };
  return [step(-1, 'Move up', 'Alt+↑'), step(1, 'Move down', 'Alt+↓')];
}

const nothing: Edit = { type: 'several', name: '', edits: [] };

function onOutcome(sources: EntrySources, id: string): readonly Entry[] {
  const { draft, deeds, adding, onRename, onDetails, onAdd, menu } = sources;
  const outcome = draft.outcomes[id];
  if (!outcome) return [];
  const isOpen = outcome.to === null;
  return [
    { label: 'Rename', keys: 'F2', run: () => onRename({ part: 'outcomes', id }) },
    { label: 'Details', keys: 'Enter', run: onDetails },
    'line',
    { label: isOpen ? 'Connect to…' : 'Connect to another stage…', keys: 'C', run: deeds.connect },
    isOpen
      ? { label: 'Add what follows…', keys: 'N', run: () => onAdd({ at: adding.spot(undefined, id), screen: menu.screen, from: id }) }
      : { label: 'Insert a stage into its line…', run: () => onAdd({ at: adding.spot(undefined, id), screen: menu.screen, insertInto: id }) },
    commenting({ type: 'outcome', id }),
    { label: 'Disconnect', isOff: isOpen, run: deeds.disconnect },
    ...lineChoices(draft, id).map(({ label, edit }) => ({ label, run: () => void deeds.make(edit, label) })),
    ...moving(sources),
    'line',
    { label: 'Delete', keys: 'Del', isDangerous: true, run: () => deeds.remove(false) },
  ];
}

function onLane(sources: EntrySources, id: string): readonly Entry[] {
  const { draft, deeds, onRename, onAdd, menu } = sources;
  const stage = Object.values(draft.stages).find((each) => each.lanes?.[id]);
  if (!stage) return [];
  return [
    { label: 'Rename', run: () => onRename({ part: 'lanes', id }) },
    { label: 'Add an activity…', run: () => onAdd({ at: menu.at, screen: menu.screen, into: { stage: stage.id, lane: id } }) },
    ...moving(sources),
    'line',
    { label: 'Delete the lane with its activities', isDangerous: true, run: () => void deeds.make({ type: 'several', name: `Delete lane ${stage.lanes?.[id]?.name ?? ''}`.trim(), edits: [{ type: 'setField', path: ['stages', stage.id, 'lanes', id], value: undefined }] }, 'Lane deleted', true) },
  ];
}

function onPhase(sources: EntrySources, id: string): readonly Entry[] {
  const { draft, deeds, store, onRename, onTidy } = sources;
  const stages = Object.values(draft.stages).filter((stage) => stage.phase === id).map((stage) => stage.id);
  const isFolded = draft.view.collapsed.includes(id);
  return [
    { label: 'Rename', keys: 'F2', run: () => onRename({ part: 'phases', id }) },
    { label: isFolded ? 'Unfold' : 'Fold to one card', keys: 'G', isOff: stages.length === 0, run: deeds.fold },
    { label: 'Select its stages', isOff: stages.length === 0 || isFolded, run: () => store.actions.select(selecting({ stages })) },
    { label: 'Tidy up this phase', isOff: stages.length === 0, run: () => onTidy(id) },
    { label: 'Move earlier', run: () => deeds.movePhase(id, -1) },
    { label: 'Move later', run: () => deeds.movePhase(id, 1) },
    'line',
    { label: 'Dissolve; its stages stay', keys: 'Ctrl+Shift+G', isDangerous: true, run: deeds.ungroup },
  ];
}

const colours: readonly Note['colour'][] = ['yellow', 'blue', 'green', 'pink', 'purple', 'grey'];

function onNote(sources: EntrySources, id: string): readonly Entry[] {
  const { draft, deeds, onRename } = sources;
  const note = draft.notes[id];
  if (!note) return [];
  const set = (field: string, value: unknown, words: string) => void deeds.make({ type: 'setField', path: ['notes', id, field], value }, words);
  return [
    { label: 'Write', keys: 'F2', run: () => onRename({ part: 'notes', id }) },
    { label: 'Colour', entries: colours.map((colour) => ({ label: capital(colour), isOff: note.colour === colour, run: () => set('colour', colour, `Note is ${colour}`) })) },
    ...(note.stage === undefined ? [] : [{ label: `Take off ${draft.stages[note.stage]?.name || 'its stage'}`, run: () => set('stage', undefined, 'Note taken off') }]),
    { label: draft.view.pinned?.includes(id) === true ? 'Free to move' : 'Lock in place', run: deeds.pin },
    'line', ...copying(sources), 'line',
    { label: 'Delete', keys: 'Del', isDangerous: true, run: () => deeds.remove(false) },
  ];
}

function onGround({ deeds, adding, menu, onAdd, onTidy, store, draft }: EntrySources): readonly Entry[] {
  return [
    { label: 'Add a block…', keys: 'N', run: () => onAdd({ at: menu.at, screen: menu.screen }) },
    { label: 'Add a note', run: () => adding.addNote(menu.at) },
    { label: 'Add a phase', run: () => adding.addPhase(menu.at, []) },
    'line',
    { label: 'Paste', keys: 'Ctrl+V', run: () => void deeds.paste(false, menu.at) },
    { label: 'Paste and keep outside links', keys: 'Ctrl+Shift+V', run: () => void deeds.paste(true, menu.at) },
    { label: 'Select everything', keys: 'Ctrl+A', run: () => store.actions.select(selecting({ stages: Object.keys(draft.stages), notes: Object.keys(draft.notes) })) },
    'line',
    { label: 'Tidy up', keys: 'Shift+Alt+T', run: () => onTidy() },
    { label: 'Tidy up gently', run: () => onTidy(undefined, 'gently') },
    draft.view.direction === 'TB' ? { label: 'Turn: left to right', run: () => onTidy(undefined, 'whole', 'LR') } : { label: 'Turn: top to bottom', run: () => onTidy(undefined, 'whole', 'TB') },
    { label: 'Lock the drawing', run: () => deeds.lock(true) },
  ];
}
