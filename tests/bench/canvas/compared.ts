import { nextFrame, type Contender, type Scene } from './contender.ts';
import { largeDrawing, type LargeDrawing } from './large-drawing.ts';
import { mainThread } from './main-thread.ts';

const frames = 40;

const acts = ['first picture', 'laid out', 'pan', 'zoom', 'drag', 'one edit', 'pan, all in view', 'zoom, all in view'] as const;
/** What is done to a drawing; the first two once, the others frame by frame. */
export type Act = (typeof acts)[number];

/** CPU milliseconds of the main thread, by contender and act, one of each round. */
export type Times = ReadonlyMap<string, ReadonlyMap<Act, number[]>>;

/** CPU time a frame while something moves at every frame. */
async function moving(step: (frame: number) => void): Promise<number> {
  const spent = await mainThread(async () => {
    for (let frame = 0; frame < frames; frame += 1) {
      await nextFrame();
      step(frame);
    }
    await nextFrame();
    await nextFrame();
  });
  return spent / frames;
}

/** Waits until the page has nothing left to do for a while; answers the CPU time it took. */
async function settled(): Promise<number> {
  let spent = 0;
  for (let calm = 0; calm < 2; ) {
    const now = await mainThread(() => new Promise((resolve) => setTimeout(resolve, 120)));
    spent += now;
    calm = now < 10 ? calm + 1 : 0;
  }
  return spent;
}

async function shown({ show }: Contender, host: HTMLElement, drawing: LargeDrawing, note: (act: Act, time: number) => void): Promise<Scene> {
  let scene: Scene | undefined;
  const first = await mainThread(async () => {
    scene = await show(host, drawing);
    await nextFrame();
    await nextFrame();
  });
  note('first picture', first);
  note('laid out', first + await settled());
  if (!scene) throw new Error('nothing is shown');
  return scene;
}

/** One contender, from an empty page to an empty page. */
async function oneRound(contender: Contender, drawing: LargeDrawing, note: (act: Act, time: number) => void): Promise<void> {
  const host = document.createElement('div');
  host.id = 'host';
  document.body.replaceChildren(host);
  const scene = await shown(contender, host, drawing, note);
  await scene.begin?.();
  await settled();
  note('pan', await moving((frame) => scene.pan(frame)));
  await settled();
  note('zoom', await moving((frame) => scene.zoom(frame, frames)));
  await settled();
  if (scene.drag) note('drag', await moving((frame) => scene.drag?.(frame)));
  scene.letGo?.();
  await settled();
  if (scene.edit) note('one edit', await moving((frame) => scene.edit?.(frame)));
  await settled();
  scene.fit();
  await settled();
  note('pan, all in view', await moving((frame) => scene.pan(frame)));
  await settled();
  note('zoom, all in view', await moving((frame) => scene.zoom(frame, frames)));
  scene.remove();
  await settled();
}

/** Shows a drawing of this size by every contender, round after round, and takes their times. */
export async function compared(contenders: readonly Contender[], stages: number, rounds: number): Promise<Times> {
  const drawing = largeDrawing(stages);
  const times: Times = new Map(contenders.map(({ name }) => [name, new Map(acts.map((act) => [act, []]))]));
  for (let round = 0; round < rounds; round += 1) {
    // by turns, and each first once: what the machine does beside falls on all of them
    for (const place of contenders.keys()) {
      const contender = contenders[(place + round) % contenders.length];
      if (contender) await oneRound(contender, { ...drawing, blueprint: structuredClone(drawing.blueprint) }, (act, time) => times.get(contender.name)?.get(act)?.push(time));
    }
  }
  return times;
}
