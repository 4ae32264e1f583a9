import { useHotkeys, type HotkeyItem } from '@mantine/hooks';
import { useCommands } from '../../ui/index.ts';

/** Something the builder can do, by name, by key or from the command palette. */
export interface StudioCommand {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** As printed: "Ctrl+Shift+V"; several ways with a comma between. */
  readonly keys?: string;
  /** `canvas`: single letters and selection keys act only while the canvas has the focus. */
  readonly where?: 'canvas' | 'screen';
  readonly run: () => void;
}

/** Offers commands in the command palette and by their keys for as long as the caller is on the screen (ui.md "Keyboard and speech"). */
export function useKeyCommands(commands: readonly StudioCommand[]): void {
  useCommands(commands.map(({ id, label, group, keys, run }) => ({ id: `studio/${id}`, label, group, run, ...(keys === undefined ? {} : { keys }) })));
  useHotkeys(commands.flatMap(hotkeysOf));
}

function hotkeysOf({ keys, where = 'screen', run }: StudioCommand): HotkeyItem[] {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || (where === 'canvas' && !isOnCanvas(event.target))) return;
    if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
    event.preventDefault();
    run();
  };
  return (keys?.split(', ') ?? []).map((each) => [spelled(each), press, { preventDefault: false }]);
}

function spelled(keys: string): string {
  return keys.replace('Ctrl', 'mod').replace('Del', 'Delete').toLowerCase();
}

function isOnCanvas(target: EventTarget | null): boolean {
  // A press on free ground hands the focus to the screen itself, which nobody types into.
  return target instanceof Element && (target.matches('body, main') || target.closest('.bt-studio-canvas') !== null);
}
