import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRecordTypes, starters, type Blueprint, type Stage } from '#engine/blueprint';
import { palettes, type PictureTheme } from '../../../../src/canvas/picture/palette.ts';
import { cutTo, printable, widthOf, wrapTo } from '../../../../src/canvas/picture/lettering.ts';
import { drawPicture, selectionOf, type PictureWish } from '../../../../src/canvas/index.ts';
import { createNames } from '../../../../src/ui/index.ts';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { blueprints } from '../../../kit/random-blueprint.ts';
import { cases } from '../../../kit/cases.ts';

const wishFor = (blueprint: Blueprint, part: Partial<PictureWish> = {}): PictureWish =>
  ({ theme: 'light', background: true, names: createNames({ blueprint, recordType: Object.values(defaultRecordTypes).find(({ key }) => key === blueprint.recordType) }), ...part });
const fixture = (name: string) => join(import.meta.dirname, 'fixtures', `${name}.svg`);

function changed(drawn: Blueprint, id: string, part: Partial<Stage>): Record<string, Stage> {
  const stage = drawn.stages[id];
  return stage ? { [id]: { ...stage, ...part } } : {};
}

/** Everything a card can show at once: lanes, loops, a decision, waits, phases, notes, and names that try to break the file. */
const everything = aBlueprint('Lanes & <loops>')
  .phase('Begin').phase('Later').phase('Empty')
  .stage('First "contact"', (stage) => stage.call('Call them').email('Write', { required: 'never' }).social('A').task('B').task('C').task('D').task('E')
    .set({ purpose: 'Say hello', sla: { limit: { amount: 2, unit: 'days' }, escalations: {} }, gate: { type: 'requiredActivities' } })
    .outcome('Again', { to: 'First "contact"', tone: 'time', limit: { times: 3, window: 'run', then: null }, trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days' } } })
    .outcome('Interested in everything we have ever made, and more', { to: 'Rules', tone: 'positive' }).outcome('Open', { tone: 'neutral' }))
  .decision('Rules', (stage) => stage
    .outcome('Large', { to: 'Hand in hand', trigger: { type: 'condition', condition: { type: 'compare', field: 'employees', operator: 'moreThan', value: 100 } } })
    .outcome('Small', { to: 'Rest', fallback: true }))
  .parallel('Hand in hand', (stage) => stage.lane('Sales').lane('Payments', 'payments').lane('Idle').document('Contract', { lane: 'Sales' }).approval('Release', { lane: 'Payments', after: ['Contract'] }).outcome('Done', { to: 'Won', tone: 'positive' }))
  .wait('Rest', (stage) => stage.outcome('Time is up', { to: 'First "contact"', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 5, unit: 'workingDays' } } }))
  .stage('Off').stage('名前のない段階とても長い名前です')
  .end('Won', 'won').end('Lost', 'lost')
  .common('Wants out', 'all', { to: 'Lost', tone: 'negative' })
  .note('# Read **this**\n- first\n- [x] second\nplain words that are so long that they must be broken over a few lines', { x: -260, y: 40 })
  .change((drawn, id) => ({
    ...drawn,
    stages: {
      ...drawn.stages,
      ...changed(drawn, id.stage('First "contact"'), { phase: id.phase('Begin') }),
      ...changed(drawn, id.stage('Rest'), { phase: id.phase('Later') }),
      ...changed(drawn, id.stage('Off'), { disabled: true }),
    },
    view: { ...drawn.view, pinned: [id.stage('Rules')] },
  }))
  .build();

describe('the picture of a drawing', () => {
  it.each(starters.map((starter) => [starter.key, starter.build()] as const))('draws the starter %s as it always did', async (key, blueprint) => {
    await expect((await drawPicture(blueprint, wishFor(blueprint))).svg).toMatchFileSnapshot(fixture(key));
  });

  it('draws lanes, loops, rules, waits, phases and notes, in light and in dark', async () => {
    await expect((await drawPicture(everything, wishFor(everything))).svg).toMatchFileSnapshot(fixture('everything'));
    await expect((await drawPicture(everything, wishFor(everything, { theme: 'dark', background: false }))).svg).toMatchFileSnapshot(fixture('everything-dark'));
  });

  it('is XML that any reader takes, whatever the drawing', async () => {
    await fc.assert(fc.asyncProperty(blueprints, fc.string({ unit: 'binary' }), async (drawn, name) => {
      const blueprint: Blueprint = { ...drawn, name, stages: Object.fromEntries(Object.entries(drawn.stages).map(([id, stage]) => [id, { ...stage, name }])) };
      const { svg, width, height } = await drawPicture(blueprint, wishFor(blueprint));
      expect(width * height).toBeGreaterThan(0);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(tagsLeftOpen(svg)).toEqual([]);
      expect(svg.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\ufffe\uffff]/u);
      expect((await drawPicture(blueprint, wishFor(blueprint))).svg).toBe(svg);
    }), { numRuns: cases(40) });
  });

  it('shows only what is selected, on ground just large enough', async () => {
    const whole = await drawPicture(everything, wishFor(everything));
    const part = await drawPicture(everything, wishFor(everything, { only: selectionOf({ stages: Object.keys(everything.stages).slice(0, 1) }) }));
    expect(part.width).toBeLessThan(whole.width / 2);
    expect(part.svg).toContain('First &quot;contact&quot;');
    expect(part.svg).not.toContain('>Rules<');
  });

  it('leaves the ground out when it shall be transparent', async () => {
    const { canvas } = palettes.light;
    expect((await drawPicture(everything, wishFor(everything))).svg).toContain(`height="${(await drawPicture(everything, wishFor(everything))).height}" fill="${canvas}"`);
    expect((await drawPicture(everything, wishFor(everything, { background: false }))).svg).not.toMatch(new RegExp(`<rect x="-?\\d+" y="-?\\d+" width="\\d+" height="\\d+" fill="${canvas}"`));
  });

  it('draws a blank drawing as empty ground', async () => {
    const blank = aBlueprint('Blank').build();
    expect((await drawPicture(blank, wishFor(blank))).svg).toContain('<title>Blank</title>');
  });

  it.each(['light', 'dark'] as const)('has the very colours of the screen in %s', (theme: PictureTheme) => {
    const sheet = readFileSync(join(import.meta.dirname, '../../../../src/ui/tokens.css'), 'utf8').split("[data-mantine-color-scheme='dark'] {");
    const tokens = new Map([...(sheet[theme === 'light' ? 0 : 1] ?? '').matchAll(/--bt-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value] as const));
    expect(Object.entries(palettes[theme]).filter(([role, value]) => tokens.get(role) !== value)).toEqual([]);
  });
});

describe('lettering without a page', () => {
  it('cuts words to the room there is', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 20, max: 300 }), (words, room) => {
      const cut = cutTo(room, words, 12);
      expect(widthOf(cut, 12)).toBeLessThanOrEqual(Math.max(room, 0));
      if (widthOf(words, 12) <= room) expect(cut).toBe(words);
    }));
  });

  it('breaks words into lines and loses none', () => {
    fc.assert(fc.property(fc.string({ maxLength: 120 }).map(printable), fc.integer({ min: 30, max: 200 }), (words, room) => {
      const lines = wrapTo(room, words, 12);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
      for (const line of lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(room);
    }));
  });
});

/** Elements that are not closed again, in order. */
function tagsLeftOpen(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, end, name = '', rest = ''] of xml.matchAll(/<(\/?)([a-zA-Z]+)([^>]*)>/g)) {
    if (rest.endsWith('/')) continue;
    if (end === '') open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}
