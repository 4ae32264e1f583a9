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
}
