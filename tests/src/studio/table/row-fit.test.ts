import { describe, expect, it } from 'vitest';
import { shownInTwoLines } from '../../../../src/studio/table/row-fit.ts';

describe('what a cell has room for', () => {
  it.each([
    [[], 0], [[100], 1], [[900], 1], [[130, 130, 130, 130], 4], [[130, 130, 130, 130, 130], 2], [[250, 250, 250], 2], [[90, 90, 90, 90, 90], 4], [[900, 900, 900, 900], 2],
  ])('of %j in 272 pixels: %i', (widths, shown) => {
    expect(shownInTwoLines(widths, 272)).toBe(shown);
  });
});
