import { Button, Loader } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { formatCount } from '../../ui/index.ts';
import { pathsSummary, pathWords, type ShownPath } from './path-words.ts';
import type { KnownWays } from './use-ways.ts';
import { useSim } from './use-simulator.ts';

/** A few paths that together take every outcome: each lights up under the pointer and is walked by a click (ui.md 61). */
export function PathList({ ways, onShow }: { ways: KnownWays; onShow: (path: ShownPath | null) => void }) {
  const { names, follow } = useSim();
  if (ways.status === 'looking') return <p className="bt-dock-empty"><Loader size={14} role="img" aria-label="Working" /> Looking for paths that take every outcome…</p>;
  if (ways.status === 'failed') return <p className="bt-dock-empty">The paths of this drawing could not be found out.</p>;
  if (ways.ways === null) return <p className="bt-dock-empty">Records have nowhere to come in yet: say in the drawing where it starts.</p>;
  return (
    <>
      <p className="sim-summary">{pathsSummary(ways.ways)}</p>
      <ol className="sim-paths" aria-label="Test paths">
        {ways.ways.paths.map((path, index) => (
          <li key={index} className="sim-path" onMouseEnter={() => onShow(path)} onMouseLeave={() => onShow(null)}>
            <IconRoute size={16} aria-hidden />
            <span className="sim-path-words"><b>{pathWords(path.stages, names)}</b><span>{formatCount(path.example.steps.length, 'step')}, {formatCount(path.outcomes.length, 'outcome')}{path.ends ? '' : ', does not end'}</span></span>
            <Button size="compact-xs" variant="light" aria-label={`Walk path ${index + 1}`} onFocus={() => onShow(path)} onBlur={() => onShow(null)} onClick={() => { onShow(null); follow(path.example, `Test path ${index + 1} was walked to its end: go back row by row, or click any row of the log.`); }}>Walk it</Button>
          </li>
        ))}
      </ol>
    </>
  );
}
