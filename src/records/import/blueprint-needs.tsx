import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { fieldsInUse, type Blueprint, type RecordType } from '#engine/blueprint';
import { fieldKeyOf } from '#engine/exchange';
import { saveRecordType, type RecordTypeRow } from '../../storage/index.ts';
import { listAnd, notifyProblem, sayKey } from '../../ui/index.ts';
import { comparisonsIn, guessKind } from '../check/alignment.ts';
import { Card } from './choices-panel.tsx';
import type { LiveBlueprint } from '../enrolment/live-blueprints.ts';
import type { Plan } from './use-plan.ts';

/** What a blueprint asks of a file that neither a column nor the record type gives. */
export interface Need {
  readonly blueprint: Pick<LiveBlueprint, 'id' | 'name'>;
  /** Fields of the type that no column fills. */
  readonly unfilled: readonly string[];
  /** Fields the type does not have. */
  readonly unknown: readonly string[];
}

/** What each blueprint speaks of and the file does not bring (S44); blueprints that miss nothing are left out. */
export function needsOf(live: readonly Pick<LiveBlueprint, 'id' | 'name' | 'document'>[], type: RecordType, filled: ReadonlySet<string>): readonly Need[] {
  return live.flatMap(({ id, name, document }) => {
    const missing = fieldsInUse(document).map(({ field }) => field).filter((field) => !filled.has(field));
    const unknown = missing.filter((field) => !Object.hasOwn(type.fields, field));
    return missing.length === 0 ? [] : [{ blueprint: { id, name }, unfilled: missing.filter((field) => Object.hasOwn(type.fields, field)), unknown }];
  });
}

/** Holds the file against the blueprints that would work with its records: what they speak of and no column gives. */
export function BlueprintNeeds({ plan, base, live }: { readonly plan: Plan; readonly base: RecordTypeRow | null; readonly live: readonly LiveBlueprint[] }) {
  const needs = needsOf(live, plan.type, new Set(plan.columns.flatMap((column) => fieldKeyOf(column) ?? [])));
  if (base === null || needs.length === 0) return null;
  const add = (key: string, document: Blueprint | undefined) => {
    const order = Math.max(-1, ...Object.values(base.fields).map((field) => field.order)) + 1;
    const kind = guessKind(comparisonsIn(document).filter(({ field }) => field === key));
    saveRecordType({ ...base, fields: { ...base.fields, [key]: { key, name: sayKey(key), kind, choices: [], required: false, order } } }).catch(() => notifyProblem('The field could not be added.'));
  };
  return (
    <Card title="What blueprints speak of">
      <ul className="bt-imp-needs">
        {needs.map(({ blueprint, unfilled, unknown }) => (
          <li key={blueprint.id}>
            <Link to={`/records/check?blueprint=${blueprint.id}`}>{blueprint.name}</Link>
            {unfilled.length > 0 ? <span>No column gives {listAnd(unfilled.slice(0, 6).map((key) => plan.type.fields[key]?.name ?? key))}{unfilled.length > 6 ? ` and ${unfilled.length - 6} more` : ''}.</span> : null}
            {unknown.map((key) => <span key={key}>There is no field {sayKey(key)}. <Button variant="subtle" size="compact-sm" onClick={() => add(key, live.find((one) => one.id === blueprint.id)?.document)}>Add field</Button></span>)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
