import type { Finding } from '#engine/blueprint';
import { announce, describeEditRefusal, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';
import { copiedFragment, copySelection, pasteEdit } from '../draft/clipboard.ts';
import { deleteEdit } from '../draft/deleting.ts';
import { selecting } from '../draft/draft-store.ts';
import { useGoToFinding } from '../dock/use-findings.ts';
import { activityItems, stageItems } from '../palette/palette-items.ts';
import { useNames, useStudio } from '../studio-context.ts';
import { useKeyCommands, type StudioCommand } from './key-commands.ts';
import type { Panels } from './panels.ts';
import type { Adding } from './use-adding.ts';
import { firstOpenOutcome } from '../draft/placing.ts';

/** What the rest of the builder lends to its commands. */
export interface CommandTools {
  readonly adding: Adding;
  readonly panels: Panels;
  readonly findings: readonly Finding[];
  readonly onPublish: () => void;
  readonly onExport: () => void;
  readonly onTidy: () => void;
  readonly onQuickAdd: (what: 'blocks' | 'activities') => void;
  readonly onRename: () => void;
}

/** Every command of the builder: one list for the command palette and for the keys (ui.md "Keyboard and speech"). */
export function useStudioCommands(tools: CommandTools): void {
  useKeyCommands([...useEditCommands(tools), ...useAddCommands(tools), ...useViewCommands(tools)]);
}

function useEditCommands({ onRename }: CommandTools): StudioCommand[] {
  const { store, newId } = useStudio();
  const names = useNames();
  const { actions } = store;
  const travel = (way: 'undo' | 'redo') => {
    const step = actions[way]();
    announce(step ? `${way === 'undo' ? 'Took back' : 'Made again'}: ${step.name}` : `Nothing to ${way}`);
  };
  const remove = (heal: boolean) => {
    const edit = deleteEdit(store.getState().selection, heal);
    const refusal = edit && actions.edit(edit);
    if (refusal) notifyProblem(describeEditRefusal(refusal, names));
    else if (edit) notifyDone({ message: heal ? 'Deleted and joined up' : 'Deleted', undo: () => void actions.undo() });
  };
  const copy = async () => {
    const { draft, selection } = store.getState();
    const count = await copySelection(draft, selection);
    announce(count === 0 ? 'Select a stage or a note to copy' : `${formatCount(count, 'card')} copied`);
    return count;
  };
  const paste = async (keepOutsideLinks: boolean) => {
    const fragment = await copiedFragment();
    if (!fragment) return announce('There is no stage on the clipboard');
    const { draft } = store.getState();
    const places = Object.values(draft.view.positions);
    const at = { x: Math.min(...places.map(({ x }) => x), 0) + 48, y: Math.max(...places.map(({ y }) => y), 0) + 320 };
    const { edit, select } = pasteEdit(fragment, at, keepOutsideLinks, newId);
    const refusal = actions.edit(edit, { select });
    if (refusal) notifyProblem(describeEditRefusal(refusal, names));
    else announce(`${formatCount(select.stages.length + select.notes.length, 'card')} pasted`);
  };
  const all = () => {
    const { draft } = store.getState();
    actions.select(selecting({ stages: Object.keys(draft.stages), notes: Object.keys(draft.notes) }));
  };
  const group = 'Edit';
  return [
    { id: 'undo', label: 'Undo', group, keys: 'Ctrl+Z', run: () => travel('undo') },
    { id: 'redo', label: 'Redo', group, keys: 'Ctrl+Shift+Z, Ctrl+Y', run: () => travel('redo') },
    { id: 'copy', label: 'Copy', group, keys: 'Ctrl+C', where: 'canvas', run: () => void copy() },
    { id: 'cut', label: 'Cut', group, keys: 'Ctrl+X', where: 'canvas', run: () => void copy().then((count) => (count > 0 ? remove(false) : undefined)) },
    { id: 'paste', label: 'Paste', group, keys: 'Ctrl+V', where: 'canvas', run: () => void paste(false) },
    { id: 'paste-links', label: 'Paste and keep outside links', group, keys: 'Ctrl+Shift+V', where: 'canvas', run: () => void paste(true) },
    { id: 'duplicate', label: 'Duplicate', group, keys: 'Ctrl+D', where: 'canvas', run: () => void copy().then((count) => (count > 0 ? paste(true) : undefined)) },
    { id: 'delete', label: 'Delete selection', group, keys: 'Del', where: 'canvas', run: () => remove(false) },
    { id: 'heal', label: 'Delete and join up what led here', group, keys: 'Ctrl+Del', where: 'canvas', run: () => remove(true) },
    { id: 'all', label: 'Select everything', group, keys: 'Ctrl+A', where: 'canvas', run: all },
    { id: 'rename', label: 'Rename', group, keys: 'F2', where: 'canvas', run: onRename },
  ];
}

function useAddCommands({ adding, onQuickAdd }: CommandTools): StudioCommand[] {
  const { store } = useStudio();
  const group = 'Add';
  const connected = () => {
    const stage = adding.selectedStage();
    const open = firstOpenOutcome(store.getState().draft, stage);
    const [plain] = stageItems;
    if (plain) adding.addStage(plain, { at: adding.spot(stage, open), connect: open });
  };
  return [
    { id: 'add', label: 'Add a block…', group, keys: 'N', where: 'canvas', run: () => onQuickAdd('blocks') },
    { id: 'add-activity', label: 'Add an activity…', group, keys: 'A', where: 'canvas', run: () => onQuickAdd('activities') },
    { id: 'add-connected', label: 'Add a stage, connected', group, keys: 'Shift+N', where: 'canvas', run: connected },
    { id: 'add-outcome', label: 'Add an outcome', group, keys: 'O', where: 'canvas', run: adding.addOutcome },
    ...stageItems.map((item): StudioCommand => ({ id: `add-${item.key}`, label: `Add: ${item.label}`, group, where: 'canvas', run: () => adding.addItem(item), ...(item.letter === undefined ? {} : { keys: item.letter }) })),
    ...activityItems.map((item): StudioCommand => ({ id: `add-${item.key}`, label: `Add activity: ${item.label}`, group, where: 'canvas', run: () => adding.addItem(item) })),
    { id: 'add-note', label: 'Add a note', group, run: () => adding.addNote(adding.spot()) },
  ];
}

function useViewCommands({ panels, findings, onPublish, onExport, onTidy }: CommandTools): StudioCommand[] {
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
    { id: 'fit', label: 'Fit everything', group, run: () => canvas.current?.fit() },
    { id: 'fit-selection', label: 'Fit the selection', group, run: () => canvas.current?.fitSelection() },
    { id: 'zoom-100', label: 'Zoom to 100 %', group, run: () => canvas.current?.zoom100() },
    { id: 'zoom-in', label: 'Zoom in', group, run: () => canvas.current?.zoomIn() },
    { id: 'zoom-out', label: 'Zoom out', group, run: () => canvas.current?.zoomOut() },
    { id: 'tidy', label: 'Tidy up', group, keys: 'Shift+Alt+T', run: onTidy },
    { id: 'publish', label: 'Publish…', group: 'Blueprint', run: onPublish },
    { id: 'export', label: 'Export as JSON', group: 'Blueprint', run: onExport },
  ];
}
