import { useReactFlow } from '@xyflow/react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Edit, OutcomeId } from '#engine/blueprint';
import { cardName } from '../cards/card-words.ts';
import type { BlueprintCanvasProps } from '../contract.ts';
import type { Drawing } from '../flow/use-drawing.ts';
import { jump } from '../flow/use-fit.ts';
import { insertSpot } from '../geometry/placing.ts';
import { bendEdit, jumpEdit } from './line-choices.ts';
import type { LineContext } from './line-context.ts';

interface Sources {
  readonly props: BlueprintCanvasProps;
  readonly drawing: Drawing;
  readonly hoveredOutcome: OutcomeId | undefined;
  make(edit: Edit, said: string): unknown;
}

const noFlows: LineContext['flows'] = {};

/** The canvas as its lines see it: always about the drawing as it is now, without redrawing lines when it changes. */
export function useLineContext(sources: Sources): LineContext {
  const flow = useReactFlow();
  const latest = useRef(sources);
  useLayoutEffect(() => {
    latest.current = sources;
  });
  const { props: { mode, here, path, flows }, drawing: { feed }, hoveredOutcome } = sources;
  return useMemo((): LineContext => {
    const stays = [...(path ?? []), ...(here === undefined ? [] : [here])];
    const cardOf = (id: string) => latest.current.drawing.cards.find((card) => card.id === id);
    return {
      isDesign: mode === 'design', hoveredOutcome, feed, flows: flows ?? noFlows,
      walked: new Set(stays.slice(1).map((stage, index) => `${stays[index] ?? ''}>${stage}`)),
      insert: (line, screen) => latest.current.props.onQuickAdd?.({ insertInto: line.outcome.id, screen, at: insertSpot(line, latest.current.drawing.cards) }),
      edit: (edit, said) => void latest.current.make(edit, said),
      drawOut: ({ outcome }) => void latest.current.make(jumpEdit(latest.current.props.blueprint, outcome.id, false), `Drew the line of ${outcome.name}`),
      nameOf: (id) => {
        const card = cardOf(id);
        return card ? cardName(card) : 'Without a name';
      },
      show: (id) => {
        const card = cardOf(id);
        if (card) void flow.setCenter(card.x + card.width / 2, card.y + card.height / 2, { zoom: Math.max(0.6, flow.getZoom()), duration: jump() });
      },
      wholeWay: (line) => latest.current.drawing.layer.wholeWay(line.id),
      mayBend: (line, bends) => latest.current.drawing.layer.mayBend(line.id, bends),
      isBendable: ({ outcome, source }) => outcome.from.type !== 'stages' || latest.current.props.blueprint.stages[source] !== undefined,
      bend: (line, corners) => void latest.current.make(bendEdit(latest.current.props.blueprint, line, corners), corners.length === 0 ? `Straightened ${line.outcome.name}` : `Bent the line of ${line.outcome.name}`),
      lines: () => latest.current.drawing.lines,
    };
  }, [mode, here, path, flows, hoveredOutcome, feed, flow]);
}
