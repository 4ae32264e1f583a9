import { useEffect, useState } from 'react';
import { processOf, type BlueprintRow } from '../../storage/index.ts';

/** The number of the live version of each blueprint, by blueprint id. Versions never change, so each is asked for once. */
export function useLiveNumbers(rows: readonly BlueprintRow[]): Readonly<Record<string, number>> {
  const [numbers, setNumbers] = useState<Readonly<Record<string, { readonly version: string; readonly number: number }>>>({});
  const wanted = rows.flatMap((row) => (row.live === null || numbers[row.id]?.version === row.live ? [] : [`${row.id} ${row.live}`])).join(',');
  useEffect(() => {
    if (wanted === '') return;
    let left = false;
    for (const pair of wanted.split(',')) {
      const [blueprint = '', version = ''] = pair.split(' ');
      processOf(version).then(
        (found) => {
          if (!left) setNumbers((known) => ({ ...known, [blueprint]: { version, number: found.version.number } }));
        },
        // A version that cannot be read any more has no number to show; the studio says what is wrong with it.
        () => undefined,
      );
    }
    return () => {
      left = true;
    };
  }, [wanted]);
  return Object.fromEntries(Object.entries(numbers).map(([id, { number }]) => [id, number]));
}
