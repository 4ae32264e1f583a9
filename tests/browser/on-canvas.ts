import type { Locator, Page } from '@playwright/test';

/** A card as it stands on the drawing, in drawing pixels. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where every card stands. */
export function cardsOn(page: Page): Promise<readonly Standing[]> {
  return page.locator('.react-flow__node-stage').evaluateAll((nodes) => nodes.flatMap((node) => {
    if (!(node instanceof HTMLElement)) return [];
    const { m41: x, m42: y } = new DOMMatrix(getComputedStyle(node).transform);
    return [{ id: node.dataset.id ?? '', name: node.querySelector('.bt-stage-title')?.textContent ?? '', x, y, width: node.offsetWidth, height: node.offsetHeight }];
  }));
}

/** Every line that is seen to run behind a card, in words: each is walked along step by step. */
export async function linesBehindCards(page: Page): Promise<{ readonly lines: number; readonly behind: readonly string[] }> {
  const cards = await cardsOn(page);
  return page.locator('.bt-line:not([data-kind="jump"]) .bt-line-path').evaluateAll((paths, standing) => {
    const behind = new Set<string>();
    for (const [index, path] of paths.entries()) {
      if (!(path instanceof SVGPathElement)) continue;
      for (let at = 0; at < path.getTotalLength(); at += 4) {
        const { x, y } = path.getPointAtLength(at);
        for (const card of standing) {
          if (x > card.x + 1 && x < card.x + card.width - 1 && y > card.y + 1 && y < card.y + card.height - 1) behind.add(`line ${index} behind ${card.name}`);
        }
      }
    }
    return { lines: paths.length, behind: [...behind] };
  }, cards);
}

/** Waits until nothing glides any more. */
export async function atRest(page: Page): Promise<readonly Standing[]> {
  let before = '';
  for (;;) {
    const cards = await cardsOn(page);
    const now = JSON.stringify(cards);
    if (now === before) return cards;
    before = now;
    await page.waitForTimeout(250);
  }
}

/** Opens a starter from the list of them. */
export async function openStarter(page: Page, starter: Locator): Promise<void> {
  await starter.click();
  await page.locator('.react-flow__node-stage').first().waitFor();
  // a drawing opens where its records start; only what is in view is drawn
  await page.getByRole('button', { name: 'Fit everything into view' }).click();
}
