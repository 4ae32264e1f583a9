import { useEffect, useRef } from 'react';
import type { Version } from '#engine/blueprint';
import { BlueprintCanvas, BlueprintThumbnail, emptySelection, type CanvasApi } from '../../canvas/index.ts';
import type { Moment } from './story-moments.ts';

/** More stages than these are not read when all are shown at once. */
const mostInView = 24;

const nothing = () => null;
const noId = () => '';
/** The drawing is small enough to do without its own map. */
const smallMap = { isOpen: false, onToggle: nothing };

/** The drawing at one moment of the story: where the record stood, the way it had come, and the step it just took. */
export function StoryDrawing({ version, moment, number, small, label }: { readonly version: Version; readonly moment: Moment; readonly number: number; readonly small: boolean; readonly label: string }) {
  const { document } = version;
  const here = moment.stage ?? undefined;
  const canvas = useRef<CanvasApi>(null);
  const isLarge = Object.keys(document.stages).length > mostInView;
  useEffect(() => {
    // it is measured one frame after it is there, and shown as a whole in the next
    let frame = requestAnimationFrame(() => { frame = requestAnimationFrame(() => (isLarge ? undefined : canvas.current?.fit())); });
    return () => cancelAnimationFrame(frame);
  }, [version.id, isLarge]);
  useEffect(() => {
    // the canvas shows all of a drawing; where that would be too small to read, it follows the record
    if (isLarge && here !== undefined) canvas.current?.reveal({ part: 'stages', id: here });
  }, [here, isLarge]);
  if (small) return <BlueprintThumbnail blueprint={document} width={360} height={200} here={here} path={moment.path} label={label} />;
  return (
    <BlueprintCanvas
      key={version.id} blueprint={document} mode="read" selection={emptySelection} onSelect={nothing} onEdit={nothing} newId={noId} apiRef={canvas}
      here={here} path={moment.path} travel={moment.moves.length === 0 ? undefined : { number, moves: moment.moves }} padding={24} singleKeys={false} map={smallMap}
    />
  );
}
