import { useStoreApi, type ConnectionLineComponentProps } from '@xyflow/react';
import { describeEditRefusal } from '../../ui/index.ts';
import { useCards, useConnecting } from '../cards/card-context.ts';
import { holds } from '../geometry/box.ts';
import { sizes } from '../geometry/card.ts';
import { roundedPath } from '../geometry/path.ts';
import type { CanvasNode } from '../flow/projection.ts';

/** The ground for the words, in canvas pixels: beside the pointer, on the side where they are seen. */
const room = { width: 280, height: 72 };

/** The line under the pointer while somebody draws it, with the reason in words when it may not end here. */
export function DrawnLine({ fromX, fromY, toX, toY, toNode }: ConnectionLineComponentProps<CanvasNode>) {
  const connecting = useConnecting();
  const { names, blueprint } = useCards();
  const flow = useStoreApi<CanvasNode>();
  // before the pointer has moved there is no place to draw to
  if (![fromX, fromY, toX, toY].every(Number.isFinite)) return null;
  // let go over a card it leads there, wherever on the card that is
  const over = toNode ?? [...flow.getState().nodeLookup.values()].find(({ type, internals: { positionAbsolute }, measured: { width = 0, height = 0 } }) => type === 'stage' && holds({ ...positionAbsolute, width, height }, { x: toX, y: toY }));
  const stage = over ? blueprint.stages[over.id] : undefined;
  const refusal = stage && connecting?.refusalFor(stage.id);
  const words = refusal ? describeEditRefusal(refusal, names) : stage ? `Connect to ${stage.name}` : 'Drop here to add a block';
  const { transform: [left, top, zoom], width, height } = flow.getState();
  const isRight = (toX + 14 + room.width) * zoom + left > width;
  const isLow = (toY + 10 + room.height) * zoom + top > height;
  const middle = (fromX + toX) / 2;
  const bends = toX > fromX + 2 * sizes.port ? [{ x: middle, y: fromY }, { x: middle, y: toY }] : [];
  return (
    <g className="bt-drawn" data-refused={refusal ? true : undefined}>
      <path d={roundedPath([{ x: fromX, y: fromY }, ...bends, { x: toX, y: toY }])} />
      <circle cx={toX} cy={toY} r={5} />
      <foreignObject x={isRight ? toX - 14 - room.width : toX + 14} y={isLow ? toY - 10 - room.height : toY + 10} {...room}><div className="bt-drawn-place" data-right={isRight || undefined} data-low={isLow || undefined}><span className="bt-drawn-words">{words}</span></div></foreignObject>
    </g>
  );
}
