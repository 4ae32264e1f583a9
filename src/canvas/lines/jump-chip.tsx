import { IconArrowRight, IconArrowsDiagonal } from '@tabler/icons-react';
import type { Line } from '../geometry/lines.ts';
import { InLine } from './line-chips.tsx';
import { useLines } from './line-context.ts';

/** A line too long to follow, as the name of the stage it leads to: a click goes there, another one draws the line out (ui.md 22). */
export function JumpChip({ line }: { line: Line }) {
  const { isDesign, nameOf, show, drawOut } = useLines();
  const end = line.points.at(-1) ?? { x: 0, y: 0 };
  const name = nameOf(line.target);
  return (
    <InLine at={{ x: end.x - 16, y: end.y }} stands="before">
      <span className="bt-jump nodrag nopan" data-draws={isDesign || undefined}>
        <button type="button" className="bt-jump-go" tabIndex={-1} aria-label={`Go to ${name}`} title={`“${line.outcome.name}” leads to ${name}. Click to go there`} onClick={() => show(line.target)}>
          <IconArrowRight size={12} stroke={2} aria-hidden /><span>{name}</span>
        </button>
        {isDesign && (
          <button type="button" className="bt-jump-draw" tabIndex={-1} aria-label={`Draw the line to ${name}`} title="Draw the line" onClick={() => drawOut(line)}><IconArrowsDiagonal size={12} stroke={2} aria-hidden /></button>
        )}
      </span>
    </InLine>
  );
}
