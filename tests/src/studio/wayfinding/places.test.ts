import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectionOf } from '../../../../src/canvas/index.ts';
import { leave, nowhere, step, visit, type Places } from '../../../../src/studio/wayfinding/places.ts';

const place = (id: string) => ({ selection: selectionOf({ stages: [id] }), view: null });
const present = ({ visited, at }: Places) => visited[at]?.selection.stages[0];

describe('places visited', () => {
  it('lead back, on, and are cut by going elsewhere', () => {
    const three = ['a', 'b', 'c'].reduce((places, id) => visit(places, place(id)), nowhere);
    expect(present(step(step(three, -1), -1))).toBe('a');
    expect(present(step(step(step(three, -1), -1), 1))).toBe('b');
    const elsewhere = visit(step(three, -1), place('d'));
    expect(elsewhere.visited.map(({ selection }) => selection.stages[0])).toEqual(['a', 'b', 'd']);
    expect(step(elsewhere, 1)).toBe(elsewhere);
  });

  it('are kept as they were left', () => {
    const view = { x: 1, y: 2, zoom: 0.5 };
    const left = leave(visit(visit(nowhere, place('a')), place('b')), view);
    expect(left.visited.map((each) => each.view)).toEqual([null, view]);
    expect(leave(left, null)).toEqual(left);
  });

  it('stay where they are when gone back and on as often, and never grow without end', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z]$/), { minLength: 1, maxLength: 300 }), fc.nat(20), (ids, back) => {
      const places = ids.reduce((all, id) => visit(all, place(id)), nowhere);
      expect(places.visited.length).toBeLessThanOrEqual(100);
      const most = Math.min(back, places.at);
      let there = places;
      for (let each = 0; each < most; each += 1) there = step(there, -1);
      for (let each = 0; each < most; each += 1) there = step(there, 1);
      expect(there).toEqual(places);
    }));
  });
});
