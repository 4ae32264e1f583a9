import { useMemo } from 'react';
import { Text } from '@mantine/core';
import type { Condition, RecordType } from '#engine/blueprint';
import type { BlueprintRow, ViewRow } from '../../storage/index.ts';
import { formatNumber, quoted } from '../../ui/index.ts';
import { forecastWords, useAudiences } from '../check/audiences.tsx';
import { useLiveBlueprints } from '../enrolment/live-blueprints.ts';

const asked = 'asked';

/** How many records a view shows now and how many new ones a day; and which blueprints would take the same ones by a rule of their own (S59, S74). */
export function ViewForecast({ type, condition, view, blueprints }: { readonly type: RecordType; readonly condition: Condition; readonly view: ViewRow | null; readonly blueprints: readonly BlueprintRow[] }) {
  const live = useLiveBlueprints(blueprints, type.key);
  const key = JSON.stringify(condition);
  const own = useMemo(() => [{ id: asked, condition: JSON.parse(key) as Condition }], [key]);
  // Whoever enrols from this very view takes what it shows: that is no overlap.
  const others = useMemo(() => live?.filter((one) => view === null || one.view?.id !== view.id), [live, view]);
  const compared = useAudiences(type.key, others, own);
  const forecast = compared?.forecasts[asked];
  return (
    <div className="bt-views-kept" role="status">
      <Text>{forecast === undefined ? 'Counting…' : <>Shows <b>{forecastWords(forecast)}</b>.</>}</Text>
      {compared?.overlaps.filter(({ one, other }) => one === asked || other === asked).map(({ one, other, count }) => {
        const name = live?.find(({ id }) => id === (one === asked ? other : one))?.name ?? '';
        return <Text key={`${one}/${other}`} size="sm" c="dimmed">{formatNumber(count)} of them are taken by {quoted(name)} too, by its own rule.</Text>;
      })}
    </div>
  );
}
