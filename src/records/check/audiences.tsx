import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import { compareAudiences, useRecordsByIds, type AudienceForecast, type BlueprintRow, type Overlap } from '../../storage/index.ts';
import { formatNumber, listAnd, quoted } from '../../ui/index.ts';
import { ruleOf, useLiveBlueprints, type LiveBlueprint } from '../enrolment/live-blueprints.ts';
import { fieldText } from '../fields/field-text.ts';

/** Whom a rule takes now, how many come a day, and whom two of them take both. */
export interface Compared {
  readonly forecasts: Readonly<Record<string, AudienceForecast>>;
  readonly overlaps: readonly Overlap[];
}

type LiveRule = Pick<LiveBlueprint, 'id' | 'document' | 'view'>;

/** Compares the rules of blueprints, and of what else is asked for, over all records of a type; undefined meanwhile. */
export function useAudiences(type: string, live: readonly LiveRule[] | undefined, more: Parameters<typeof compareAudiences>[1] = none): Compared | undefined {
  return useComparing(type, live, more).compared;
}

function useComparing(type: string, live: readonly LiveRule[] | undefined, more: Parameters<typeof compareAudiences>[1]): { readonly compared: Compared | undefined; readonly failed: boolean } {
  const [found, setFound] = useState<{ readonly asked: unknown; readonly compared: Compared | undefined }>();
  const audiences = useMemo(() => live && [...more, ...live.flatMap((one) => (one.document.enrolment.when.type === 'manual' ? [] : [{ id: one.id, condition: ruleOf(one) ?? { type: 'and' as const, of: [] } }]))], [live, more]);
  useEffect(() => {
    if (audiences === undefined) return undefined;
    let left = false;
    const timer = setTimeout(() => void compareAudiences(type, audiences).catch(() => undefined).then((compared) => { if (!left) setFound({ asked: audiences, compared }); }), 150);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [type, audiences]);
  const answered = found !== undefined && found.asked === audiences;
  return { compared: answered ? found.compared : undefined, failed: answered && found.compared === undefined };
}

const none: readonly never[] = [];

/** How many a rule takes, said in one line. */
export function forecastWords({ now, perDay }: AudienceForecast): string {
  const daily = perDay === null ? '' : perDay >= 0.95 ? `, about ${formatNumber(Math.round(perDay))} new a day` : perDay > 0 ? `, a new one every ${formatNumber(Math.round(1 / perDay))} days` : ', no new ones lately';
  return `${formatNumber(now)} now${daily}`;
}

/** Whom each live blueprint takes in by itself, and records that two of them would both take (S59). */
export function Audiences({ type, blueprints }: { readonly type: RecordType; readonly blueprints: readonly BlueprintRow[] }) {
  const live = useLiveBlueprints(blueprints, type.key);
  const { compared, failed } = useComparing(type.key, live, none);
  const names = useRecordsByIds((compared?.overlaps ?? []).flatMap(({ records }) => records.slice(0, 3)));
  const automatic = (live ?? []).filter(({ document }) => document.enrolment.when.type !== 'manual');
  if (live === undefined || automatic.length === 0) return null;
  const nameOf = (id: string) => quoted(automatic.find((one) => one.id === id)?.name ?? '');
  return (
    <section className="bt-card bt-check" aria-label="Audiences">
      <header className="bt-imp-cardhead"><h2>Audiences</h2></header>
      <ul>
        {automatic.map(({ id, name }) => <li key={id} className="bt-check-row"><span className="bt-check-field"><Link to={`/blueprints/${id}`}>{name}</Link></span><span className="bt-check-words">{compared?.forecasts[id] === undefined ? (failed ? 'Could not be counted. Open the check anew to try again.' : 'Counting…') : `Takes ${forecastWords(compared.forecasts[id])}.`}</span></li>)}
        {compared?.overlaps.map(({ one, other, count, records }) => (
          <li key={`${one}/${other}`} className="bt-check-row">
            <span className="bt-check-field"><b>Both</b></span>
            <span className="bt-check-words"><b>{formatNumber(count)}</b> would be taken by {nameOf(one)} and {nameOf(other)}: {listAnd(records.slice(0, 3).map((id) => fieldText(type.fields[type.title], names.get(id)?.fields[type.title]) || '…'))}{count > 3 ? ' and others' : ''}. They would be reached twice.</span>
          </li>
        ))}
        {compared !== undefined && compared.overlaps.length === 0 && automatic.length > 1 ? <li className="bt-check-row"><span className="bt-check-words">No record is taken by two of them.</span></li> : null}
      </ul>
    </section>
  );
}
