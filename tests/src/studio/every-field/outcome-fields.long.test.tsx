import { it } from 'vitest';
import { aFullDrawing } from './a-full-drawing.ts';
import { expectReached } from './fields-by-panel.ts';
import { sweep } from './sweep.tsx';

it('every field of an outcome, its gate, its effects and its conditions can be changed in the inspector', async () => {
  const { draft, id } = aFullDrawing();
  const names = ['By hand', 'By result', 'By rule', 'By time', 'By date', 'By signal'];
  await expectReached('outcome', (wanted) => sweep(draft, wanted, [
    ...Array.from({ length: 9 }, (_, place) => ({ outcomes: [id.outcome('Shapes', `Gate ${place + 1}`)] })),
    ...names.map((name) => ({ outcomes: [id.outcome('Qualify', name)] })),
    { outcomes: [id.outcome('Decide', 'Else')] },
    { outcomes: [id.outcome('*', 'Give up')] }, { outcomes: [id.outcome('*', 'Pause')] },
  ]));
});
