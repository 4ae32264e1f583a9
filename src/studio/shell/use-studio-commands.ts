import type { Finding } from '#engine/blueprint';
import { lineChoices, type CanvasTool, type LineChoice, type TidyDirection } from '../../canvas/index.ts';
import { announce } from '../../ui/index.ts';
import type { Arrangement } from '../draft/arrange.ts';
import { selecting } from '../draft/draft-store.ts';
import { useGoToFinding } from '../dock/use-findings.ts';
import { activityItems, stageItems } from '../palette/palette-items.ts';
import { kindChoices } from '../draft/stage-kind.ts';
import { useStudio } from '../studio-context.ts';
import { isOnCanvas, useKeyCommands, type StudioCommand } from './key-commands.ts';
import type { Panels } from './panels.ts';
import type { Adding } from './use-adding.ts';
import { alignKeys, useAlignChord } from './use-align-chord.ts';
import type { Deeds } from './use-deeds.ts';
import { firstOpenOutcome } from '../draft/placing.ts';

/** What the rest of the builder lends to its commands. */
export interface CommandTools {
  readonly adding: Adding;
  readonly deeds: Deeds;
  readonly panels: Panels;
  readonly findings: readonly Finding[];
  readonly onPublish: () => void;
  readonly onTidy: (how?: 'gently') => void;
  /** Lays the whole drawing the other way. */
  readonly onTurn: (direction: TidyDirection) => void;
  readonly onQuickAdd: (what: 'blocks' | 'activities') => void;
  readonly onRename: () => void;
  readonly onReplaceKind: () => void;
  readonly onTool: (tool: CanvasTool) => void;
  readonly onHide: () => void;
  readonly onKeys: () => void;
}

/** Every command of the builder: one list for the command palette and for the keys (ui.md "Keyboard and speech"). */
export function useStudioCommands(tools: CommandTools): readonly StudioCommand[] {
  const commands = [...useEditCommands(tools), ...useAddCommands(tools), ...useArrangeCommands(tools), ...useViewCommands(tools)];
  useKeyCommands(commands);
  return commands;
}

function useEditCommands({ onRename, onReplaceKind, deeds }: CommandTools): StudioCommand[] {
  const { store } = useStudio();
  const { actions } = store;
  const travel = (way: 'undo' | 'redo') => {
    const step = actions[way]();
    announce(step ? `${way === 'undo' ? 'Took back' : 'Made again'}: ${step.name}` : `Nothing to ${way}`);
  };
  const all = () => {
    const { draft } = store.getState();
    actions.select(selecting({ stages: Object.keys(draft.stages), notes: Object.keys(draft.notes) }));
    announce('Everything selected');
  };
  const group = 'Edit';
  const where = 'canvas';
  return [
    { id: 'undo', label: 'Undo', group, keys: 'Ctrl+Z', run: () => travel('undo') },
    { id: 'redo', label: 'Redo', group, keys: 'Ctrl+Shift+Z, Ctrl+Y', run: () => travel('redo') },
    { id: 'copy', label: 'Copy', group, keys: 'Ctrl+C', where, run: () => void deeds.copy() },
    { id: 'cut', label: 'Cut', group, keys: 'Ctrl+X', where, run: () => void deeds.cut() },
    { id: 'paste', label: 'Paste', group, keys: 'Ctrl+V', where, run: () => void deeds.paste(false) },
    { id: 'paste-links', label: 'Paste and keep outside links', group, keys: 'Ctrl+Shift+V', where, run: () => void deeds.paste(true) },
    { id: 'duplicate', label: 'Duplicate', group, keys: 'Ctrl+D', where, run: deeds.duplicate },
    { id: 'delete', label: 'Delete selection', group, keys: 'Del', where, run: () => deeds.remove(false) },
    { id: 'heal', label: 'Delete and join up what led here', group, keys: 'Ctrl+Del', where, run: () => deeds.remove(true) },
    { id: 'all', label: 'Select everything', group, keys: 'Ctrl+A', where, run: all },
    { id: 'rename', label: 'Rename', group, keys: 'F2', where, run: onRename },
    { id: 'connect', label: 'Connect the outcome to…', group, shown: 'C', where, run: deeds.connect },
    { id: 'disconnect', label: 'Disconnect the outcome', group, where, run: deeds.disconnect },
    { id: 'replace', label: 'Make the stage another kind…', group, keys: 'R', where, run: onReplaceKind },
    ...kindChoices.map((choice): StudioCommand => ({ id: `replace-${choice.value}`, label: `Make the stage: ${choice.label}`, group, run: () => deeds.replaceKind(choice) })),
    { id: 'switch-off', label: 'Switch the stage off or on', group, keys: 'D', where, run: deeds.switchOff },
    { id: 'start-here', label: 'Let records start at this stage', group, run: deeds.startHere },
  ];
}

