import { it } from 'vitest';
import { aFullDrawing } from './a-full-drawing.ts';
import { expectReached } from './fields-by-panel.ts';
import { sweep } from './sweep.tsx';

it('every field of a stage, a phase and a note can be changed in the inspector', async () => {
  const { draft, id } = aFullDrawing();
  await expectReached('stage', (wanted) => sweep(draft, wanted, [
    ...['Qualify', 'Order', 'Lost'].map((name) => ({ stages: [id.stage(name)] })),
    { phases: [id.phase('Find')] }, { notes: [id.note('Look here')] },
  ]));
});
