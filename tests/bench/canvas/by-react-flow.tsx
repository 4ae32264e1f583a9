import { Background, Handle, MiniMap, Position, ReactFlow, useEdgesState, useNodesState, type Edge, type Node, type NodeProps, type ReactFlowInstance } from '@xyflow/react';
import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { sizes, type Card } from '../../../src/canvas/geometry/card.ts';
import { firstView, heldCard, nextFrame, type Contender } from './contender.ts';
import { mouseOver, wheelOver } from './hand.ts';
import type { LargeDrawing } from './large-drawing.ts';
import { plainCard } from './plain-card.ts';

type CardNode = Node<{ readonly card: Card }, 'card'>;

/** React Flow as its first pages show it: the same cards, not memoised, measured by the library, every one drawn. */
export const byReactFlow: Contender = {
  name: 'plain React Flow',
  show: async (host, drawing) => {
    const root = createRoot(host);
    let flow: ReactFlowInstance<CardNode> | undefined;
    root.render(<Drawing drawing={drawing} view={{ ...firstView(host, drawing), zoom: 1 }} onReady={(instance) => { flow = instance; }} />);
    while (!flow || !host.querySelector('.react-flow__edge')) await nextFrame();
    const instance = flow;
    const held = drawing.cards[heldCard]?.id ?? '';
    return {
      ...wheelOver(host, '.react-flow__pane'),
      ...mouseOver(host, () => host.querySelector(`.react-flow__node[data-id="${held}"] .bt-stage-head`)),
      fit: () => void instance.fitView(),
      remove: () => root.unmount(),
    };
  },
};

interface DrawingProps {
  readonly drawing: LargeDrawing;
  readonly view: { readonly x: number; readonly y: number; readonly zoom: number };
  onReady(instance: ReactFlowInstance<CardNode>): void;
}

function Drawing({ drawing: { cards, lines }, view, onReady }: DrawingProps) {
  const [nodes, , onNodesChange] = useNodesState<CardNode>(cards.map((card) => ({ id: card.id, type: 'card', position: { x: card.x, y: card.y }, data: { card } })));
  const [edges, , onEdgesChange] = useEdgesState<Edge>(lines.map((line) => ({ id: line.id, type: 'smoothstep', source: line.source, sourceHandle: line.outcome.id, target: line.target, targetHandle: 'in' })));
  const [types] = useState({ card: PlainCard });
  return (
    <ReactFlow nodes={nodes} edges={edges} onNodesChange={onNodesChange} onEdgesChange={onEdgesChange} nodeTypes={types} defaultViewport={view} minZoom={0.05} panOnScroll onInit={onReady}>
      <Background />
      <MiniMap />
    </ReactFlow>
  );
}

function PlainCard({ data: { card } }: NodeProps<CardNode>) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (body.current) body.current.innerHTML = plainCard(card);
  }, [card]);
  return (
    <>
      <Handle id="in" type="target" position={Position.Left} style={{ top: card.inPort }} />
      <div ref={body} style={{ width: card.width, minHeight: sizes.header }} />
      {card.outcomes.map((outcome) => <Handle key={outcome.id} id={outcome.id} type="source" position={Position.Right} style={{ top: card.outPorts.get(outcome.id) }} />)}
    </>
  );
}