function useAddCommands({ adding, onQuickAdd }: CommandTools): StudioCommand[] {
  const { store } = useStudio();
  const group = 'Add';
  const connected = () => {
    const { draft, selection } = store.getState();
    const stage = adding.selectedStage();
    const chosen = selection.outcomes.find((id) => draft.outcomes[id]?.to === null);
    const open = chosen ?? firstOpenOutcome(draft, stage);
    const [plain] = stageItems;
    const full = open === undefined && stage !== undefined && draft.stages[stage]?.kind !== 'end' ? stage : undefined;
    if (plain) adding.addStage(plain, { at: adding.spot(stage, open), connect: open, outOf: full });
  };
  return [
    { id: 'add', label: 'Add a block…', group, keys: 'N', where: 'canvas', run: () => onQuickAdd('blocks') },
    { id: 'add-activity', label: 'Add an activity…', group, keys: 'A', where: 'canvas', run: () => onQuickAdd('activities') },
    { id: 'add-connected', label: 'Add a stage, connected', group, keys: 'Shift+N', where: 'canvas', run: connected },
    { id: 'add-outcome', label: 'Add an outcome', group, keys: 'O', where: 'canvas', run: adding.addOutcome },
    ...stageItems.map((item): StudioCommand => ({ id: `add-${item.key}`, label: `Add: ${item.label}`, group, run: () => adding.addItem(item) })),
    ...activityItems.map((item): StudioCommand => ({ id: `add-${item.key}`, label: `Add activity: ${item.label}`, group, run: () => adding.addItem(item) })),
    { id: 'add-note', label: 'Add a note', group, run: () => adding.addNote(adding.spot()) },
    { id: 'add-phase', label: 'Add an empty phase', group, run: () => adding.addPhase(adding.spot(), []) },
  ];
}

const arrangements: Readonly<Record<Arrangement, string>> = { left: 'Align left', centre: 'Align centres', right: 'Align right', top: 'Align top', middle: 'Align middles', bottom: 'Align bottom', spreadAcross: 'Spread across', spreadDown: 'Spread down' };

const lineLabels: Readonly<Record<LineChoice['key'], string>> = { straighten: 'Straighten the line', jump: 'Draw the line as a jump', line: 'Draw the line out' };

