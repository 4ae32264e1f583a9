import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What another theme can change: colours. Everything else about a screen is the same in both, and asked once. */
const coloursOnly = ['color-contrast', 'link-in-text-block'];

/** Fails with every element that axe complains about, WCAG 2.0 A to 2.2 AA; of one part of the page when it is named. The test goes on, so that one run tells about every screen. */
export async function expectAccessible(page: Page, within?: string, what: 'everything' | 'colours' = 'everything'): Promise<void> {
  const axe = what === 'colours' ? new AxeBuilder({ page }).withRules(coloursOnly) : new AxeBuilder({ page }).withTags(rules);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  expect.soft(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))).toEqual([]);
}
