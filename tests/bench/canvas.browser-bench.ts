import '../../src/ui/styles.ts';
import './canvas/bench.css';
import { byBaton } from './canvas/by-baton.tsx';
import { byBpmn } from './canvas/by-bpmn.ts';
import { byHand } from './canvas/by-hand.ts';
import { byReactFlow } from './canvas/by-react-flow.tsx';
import { compared, type Act, type Times } from './canvas/compared.ts';
import type { Contender } from './canvas/contender.ts';
import { goal, median, type Figure } from './figure.ts';

const rounds = 3;
const contenders = [byBaton, byHand, byReactFlow, byBpmn];

interface Goal {
  /** At most so many times hand-written DOM. */
  readonly byHand: number;
  /** At least so many times ahead of bpmn-js. */
  readonly byBpmn: number;
}

/** Our time, with the others' beside it. */
function figure(stages: number, times: Times, act: Act, aim?: Goal): Figure {
  const of = ({ name }: Contender): number => median(times.get(name)?.get(act) ?? []);
  const [ours, hand, plain, bpmn] = [of(byBaton), of(byHand), of(byReactFlow), of(byBpmn)];
  const others = [[byHand, hand], [byReactFlow, plain], [byBpmn, bpmn]] as const;
  const beside = others.flatMap(([{ name }, value]) => (Number.isFinite(value) ? [`${name} ${value.toFixed(1)} (${(ours / value).toFixed(2)} x)`] : [])).join(', ');
  const isFast = aim === undefined || (ours <= aim.byHand * hand && (!Number.isFinite(bpmn) || aim.byBpmn * ours <= bpmn));
  return {
    what: `${stages.toLocaleString('en-GB')} stages: ${act}`, value: ours, unit: 'ms', beside,
    ...(aim ? goal(`${aim.byHand} x by hand, bpmn-js / ${aim.byBpmn}`, isFast) : {}),
  };
}

/** CPU of the main thread a frame for the canvas with its real cards and lines, beside other ways to show the same drawing. */
export async function bench(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [stages, least] of [[500, 1.3], [1000, 1]] as const) {
    const times = await compared(contenders, stages, rounds);
    const ahead = { byHand: least, byBpmn: 3 };
    figures.push(
      figure(stages, times, 'first picture', { byHand: 0.5, byBpmn: 3 }),
      figure(stages, times, 'laid out'),
      ...(['pan', 'zoom', 'drag'] as const).map((act) => figure(stages, times, act, ahead)),
      figure(stages, times, 'one edit'),
      ...(['pan, all in view', 'zoom, all in view'] as const).map((act) => figure(stages, times, act, { byHand: 1.2, byBpmn: 1 })),
    );
  }
  return figures;
}
