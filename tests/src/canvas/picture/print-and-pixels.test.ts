import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { starters } from '#engine/blueprint';
import { drawPrint, pixelLimits, scaleWithin } from '../../../../src/canvas/index.ts';
import { printPages } from '../../../../src/canvas/picture/print.ts';
import { withFont } from '../../../../src/canvas/picture/raster.ts';
import { sceneOf } from '../../../../src/canvas/picture/scene.ts';
import { createNames } from '../../../../src/ui/index.ts';
import { fixtures } from '../drawings.ts';

const drawn = <Item,>(found: Item | undefined): Item => {
  if (found === undefined) throw new Error('There is no such drawing.');
  return found;
};
const orderToDelivery = drawn(starters.find(({ key }) => key === 'order-to-delivery')).build();
const [, wide] = drawn(fixtures.find(([name]) => name === '60 stages in 5 phases'));

describe('the print of a drawing', () => {
  it('fits a small drawing on one sheet', () => {
    expect(printPages(sceneOf(orderToDelivery), 'Orders').map(({ name }) => name)).toEqual(['Orders']);
  });

  it('adds a sheet for each phase, and one for the rest, when one sheet would be too small to read', () => {
    const scene = sceneOf(wide);
    const pages = printPages(scene, 'Wide');
    expect(pages).toHaveLength(1 + 5);
    expect(pages[1]?.name).toBe('Wide · 1 Phase 0');
    // every card is whole on some sheet beside the first
    for (const card of scene.cards) expect(pages.slice(1).some(({ box }) => box.x <= card.x && box.y <= card.y && box.x + box.width >= card.x + card.width && box.y + box.height >= card.y + card.height)).toBe(true);
  });

  it('holds the drawing once, however many sheets show it', async () => {
    const html = await drawPrint({ ...wide, name: 'A <wide> one' }, { theme: 'light', background: true, names: createNames({ blueprint: wide }) });
    expect(html.match(/<section>/g)).toHaveLength(6);
    expect(html.match(/id="drawing"/g)).toHaveLength(1);
    expect(html.match(/<use href="#drawing"\/>/g)).toHaveLength(5);
    expect(html).toContain('<title>A &lt;wide&gt; one</title>');
  });
});

describe('a picture of pixels', () => {
  it('never gets larger than browsers paint', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 1, max: 200_000 }), fc.constantFrom(1, 2, 3), (width, height, wanted) => {
      const scale = scaleWithin({ width, height }, wanted);
      expect(scale).toBeLessThanOrEqual(wanted);
      expect(Math.floor(width * scale)).toBeLessThanOrEqual(pixelLimits.side);
      expect(Math.floor(height * scale)).toBeLessThanOrEqual(pixelLimits.side);
      expect(Math.floor(width * scale) * Math.floor(height * scale)).toBeLessThanOrEqual(pixelLimits.area);
    }));
    expect(scaleWithin({ width: 1800, height: 900 }, 3)).toBe(3);
  });

  it('brings its letters along', () => {
    expect(withFont('<svg><title>A</title><g/></svg>', '@font-face{}')).toBe('<svg><title>A</title>\n<style>@font-face{}</style><g/></svg>');
    expect(withFont('<svg/>', '')).toBe('<svg/>');
  });
});
