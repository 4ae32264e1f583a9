import { useReactFlow } from '@xyflow/react';
import { useImperativeHandle, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { OutcomeId } from '#engine/blueprint';
import type { BlueprintCanvasProps, CanvasApi, CanvasTarget, DropTarget } from '../contract.ts';
import { boundsOf, holds, onGrid } from '../geometry/box.ts';
import { sizes, type Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import { freeBelow, insertSpot, lineAt, spotBeside, stageBeside } from '../geometry/placing.ts';
import { tidyEdit } from '../tidy/tidy.ts';
import type { CanvasNode, LineEdge } from './projection.ts';
import { jump } from './use-fit.ts';

interface Sources {
  readonly props: BlueprintCanvasProps;
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
  readonly root: RefObject<HTMLDivElement | null>;
  fit(cards?: readonly string[]): void;
  startConnect(outcome: OutcomeId): void;
}

/** Everything the screen and the keys may ask of the canvas. It always speaks about the drawing as it is now. */
export function useCanvasApi(sources: Sources): CanvasApi {
  const flow = useReactFlow<CanvasNode, LineEdge>();
  const now = useRef(sources);
  useLayoutEffect(() => {
    now.current = sources;
  });
  const api = useMemo((): CanvasApi => {
    const cardOf = (id: string | undefined) => now.current.cards.find((card) => card.id === id);
    const viewMiddle = () => {
      const rect = now.current.root.current?.getBoundingClientRect();
      const middle = flow.screenToFlowPosition({ x: (rect?.left ?? 0) + (rect?.width ?? 0) / 2, y: (rect?.top ?? 0) + (rect?.height ?? 0) / 2 });
      return { x: middle.x - sizes.width / 2, y: middle.y - 80 };
    };
    return {
      fit: () => now.current.fit(),
      fitSelection: () => {
        const ids = selectedCards(now.current);
        if (ids.length > 0) now.current.fit(ids);
      },
      zoomIn: () => void flow.zoomIn({ duration: jump() }),
      zoomOut: () => void flow.zoomOut({ duration: jump() }),
      zoom100: () => void flow.zoomTo(1, { duration: jump() }),
      centreOn: (target) => {
        const box = boxOf(target, now.current);
        if (box) void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: Math.max(0.75, flow.getZoom()), duration: jump() });
      },
      dropTarget: (x, y) => dropTarget(flow.screenToFlowPosition({ x, y }), flow.getZoom(), now.current),
      freeSpotAfter: (stage, outcome) => {
        const { cards, props } = now.current;
        const card = cardOf(stageBeside(props.blueprint, stage, outcome));
        return card ? spotBeside(card, cards) : freeBelow(viewMiddle(), cards);
      },
      tidy: async (scope) => {
        const { blueprint, selection } = now.current.props;
        const edit = await tidyEdit(blueprint, now.current.cards, scope === 'selection' ? new Set(selection.stages) : undefined);
        // somebody drew on while the layout was being worked out: an old answer would undo their work
        return now.current.props.blueprint === blueprint ? edit : null;
      },
      focus: () => {
        now.current.root.current?.querySelector<HTMLElement>('.react-flow__node[tabindex="0"], .react-flow[tabindex="0"]')?.focus();
      },
      startConnect: (outcome) => now.current.startConnect(outcome),
    };
  }, [flow]);
  useImperativeHandle(sources.props.apiRef, () => api, [api]);
  return api;
}

function selectedCards({ props: { selection, blueprint } }: Sources): readonly string[] {
  const ofOutcomes = selection.outcomes.flatMap((outcome) => stageBeside(blueprint, undefined, outcome) ?? []);
  return [...new Set<string>([...selection.stages, ...selection.notes, ...ofOutcomes])];
}

function boxOf(target: CanvasTarget, { cards, props: { blueprint } }: Sources) {
  if ('stage' in target) return cards.find((card) => card.id === target.stage);
  const outcome = blueprint.outcomes[target.outcome];
  const ends = [stageBeside(blueprint, undefined, target.outcome), outcome?.to];
  return boundsOf(cards.filter((card) => ends.includes(card.id)).slice(0, 1));
}

function dropTarget(point: { x: number; y: number }, zoom: number, { cards, lines }: Sources): DropTarget {
  const card = cards.findLast((each) => holds(each, point));
  const at = onGrid({ x: point.x - sizes.width / 2, y: point.y - sizes.header / 2 });
  if (card) return card.stage ? { at, stage: card.stage.id } : { at };
  const line = lineAt(point, lines, 16 / zoom);
  return line ? { at: insertSpot(line, cards), outcome: line.outcome.id } : { at };
}
