import { it } from 'vitest';
import { aFullDrawing } from './a-full-drawing.ts';
import { expectReached } from './fields-by-panel.ts';
import { sweep } from './sweep.tsx';

it('every field of an activity, its form, its waits and its people can be changed in the inspector', async () => {
  const { draft, id } = aFullDrawing();
  const names = ['Pass on', 'Agree', 'Write', 'Prepare', 'Meet', 'Ring'];
  await expectReached('activity', (wanted) => sweep(draft, wanted, names.map((name) => ({ activities: [id.activity(name)] }))));
});
