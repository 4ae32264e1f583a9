import { useEffect, useRef } from 'react';
import { formatMoment } from '../../ui/index.ts';
import { rowBy, rowNote, rowTitle } from './row-words.ts';
import { useSim } from './use-simulator.ts';

/** Every row of the walk; a click goes to just after it. Rows ahead of the present one are gone with the next thing that happens. */
export function LogList() {
  const { walk, names, when, jump } = useSim();
  const present = useRef<HTMLButtonElement>(null);
  const position = walk?.position ?? 0;
  const length = walk?.log.length ?? 0;
  useEffect(() => {
    // nothing scrolls where nothing is laid out
    present.current?.scrollIntoView?.({ block: 'nearest' });
  }, [position, length]);
  if (walk === null) return <p className="bt-dock-empty">Nothing has happened yet.</p>;
  return (
    <ol className="sim-log" aria-label="Simulation log">
      {walk.log.map((row) => {
        const isNow = row.number === position;
        const note = rowNote(row, names, { ...when, now: row.at });
        return (
          <li key={row.number}>
            <button ref={isNow ? present : null} type="button" className="sim-row" aria-current={isNow ? 'step' : undefined} data-ahead={row.number > position || undefined} data-refused={row.refusal !== null || undefined} onClick={() => jump(row.number)}>
              <span className="sim-row-time bt-numbers">{formatMoment(row.at, when)}</span>
              <span className="sim-row-words"><b>{rowTitle(row, names)}</b>{note === '' ? null : <span> {row.refusal === null ? note : `Refused: ${note}`}</span>}</span>
              <span className="sim-row-by">{rowBy(row, names)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
