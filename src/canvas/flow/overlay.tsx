import './overlay.css';
import { IconArrowsMove, IconMessageCircle, IconMinus, IconPlus, IconTilde } from '@tabler/icons-react';
import { useOnViewportChange, useReactFlow, useStore, ViewportPortal, type ReactFlowState } from '@xyflow/react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { BlueprintCanvasProps, CanvasMark, CanvasPin } from '../contract.ts';
import type { Hand } from './hand.ts';
import type { ViewportLink } from './viewport-link.ts';

/** What lies over the drawing: pins of comments, marks of a comparison, and the tie to another canvas. */
export function CanvasOverlay({ pins, onPin, marks, hand, link }: Pick<BlueprintCanvasProps, 'pins' | 'marks' | 'link'> & { readonly onPin: ((id: string) => void) | undefined; readonly hand: Hand }) {
  // Far away they keep a size that can be read and pressed.
  const scale = useStore(({ transform }) => Math.min(2.5, Math.max(1, Math.round(9 / transform[2]) / 10)));
  return (
    <>
      {(pins?.length ?? 0) + (marks?.length ?? 0) > 0 && (
        <ViewportPortal>
          {marks?.map((mark) => <Mark key={`${mark.stage}/${mark.mark}`} mark={mark} scale={scale} hand={hand} />)}
          {pins?.map((pin) => <Pin key={pin.id} pin={pin} scale={scale} hand={hand} onPin={onPin} />)}
        </ViewportPortal>
      )}
      {link && <Tied link={link} />}
    </>
  );
}

/** Where a card stands at this very moment, also while it is dragged; `null` while it is not drawn. */
function useBox(stage: string | undefined, hand: Hand) {
  const led = useSyncExternalStore(hand.subscribe, () => (stage === undefined ? undefined : hand.led().get(stage)));
  const box = useStore(
    ({ nodeLookup }: ReactFlowState) => {
      const node = stage === undefined ? undefined : nodeLookup.get(stage);
      return node ? { ...node.internals.positionAbsolute, width: node.measured.width ?? node.width ?? 280, height: node.measured.height ?? node.height ?? 60 } : null;
    },
    (one, other) => one === other || (one !== null && other !== null && one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height),
  );
  return box && { ...box, ...led };
}

function Pin({ pin, scale, hand, onPin }: { readonly pin: CanvasPin; readonly scale: number; readonly hand: Hand; readonly onPin: ((id: string) => void) | undefined }) {
  const box = useBox('stage' in pin.at ? pin.at.stage : undefined, hand);
  const at = 'stage' in pin.at ? box && { x: box.x - 6, y: box.y } : pin.at;
  if (!at) return null;
  return (
    <button type="button" className="bt-pin nodrag nopan" data-resolved={pin.isResolved || undefined} style={{ transform: `translate(${at.x}px, ${at.y}px) scale(${scale}) translate(0, -100%)` }} aria-label={pin.label} onClick={() => onPin?.(pin.id)}>
      <IconMessageCircle size={14} stroke={2} aria-hidden />{pin.count}
    </button>
  );
}

const marksLook = { added: { Icon: IconPlus, word: 'Added' }, removed: { Icon: IconMinus, word: 'Removed' }, changed: { Icon: IconTilde, word: 'Changed' }, placed: { Icon: IconArrowsMove, word: 'Moved' } } as const;

function Mark({ mark, scale, hand }: { readonly mark: CanvasMark; readonly scale: number; readonly hand: Hand }) {
  const box = useBox(mark.stage, hand);
  if (!box) return null;
  const { Icon, word } = marksLook[mark.mark];
  return (
    <div className="bt-mark" data-mark={mark.mark} data-current={mark.isCurrent || undefined} style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.width, height: box.height }}>
      <span className="bt-mark-chip" style={{ transform: `scale(${scale})` }}><Icon size={12} stroke={2.5} aria-hidden />{word}</span>
    </div>
  );
}

/** Moves along with the other canvas, and makes it move along; what came from there is not told back. */
function Tied({ link }: { readonly link: ViewportLink }) {
  const [own] = useState(() => Symbol('canvas'));
  const { setViewport } = useReactFlow();
  const isHearing = useRef(false);
  useOnViewportChange({ onChange: (viewport) => {
    if (!isHearing.current) link.share(viewport, own);
  } });
  useEffect(() => link.listen(own, (viewport) => {
    isHearing.current = true;
    void setViewport(viewport).finally(() => {
      isHearing.current = false;
    });
  }), [link, own, setViewport]);
  return null;
}
