import { useEffect, useRef } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import type { Blueprint } from '#engine/blueprint';
import type { ShadowStep } from '#engine/insights';
import { BlueprintCanvas, BlueprintThumbnail, emptySelection, type CanvasApi } from '../../canvas/index.ts';

/** More stages than these are not read when all are shown at once. */
const mostInView = 12;

const nothing = () => null;
const noId = () => '';
const smallMap = { isOpen: false, onToggle: nothing };

/** The drawing at one step: where the record stands, the way it came, and the outcome it just took. */
export function ShadowDrawing({ drawing, step: { stage, path, moves, version }, number, label }: { readonly drawing: Blueprint; readonly step: ShadowStep; readonly number: number; readonly label: string }) {
  const small = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false });
  const canvas = useRef<CanvasApi>(null);
  const here = stage ?? undefined;
  const isLarge = Object.keys(drawing.stages).length > mostInView;
  useEffect(() => {
    // it is measured one frame after it is there; a large one follows the record instead of showing all of itself
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (isLarge && here !== undefined) canvas.current?.reveal({ part: 'stages', id: here });
        else canvas.current?.fit();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [version, isLarge, here]);
  return (
    <section className="shadow-drawing" aria-label={`${drawing.name}: ${label}`}>
      {small === true ? <BlueprintThumbnail blueprint={drawing} width={360} height={200} here={here} path={path} label={label} /> : (
        <BlueprintCanvas
          key={version} blueprint={drawing} mode="read" selection={emptySelection} onSelect={nothing} onEdit={nothing} newId={noId} apiRef={canvas}
          here={here} path={path} travel={moves.length === 0 ? undefined : { number, moves }} padding={24} singleKeys={false} map={smallMap}
        />
      )}
    </section>
  );
}
