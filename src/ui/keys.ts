import { useHotkeys } from '@mantine/hooks';

/** A key in Mantine's spelling (`mod+K`, `shift+Enter`, `N`) and what it does. */
export type Hotkey = readonly [keys: string, run: (event: KeyboardEvent) => void];

/** Inputs that are pressed or dragged, not written into: the round buttons of a switch between views, ticks, sliders. */
const pressed = ['radio', 'checkbox', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image'];
const writtenInto = `input${pressed.map((type) => `:not([type="${type}"])`).join('')}, textarea, select, [contenteditable=""], [contenteditable="true"]`;
const typingPlaces = '[role="textbox"], [role="combobox"], [role="listbox"], [role="menu"]';
const pressedByEnter = 'a[href], button, summary, [role="button"], [role="link"], [role="tab"], [role="option"], [role="menuitem"]';
let singlesOff = false;

/** Switches all single-letter keys off or on (WCAG 2.1.4 asks for a way to turn them off). */
export function setSingleKeys(on: boolean): void {
  singlesOff = !on;
}

/**
 * Binds keys for as long as the screen is open. Keys without Ctrl, Cmd or Alt, function keys apart, do nothing while somebody types,
 * while a dialog or menu is open over the screen, or when single keys are switched off. Enter is left to the button or link that has the focus.
 */
export function useHotkeysSafe(hotkeys: readonly Hotkey[]): void {
  useHotkeys(hotkeys.map(([keys, run]) => [keys, (event) => {
    if (event.defaultPrevented || (!/\b(mod|ctrl|meta|alt|f\d+)\b/i.test(keys) && !singleKeyMayAct(event, keys))) return;
    event.preventDefault();
    run(event);
  }, { preventDefault: false }]), [], true);
}

/** Whether keys are letters here: in a field of text, not on a switch or a tick that merely has the focus. */
export function isWrittenInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(writtenInto) !== null;
}

/** Whether a key without Ctrl, Cmd or Alt may act now: not while somebody types, nor while a dialog or menu is open over the screen. */
export function singleKeyMayAct(event: KeyboardEvent, keys: string): boolean {
  if (singlesOff && /^(shift\+)?.$/i.test(keys)) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (isWrittenInto(target) || target?.closest(typingPlaces)) return false;
  // Enter presses what has the focus: to take it away would leave a button or a link without its key
  if (keys === 'Enter' && target?.closest(pressedByEnter)) return false;
  if (target?.matches('input') && !/^(shift\+)?[^\s]$/i.test(keys)) return false;
  // Escape closes what is open where the focus is, and nothing else; what it closed may be gone already
  if (keys === 'Escape' && target !== null && (!target.isConnected || target.closest('[role="dialog"]:not([aria-modal="true"])'))) return false;
  const dialog = document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]');
  return dialog === null || (target !== null && dialog.contains(target) && dialog.getAttribute('role') === 'dialog');
}
