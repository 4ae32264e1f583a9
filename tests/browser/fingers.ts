import type { CDPSession, Locator, Page } from '@playwright/test';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where something is once it has come to rest: a person does not aim at what still glides. */
export async function standingBox(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  let before = await target.boundingBox();
  for (let looks = 0; looks < 100; looks += 1) {
    await target.page().waitForTimeout(60);
    const now = await target.boundingBox();
    if (now && before && now.x === before.x && now.y === before.y && now.width === before.width && now.height === before.height) return now;
    before = now;
  }
  throw new Error(`nothing that comes to rest of ${String(target)}`);
}

/** Somebody who works with fingers on a tablet: no mouse, no keys but the ones that write words. */
export async function createFingers(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  const middleOf = async (target: Locator): Promise<Spot> => {
    await target.scrollIntoViewIfNeeded();
    const box = await standingBox(target);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Spot[]) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
  const pause = (milliseconds: number) => page.waitForTimeout(milliseconds);
  const spotOf = (target: Locator | Spot): Promise<Spot> | Spot => ('x' in target ? target : middleOf(target));
  const glide = async (from: Spot, to: Spot): Promise<void> => {
    for (let step = 1; step <= 12; step += 1) {
      await touch('touchMove', [{ x: from.x + ((to.x - from.x) * step) / 12, y: from.y + ((to.y - from.y) * step) / 12 }]);
      await pause(16);
    }
  };
  return {
    middleOf,
    tap: async (target: Locator | Spot): Promise<void> => {
      const { x, y } = await spotOf(target);
      await page.touchscreen.tap(x, y);
    },
    /** Rests a finger until a menu comes up. */
    press: async (target: Locator | Spot): Promise<void> => {
      const at = await spotOf(target);
      await touch('touchStart', [at]);
      await pause(750);
      await touch('touchEnd', []);
    },
    /** Takes something after a short rest, moves it there and lets go. */
    drag: async (target: Locator | Spot, to: Locator | Spot, rest = 350): Promise<void> => {
      const from = await spotOf(target);
      const goal = await spotOf(to);
      await touch('touchStart', [from]);
      await pause(rest);
      await glide(from, goal);
      await pause(60);
      await touch('touchEnd', []);
    },
    /** Two fingers move apart (by a factor above 1) or together. */
    pinch: async (at: Spot, by: number): Promise<void> => {
      const spread = (share: number): readonly Spot[] => [{ x: at.x - 60 * share, y: at.y }, { x: at.x + 60 * share, y: at.y }];
      await touch('touchStart', spread(1));
      for (let step = 1; step <= 10; step += 1) {
        await touch('touchMove', spread(1 + ((by - 1) * step) / 10));
        await pause(16);
      }
      await touch('touchEnd', []);
    },
  };
}