function useArrangeCommands({ adding, deeds, onTidy, onTurn }: CommandTools): StudioCommand[] {
  const { store, canvas } = useStudio();
  const group = 'Arrange';
  useAlignChord(isOnCanvas, (how) => {
    canvas.current?.takeFocus();
    deeds.arrange(how);
  });
  const together = () => {
    const { selection } = store.getState();
    if (selection.stages.length === 0) announce('Select the stages of the phase first');
    else adding.addPhase({ x: 0, y: 0 }, selection.stages);
  };
  /** Does something with the lines of the selected outcomes. */
  const redraw = (key: LineChoice['key']) => {
    const { draft, selection } = store.getState();
    const edits = selection.outcomes.flatMap((outcome) => lineChoices(draft, outcome).flatMap((choice) => (choice.key === key ? [choice.edit] : [])));
    const [only] = edits;
    if (!only) announce('Select an outcome whose line this can be done with');
    else deeds.make(edits.length === 1 ? only : { type: 'several', name: lineLabels[key], edits }, lineLabels[key]);
  };
  return [
    ...Object.entries(alignKeys).map(([key, how]): StudioCommand => ({ id: `align-${how}`, label: arrangements[how], group, shown: `Alt+A ${key}`, run: () => deeds.arrange(how) })),
    { id: 'group', label: 'Group into a phase', group, keys: 'Ctrl+G', where: 'canvas', run: together },
    { id: 'ungroup', label: 'Dissolve the phase', group, keys: 'Ctrl+Shift+G', where: 'canvas', run: deeds.ungroup },
    { id: 'fold', label: 'Fold or unfold the phase', group, keys: 'G', where: 'canvas', run: deeds.fold },
    { id: 'pin', label: 'Lock cards in place, or free them', group, run: deeds.pin },
    { id: 'lock', label: 'Lock the drawing', group, run: () => deeds.lock(true) },
    { id: 'unlock', label: 'Unlock the drawing', group, run: () => deeds.lock(false) },
    { id: 'tidy', label: 'Tidy up', group, keys: 'Shift+Alt+T', run: () => onTidy() },
    { id: 'tidy-gently', label: 'Tidy up gently: keep the order, straighten and part', group, run: () => onTidy('gently') },
    { id: 'tidy-down', label: 'Turn the drawing: top to bottom', group, run: () => onTurn('TB') },
    { id: 'tidy-across', label: 'Turn the drawing: left to right', group, run: () => onTurn('LR') },
    ...(['straighten', 'jump', 'line'] as const).map((key): StudioCommand => ({ id: `line-${key}`, label: lineLabels[key], group, run: () => redraw(key) })),
  ];
}

function useViewCommands({ panels, findings, onPublish, onTool, onHide, onKeys }: CommandTools): StudioCommand[] {
  const { canvas, store } = useStudio();
  const goTo = useGoToFinding();
  const group = 'View';
  const step = (by: 1 | -1) => {
    if (findings.length === 0) return announce('No findings');
    const { selection } = store.getState();
    const chosen = new Set<string>([...selection.stages, ...selection.outcomes, ...selection.activities]);
    const now = findings.findIndex(({ target }) => target.type !== 'blueprint' && chosen.has(target.type === 'stage' ? target.stage : target.type === 'outcome' ? target.outcome : target.activity));
    const next = findings[(now + by + findings.length + (now < 0 && by < 0 ? 1 : 0)) % findings.length];
    if (next) goTo(next);
  };
  return [
    { id: 'next-finding', label: 'Next finding', group, keys: 'F8', run: () => step(1) },
    { id: 'previous-finding', label: 'Previous finding', group, keys: 'Shift+F8', run: () => step(-1) },
    { id: 'palette', label: 'Show or hide the palette', group, keys: 'Ctrl+B', run: () => panels.toggle('palette') },
    { id: 'inspector', label: 'Show or hide the inspector', group, keys: 'Ctrl+I', run: () => panels.toggle('inspector') },
    { id: 'dock', label: 'Show or hide the dock', group, keys: 'Ctrl+J', run: () => panels.toggle('dock') },
    { id: 'hide', label: 'Show only the drawing, or everything', group, keys: 'Ctrl+.', run: onHide },
    { id: 'keys', label: 'Show all keys', group, keys: 'Shift+?', shown: '?', where: 'canvas', run: onKeys },
    { id: 'pointer', label: 'Pointer: select and move cards', group, keys: 'V', where: 'canvas', run: () => onTool('pointer') },
    { id: 'hand', label: 'Hand: move the drawing', group, keys: 'H', where: 'canvas', run: () => onTool('hand') },
    { id: 'fit', label: 'Fit everything', group, keys: '1', where: 'canvas', run: () => canvas.current?.fit() },
    { id: 'fit-selection', label: 'Fit the selection', group, keys: '2', where: 'canvas', run: () => canvas.current?.fitSelection() },
    { id: 'zoom-100', label: 'Zoom to 100 %', group, keys: '0', where: 'canvas', run: () => canvas.current?.zoom100() },
    { id: 'zoom-in', label: 'Zoom in', group, keys: '+, Shift++, =', shown: '+', where: 'canvas', run: () => canvas.current?.zoomIn() },
    { id: 'zoom-out', label: 'Zoom out', group, keys: '-', where: 'canvas', run: () => canvas.current?.zoomOut() },
    { id: 'publish', label: 'Publish…', group: 'Blueprint', run: onPublish },
  ];
}
