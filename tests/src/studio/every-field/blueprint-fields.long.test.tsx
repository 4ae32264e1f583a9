import { it } from 'vitest';
import type { Blueprint } from '#engine/blueprint';
import { aFullDrawing } from './a-full-drawing.ts';
import { expectReached } from './fields-by-panel.ts';
import { sweep } from './sweep.tsx';

it('every field of the blueprint as a whole can be changed in the inspector', async () => {
  const { draft } = aFullDrawing();
  const byView: Blueprint = { ...draft, enrolment: { ...draft.enrolment, when: { type: 'view', view: 'v_gone' } } };
  await expectReached('blueprint', async (wanted) => new Map([...await sweep(draft, wanted, [{}]), ...await sweep(byView, wanted, [{}])]));
});
