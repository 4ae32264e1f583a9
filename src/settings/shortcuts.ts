/** A group of keys that act in one place. Alternatives are parted by a space. */
export interface ShortcutGroup {
  readonly place: string;
  readonly keys: readonly { readonly keys: string; readonly does: string }[];
}

/** The keys people can press, by place, as design's keyboard table lists them. */
export const shortcuts: readonly ShortcutGroup[] = [
  {
    place: 'Everywhere',
    keys: [
      { keys: 'Ctrl+K', does: 'Search or run a command' },
      { keys: 'F6', does: 'Next part of the page' },
      { keys: 'Shift+F6', does: 'Previous part of the page' },
    ],
  },
  { place: 'Blueprints', keys: [{ keys: 'N', does: 'New blank blueprint' }] },
  {
    place: 'Today',
    keys: [
      { keys: 'J K', does: 'Next and previous row' },
      { keys: 'Enter', does: 'Open the record' },
    ],
  },
  {
    place: 'Approvals',
    keys: [
      { keys: 'J K', does: 'Next and previous request' },
      { keys: 'A', does: 'Approve what is chosen, else the open request' },
      { keys: 'R', does: 'Reject it, with a reason' },
      { keys: 'X', does: 'Choose the open request' },
      { keys: 'O', does: 'Open its record' },
    ],
  },
  {
    place: 'Outbox',
    keys: [
      { keys: 'J K', does: 'Next and previous message' },
      { keys: 'D', does: 'Mark as done' },
      { keys: 'X', does: 'Dismiss' },
    ],
  },
  {
    place: 'A record',
    keys: [
      { keys: 'C Enter', does: 'Into the open activity' },
      { keys: '1 9', does: 'How the open activity ended' },
      { keys: 'Ctrl+Z', does: 'Take back the last step' },
    ],
  },
  {
    place: 'Studio canvas',
    keys: [
      { keys: '?', does: 'All keys of the builder' },
      { keys: '← → ↑ ↓', does: 'Along the paths, and to sibling branches' },
      { keys: 'Enter Esc', does: 'Into a card and out of it' },
      { keys: 'Space', does: 'Mark the card or row' },
      { keys: 'Shift+← Shift+→', does: 'Select along the paths' },
      { keys: 'Shift+Alt+← Shift+Alt+→', does: 'Select everything before or after' },
      { keys: 'N Shift+N', does: 'Add after the present stage; add a plain stage' },
      { keys: 'C', does: 'Connect the present outcome' },
      { keys: 'O', does: 'Add an outcome' },
      { keys: 'A', does: 'Add an activity' },
      { keys: 'F2', does: 'Rename in place' },
      { keys: 'R', does: 'Make it another kind of stage' },
      { keys: 'D', does: 'Switch the stage off or on' },
      { keys: 'Alt+↑ Alt+↓', does: 'Move a row up or down' },
      { keys: 'Ctrl+← Ctrl+Shift+←', does: 'Move cards by 8 or 64 pixels' },
      { keys: 'Alt+A', does: 'Then L C R T M B H V: line up' },
      { keys: 'S', does: 'Hold and drag: make space' },
      { keys: 'V H', does: 'Pointer, hand' },
      { keys: 'Ctrl+G Ctrl+Shift+G G', does: 'Group into a phase, dissolve it, fold it' },
      { keys: 'Ctrl+Z', does: 'Undo' },
      { keys: 'Ctrl+Shift+Z Ctrl+Y', does: 'Redo' },
      { keys: 'Ctrl+C Ctrl+X Ctrl+V Ctrl+D', does: 'Copy, cut, paste and duplicate' },
      { keys: 'Ctrl+Shift+V', does: 'Paste and keep outside links' },
      { keys: 'Del', does: 'Delete' },
      { keys: 'Ctrl+Del', does: 'Delete and reconnect' },
      { keys: 'Shift+Alt+T', does: 'Tidy up' },
      { keys: '1 2 0', does: 'Fit all, fit the selection, 100 %' },
      { keys: 'Shift+F10', does: 'What can be done with this' },
      { keys: 'Ctrl+.', does: 'Only the drawing' },
      { keys: 'F8', does: 'Next finding' },
    ],
  },
];
