import { useHotkeysSafe } from './keys.ts';

const places = 'header, nav, main, aside, [data-landmark]';
const focusable = ['a[href]', 'button:not(:disabled)', 'input:not(:disabled)', 'select:not(:disabled)', 'textarea:not(:disabled)', '[tabindex="0"]'].map((each) => `${each}:not([tabindex="-1"])`).join(', ');

/** F6 and Shift+F6 walk the parts of the page (header, navigation, panels, canvas), as they do in desktop programs. */
export function useLandmarkKeys(): void {
  useHotkeysSafe([
    ['F6', () => goToPlace(1)],
    ['shift+F6', () => goToPlace(-1)],
  ]);
}

function goToPlace(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(places)].filter((place) => place.getClientRects().length > 0);
  const list = all.filter((place) => !all.some((inner) => inner !== place && place.contains(inner)) || place.tagName === 'MAIN');
  const present = list.findLastIndex((place) => place.contains(document.activeElement));
  const next = list[(present + step + list.length) % list.length];
  const target = next?.querySelector<HTMLElement>(focusable) ?? next;
  if (target === undefined) return;
  if (target === next && !next.hasAttribute('tabindex')) next.tabIndex = -1;
  target.focus();
}
