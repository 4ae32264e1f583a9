import { useEffect, useMemo, useState } from 'react';
import type { Condition, Fields, RecordType } from '#engine/blueprint';
import { type ColumnPlan, fieldForColumn, freshKey, type ImportPlan, planColumn, proposeMapping, proposeRecordType, type Target, typeAfter, fieldKeyOf } from '#engine/exchange';
import { findDuplicates, readRecords } from '../../storage/index.ts';
import type { DryRun, ImportSource, OpenedFile } from './file-reader.ts';

/** The type that a file would make for itself, before it has any fields. */
const nothing: Omit<RecordType, 'name' | 'plural'> = { key: '', title: 'name', fields: {} };

export interface Plan {
  readonly columns: readonly ColumnPlan[];
  /** The record type as it will be after the import. */
  readonly type: RecordType;
  readonly plan: ImportPlan;
  /** Whether a column gives the record's name. */
  readonly titled: boolean;
  readonly setTarget: (column: number, target: Target) => void;
  readonly change: (column: number, next: ColumnPlan) => void;
}

/** What each column becomes: proposed anew for every file and record type, then changed by hand. */
export function usePlan(file: OpenedFile, fileName: string, base: RecordType | null, typeName: string, taken: ReadonlySet<string>, given: Fields): Plan {
  const proposed = useMemo(() => proposeMapping(file.columns, file.profiles, base ?? { ...nothing, name: '', plural: '' }), [file, base]);
  const [changed, setChanged] = useState<{ readonly of: readonly ColumnPlan[]; readonly columns: readonly ColumnPlan[] }>({ of: proposed, columns: proposed });
  const columns = changed.of === proposed ? changed.columns : proposed;
  const change = (column: number, next: ColumnPlan) => {
    const key = fieldKeyOf(next);
    // A field is given by one column only: whoever had it before lets it go.
    const others = columns.map((plan) => (plan.column.index === column ? next : key !== null && fieldKeyOf(plan) === key ? { ...plan, target: { type: 'ignore' as const }, newChoices: [] } : plan));
    setChanged({ of: proposed, columns: others });
  };
  const setTarget = (column: number, target: Target) => {
    const info = file.columns[column];
    const former = columns[column];
    if (info) change(column, former?.format.exact ? { ...former, target } : planColumn(info, target, file.profiles[column], base ?? { ...nothing, name: '', plural: '' }));
  };
  const type = useMemo(() => {
    if (base !== null) return typeAfter(base, columns);
    const name = typeName.trim() || 'Record';
    return { ...proposeRecordType(name, columns), key: freshKey(name, taken) };
  }, [base, columns, typeName, taken]);
  const plan = useMemo((): ImportPlan => ({ type, columns, numbered: stem(fileName), ...(Object.keys(given).length === 0 ? {} : { given }) }), [type, columns, fileName, given]);
  const titled = columns.some((column) => fieldKeyOf(column) === type.title);
  return { columns, type, plan, titled, setTarget, change };
}

/** A new field for a column, with a key nobody has yet in the type or in the other columns. */
export function newFieldTarget(file: OpenedFile, { columns, type }: Pick<Plan, 'columns' | 'type'>, index: number): Target {
  const column = file.columns[index];
  const taken = new Set([...Object.keys(type.fields), ...columns.flatMap((plan) => (plan.column.index === index ? [] : (fieldKeyOf(plan) ?? [])))]);
  return column ? { type: 'newField', field: fieldForColumn(column, file.profiles[index], taken, Object.keys(type.fields).length) } : { type: 'ignore' };
}

/** A file's name without its ending. */
export function stem(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '').slice(0, 80) || 'Row';
}

/** What the import would do, with how many are there already; null while it is counted. */
export interface Forecast extends DryRun {
  readonly existing: number;
  readonly repeated: number;
  /** Records here that lines name by their id: those lines change them. */
  readonly named: number;
}

/** Counts what an import would do, again after each change, once it has stood still for a moment. */
export function useForecast(source: ImportSource, plan: ImportPlan, rules: readonly (Condition | null)[], key: string | null, known: boolean): Forecast | null {
  const [forecast, setForecast] = useState<{ readonly plan: ImportPlan; readonly rules: readonly (Condition | null)[]; readonly value: Forecast } | null>(null);
  useEffect(() => {
    let stale = false;
    const count = async () => {
      const run = await source.dryRun(plan, rules, key);
      const distinct = new Set(run.keys);
      const existing = key === null || !known || stale ? 0 : await countExisting(plan.type.key, key, run.keys);
      const named = stale ? 0 : await countNamed(plan.type.key, run.ids);
      if (!stale) setForecast({ plan, rules, value: { ...run, existing, named, repeated: run.keys.length - distinct.size } });
    };
    const timer = setTimeout(() => void count(), 200);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [source, plan, rules, key, known]);
  return forecast !== null && forecast.plan === plan && forecast.rules === rules ? forecast.value : null;
}

async function countExisting(type: string, key: string, keys: readonly string[]): Promise<number> {
  const found = await findDuplicates(type, key, keys);
  return keys.filter((value) => found.has(value)).length;
}

async function countNamed(type: string, ids: readonly string[]): Promise<number> {
  const page = 2000;
  let named = 0;
  for (let from = 0; from < ids.length; from += page) named += (await readRecords(ids.slice(from, from + page))).filter((row) => row.type === type).length;
  return named;
}
