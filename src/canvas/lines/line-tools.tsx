import { IconLine, IconPlus } from '@tabler/icons-react';
import type { Line } from '../geometry/lines.ts';
import { besideHandles, middleOf } from '../geometry/path.ts';
import { placed } from './line-chips.tsx';
import { useLines } from './line-context.ts';

interface Hover {
  onMouseEnter(): void;
  onMouseLeave(): void;
}

/** So far the buttons stand from the handles that bend the line, in canvas pixels. */
const clearOfHandles = 32;

/** What can be done in the middle of a line that is pointed at: put a block in, and take bends made by hand out. */
export function LineTools({ line, selected, hoverProps }: { line: Line; selected: boolean; hoverProps: Hover }) {
  const { isDesign, insert, bend } = useLines();
  if (!isDesign) return null;
  const { outcome } = line;
  return (
    <span className="bt-line-tools nodrag nopan" style={placed(selected ? besideHandles(line.points, clearOfHandles) : middleOf(line.points), '-50%, -50%')} {...hoverProps}>
      <button
        type="button" className="bt-line-add" tabIndex={-1} aria-label={`Insert into “${outcome.name}”`} title="Insert a block here"
        onClick={(event) => {
          const { right, top } = event.currentTarget.getBoundingClientRect();
          insert(line, { x: right, y: top });
        }}
      >
        <IconPlus size={14} stroke={2} aria-hidden />
      </button>
      {selected && line.kind === 'bent' && (
        <button type="button" className="bt-line-add" tabIndex={-1} aria-label={`Straighten the line of “${outcome.name}”`} title="Straighten (double click on the line)" onClick={() => bend(line, [])}>
          <IconLine size={14} stroke={2} aria-hidden />
        </button>
      )}
    </span>
  );
}
