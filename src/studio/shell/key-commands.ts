import { useHotkeys, type HotkeyItem } from '@mantine/hooks';
import { useSetting } from '../../storage/index.ts';
import { isWrittenInto, useCommands } from '../../ui/index.ts';
import { useStudio } from '../studio-context.ts';

/** Something the builder can do, by name, by key or from the command palette. */
export interface StudioCommand {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** As printed: "Ctrl+Shift+V"; several ways with a comma between. */
  readonly keys?: string;
  /** Keys that something else listens to; they are only shown. */
  readonly shown?: string;
  /** `canvas`: single letters and selection keys act only while the canvas has the focus. */
  readonly where?: 'canvas' | 'screen';
  readonly run: () => void;
}

/** Offers commands in the command palette and by their keys for as long as the caller is on the screen (ui.md "Keyboard and speech"). */
export function useKeyCommands(commands: readonly StudioCommand[]): void {
  const { canvas } = useStudio();
  const [singleKeys] = useSetting('singleKeys', true);
  useCommands(commands.map(({ id, label, group, keys, shown = keys, run }) => ({ id: `studio/${id}`, label, group, run, ...(shown === undefined ? {} : { keys: shown }) })));
  useHotkeys(commands.flatMap((command) => hotkeysOf(command, singleKeys, () => canvas.current?.takeFocus())), [], true);
}

function hotkeysOf({ keys, where = 'screen', run }: StudioCommand, singleKeys: boolean, takeFocus: () => void): HotkeyItem[] {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isWrittenInto(event.target) || (where === 'canvas' && !isOnCanvas(event.target))) return;
    if (document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]')) return;
    event.preventDefault();
    if (where === 'canvas') takeFocus();
    run();
  };
  return (keys?.split(', ') ?? []).filter((each) => singleKeys || !isSingle(each)).map((each) => [spelled(each), press, { preventDefault: false }]);
}

/** An arrow pressed while nothing has the focus goes into the drawing, to the card that had it last. */
export function useWayIn(): void {
  const { canvas } = useStudio();
  const enter = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !(event.target instanceof Element) || !event.target.matches('body, main') || document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]')) return;
    event.preventDefault();
    canvas.current?.focus();
  };
  useHotkeys(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => [key, enter, { preventDefault: false }]));
}

/** A letter, a digit or a sign without Ctrl or Alt: people who speak to their computer may switch those off (WCAG 2.1.4). */
function isSingle(keys: string): boolean {
  return /^(Shift\+)?.$/u.test(keys);
}

function spelled(keys: string): string {
  return keys.replace(/\+$/, '[plus]').replace('Ctrl', 'mod').replace('Del', 'Delete').toLowerCase();
}

/** Says whether keys are meant for the drawing. */
export function isOnCanvas(target: EventTarget | null): boolean {
  // A press on free ground hands the focus to the screen itself, which nobody types into.
  return target instanceof Element && (target.matches('body, main') || (target.closest('.bt-studio-canvas') !== null && target.closest('input, textarea, [role="menu"]') === null));
}
