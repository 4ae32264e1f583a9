import type { ActivityResult } from '#engine/blueprint';
import { Kbd, ToneDot } from '../../ui/index.ts';

/** How it ended: a button each, with its number key, and the stage that opens then when the drawing says so (S52). */
export function ResultButtons({ results, busy, opens, onChoose }: {
  readonly results: readonly ActivityResult[];
  readonly busy: boolean;
  /** The name of the stage a result leads to by itself; null when the record stays. */
  readonly opens?: (result: string) => string | null;
  readonly onChoose: (key: string) => void;
}) {
  if (results.length === 0) return null;
  return (
    <div>
      <div className="desk-label">Result</div>
      <div className="desk-results">
        {results.map((result, index) => {
          const next = opens?.(result.key) ?? null;
          return (
            <button key={result.key} type="button" className="desk-result" disabled={busy} data-first={index === 0 || undefined} onClick={() => onChoose(result.key)}>
              <ToneDot tone={result.tone} />
              <span>{result.name}{next === null ? null : <small> opens {next}</small>}</span>
              {index < 9 ? <Kbd keys={String(index + 1)} /> : null}
            </button>
          );
        })}
      </div>
    </div>
  );
}
