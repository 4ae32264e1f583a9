import type { TouchPath } from '#engine/blueprint';
import { formatCount } from '../../ui/index.ts';
import { useDraft } from '../studio-context.ts';

const words = { short: 'shorter than the rhythm asks for', fits: 'within the rhythm', long: 'longer than the rhythm allows', none: 'nothing to measure' } as const;

/** How long a way runs, against what the rhythm asks for (S54). */
export function LengthMeter({ path }: { path: TouchPath }) {
  const { rhythm: { length } } = useDraft();
  const days = path.lastDay ?? 0;
  const end = Math.max(length.max, days) * 1.15;
  const at = (day: number) => `${(day / end) * 100}%`;
  const said = path.lastDay === null ? words.none : `${formatCount(days, 'day')} long, ${words[path.length]} (${length.min} to ${length.max})`;
  return (
    <div className="bt-length" data-length={path.length}>
      <div className="bt-length-track" role="img" aria-label={said}>
        <span className="bt-length-range" style={{ left: at(length.min), width: at(length.max - length.min) }} />
        <span className="bt-length-bar" style={{ width: at(days) }} />
      </div>
      <span className="bt-length-words" aria-hidden>{said}</span>
    </div>
  );
}
