/** What a bench does to a screen, and how it learns that it is there. */

/** Resolves when something can be seen in a place; looked at with every change of it. */
export function seen(place: Element, isThere: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isThere()) return resolve();
    const watch = new MutationObserver(() => {
      if (!isThere()) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(place, { childList: true, subtree: true, characterData: true, attributes: true });
  });
}

/** Writes into a box as a person would have, all at once. */
export function type(box: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Does something and says what the browser calls the longest task of the page meanwhile, in milliseconds; 0 when none took 50. */
export async function longestTask<Value>(work: () => Promise<Value>): Promise<{ readonly spent: Value; readonly longest: number }> {
  let longest = 0;
  const tasks = new PerformanceObserver((list) => (longest = Math.max(longest, ...list.getEntries().map(({ duration }) => duration))));
  tasks.observe({ type: 'longtask' });
  const spent = await work();
  await new Promise((resolve) => setTimeout(resolve, 50));
  tasks.disconnect();
  return { spent, longest };
}
