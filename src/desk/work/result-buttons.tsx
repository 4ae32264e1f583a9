import type { ActivityResult } from '#engine/blueprint';
import { Kbd, ToneDot } from '../../ui/index.ts';

/** How it ended: a button each, with its number key. */
export function ResultButtons({ results, busy, onChoose }: { readonly results: readonly ActivityResult[]; readonly busy: boolean; readonly onChoose: (key: string) => void }) {
  if (results.length === 0) return null;
  return (
    <div>
      <div className="desk-label">Result</div>
      <div className="desk-results">
        {results.map((result, index) => (
          <button key={result.key} type="button" className="desk-result" disabled={busy} data-first={index === 0 || undefined} onClick={() => onChoose(result.key)}>
            <ToneDot tone={result.tone} />
            <span>{result.name}</span>
            {index < 9 ? <Kbd keys={String(index + 1)} /> : null}
          </button>
        ))}
      </div>
    </div>
  );
}
