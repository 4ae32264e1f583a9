import { Checkbox, NativeSelect, Radio, Stack } from '@mantine/core';
import type { RecordType } from '#engine/blueprint';
import { capital, createNames, describeCondition, formatNumber, quoted } from '../../ui/index.ts';
import type { LiveBlueprint } from '../enrolment/live-blueprints.ts';
import { Card, type Wishes } from './choices-panel.tsx';
import type { Forecast } from './use-plan.ts';

/** A blueprint that does not wait for anybody: it takes in imported records that fit its rule. */
export function takesImports({ document: { enrolment } }: Pick<LiveBlueprint, 'document'>): boolean {
  return enrolment.when.type !== 'manual' && enrolment.imports === 'enrolled';
}

/**
 * Whether records enter held or are enrolled at once, and which blueprints take them in by themselves whatever is
 * chosen here, each with how many good lines fit.
 */
export function EnrolChoice({ type, live, wishes, forecast, onChange }: {
  readonly type: RecordType;
  readonly live: readonly LiveBlueprint[];
  readonly wishes: Wishes;
  readonly forecast: Forecast | null;
  readonly onChange: (change: Partial<Wishes>) => void;
}) {
  const automatic = live.filter(takesImports);
  const others = live.filter((blueprint) => !takesImports(blueprint));
  const fit = (blueprint: LiveBlueprint) => (forecast === null ? <>Counting…</> : <><b>{formatNumber(forecast.matching[live.indexOf(blueprint)] ?? 0)}</b> of {formatNumber(forecast.good)} good lines fit</>);
  const chosen = others.find(({ id }) => id === wishes.blueprint);
  return (
    <Card title="Enrolment">
      {automatic.length === 0 ? null : (
        <>
          <ul className="bt-imp-automatic" aria-label="Blueprints that take them in by themselves">
            {automatic.map((blueprint) => <li key={blueprint.id} data-held={wishes.held || undefined}>{quoted(blueprint.name)} {wishes.held ? 'would take' : 'takes'} in by itself whoever fits: {fit(blueprint)}<Rule blueprint={blueprint} type={type} /></li>)}
          </ul>
          <Checkbox label="Hold this import back" description="Nobody is taken in by itself; enrol them later from the list" checked={wishes.held} onChange={(event) => onChange({ held: event.currentTarget.checked })} />
        </>
      )}
      <Radio.Group aria-label={automatic.length === 0 ? 'Enrolment' : 'All others'} value={chosen === undefined ? 'held' : 'now'} onChange={(value) => onChange({ blueprint: value === 'held' ? null : (others[0]?.id ?? null) })}>
        <Stack gap={6}>
          <Radio value="held" label={automatic.length === 0 ? 'Enter held' : 'All others enter held'} description="In no blueprint until somebody enrols them" />
          <Radio value="now" label="Enrol now" disabled={others.length === 0} description={others.length === 0 ? `No ${automatic.length === 0 ? '' : 'other '}live blueprint for ${type.plural.toLowerCase()}` : 'Those who fit start as they come in'} />
        </Stack>
      </Radio.Group>
      {others.length === 0 ? null : (
        <NativeSelect
          aria-label="Enrol in" value={chosen?.id ?? ''} data={[...(chosen === undefined ? [{ value: '', label: 'Choose a blueprint', disabled: true }] : []), ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => onChange({ blueprint: event.currentTarget.value })}
        />
      )}
      {chosen === undefined ? null : <p className="bt-imp-count">{fit(chosen)}<Rule blueprint={chosen} type={type} /></p>}
    </Card>
  );
}

/** By which rule a blueprint takes in, and whom it rules out. */
function Rule({ blueprint: { document: { enrolment }, view }, type }: { readonly blueprint: LiveBlueprint; readonly type: RecordType }) {
  const names = createNames({ recordType: type });
  const parts = [
    enrolment.when.type === 'condition' ? describeCondition(enrolment.when.condition, names) : enrolment.when.type === 'view' ? (view === null ? 'its saved view was deleted' : `saved view ${quoted(view.name)}`) : '',
    enrolment.unless === undefined ? '' : `not if ${describeCondition(enrolment.unless, names)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : <span className="bt-imp-rule">{capital(parts.join('; '))}</span>;
}
