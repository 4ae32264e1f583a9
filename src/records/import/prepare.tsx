import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import type { Condition, Fields } from '#engine/blueprint';
import { fieldKeyOf, type ImportPlan } from '#engine/exchange';
import type { BlueprintRow, PersonRow, RecordTypeRow } from '../../storage/index.ts';
import { Banner, formatCount, formatNumber, quoted } from '../../ui/index.ts';
import { BlueprintNeeds } from './blueprint-needs.tsx';
import { DuplicateChoice, OwnerChoice, TypeChoice, type Wishes } from './choices-panel.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { EnrolChoice, takesImports } from './enrol-choice.tsx';
import { GivenFields } from './given-fields.tsx';
import { FileFacts } from './file-facts.tsx';
import { duplicateKeys } from './file-reader.ts';
import { guessType } from './guess-type.ts';
import { ruleOf, useLiveBlueprints } from '../enrolment/live-blueprints.ts';
import { repsOf } from './owners.ts';
import type { FileState } from './use-file.ts';
import { stem, useForecast, usePlan, type Forecast, type Plan } from './use-plan.ts';

/** What a person decided when pressing Import. */
export interface Decision {
  readonly plan: ImportPlan;
  readonly wishes: Wishes;
  readonly rule: Condition | null;
  /** The names of the blueprints that take imported records in by themselves. */
  readonly automatic: readonly string[];
}

/** Everything to look at and decide before a file is brought in. */
export function Prepare({ opened, types, blueprints, people, asked, onReadAgain, onOther, onStart }: {
  readonly opened: Extract<FileState, { type: 'open' }>;
  readonly types: readonly RecordTypeRow[];
  readonly blueprints: readonly BlueprintRow[];
  readonly people: readonly PersonRow[];
  /** What the address asks for: a record type, a blueprint. */
  readonly asked: { readonly type: string | null; readonly blueprint: string | null };
  readonly onReadAgain: (how: { readonly encoding: string; readonly delimiter: string }) => void;
  readonly onOther: () => void;
  readonly onStart: (decision: Decision) => void;
}) {
  const { file, name, size, source } = opened;
  const wanted = blueprints.find(({ id }) => id === asked.blueprint);
  const [typeKey, setTypeKey] = useState(() => wanted?.draft.recordType ?? types.find(({ key }) => key === asked.type)?.key ?? guessType(file, types));
  const [typeName, setTypeName] = useState(() => stem(name).replace(/[_-]+/g, ' '));
  const [changes, setChanges] = useState<Partial<Omit<Wishes, 'key'>> & { readonly key?: string | null }>(() => (wanted?.live ? { blueprint: wanted.id } : {}));
  const base = types.find(({ key }) => key === typeKey) ?? null;
  const taken = useMemo(() => new Set(types.map(({ key }) => key)), [types]);
  const [given, setGiven] = useState<Fields>(nothingGiven);
  const plan = usePlan(file, name, base, typeName, taken, given);
  const keys = duplicateKeys(plan.type, new Set(plan.columns.flatMap((column) => fieldKeyOf(column) ?? [])));
  const published = useLiveBlueprints(blueprints, base?.key ?? '');
  const live = useMemo(() => (published ?? []).filter(({ paused }) => !paused), [published]);
  const rules = useMemo(() => live.map(ruleOf), [live]);
  const chosen = live.findIndex((one) => one.id === changes.blueprint && !takesImports(one));
  const wishes: Wishes = {
    key: changes.key === undefined ? usualKey(plan, opened, keys) : changes.key !== null && keys.includes(changes.key) ? changes.key : null,
    action: changes.action ?? 'skip',
    owner: changes.owner ?? (plan.columns.some(({ target }) => target.type === 'owner') ? 'column' : 'me'),
    blueprint: live[chosen]?.id ?? null,
    held: changes.held ?? false,
  };
  const forecast = useForecast(source, plan.plan, rules, wishes.key, base !== null);
  const change = (next: Partial<Wishes>) => setChanges((before) => ({ ...before, ...next }));
  return (
    <div className="bt-imp">
      <div className="bt-imp-main">
        <FileFacts name={name} size={size} file={file} onReadAgain={onReadAgain} onOther={onOther} />
        {plan.titled ? null : <Banner tone="time" title={`No column gives the ${plan.type.fields[plan.type.title]?.name ?? 'name'}.`}>Records will be called “{plan.plan.numbered} 2”, “{plan.plan.numbered} 3” and so on. Choose a column for it below if there is one.</Banner>}
        <ColumnsTable file={file} plan={plan} base={base} />
      </div>
      <div className="bt-imp-side">
        <TypeChoice types={types} chosen={base?.key ?? ''} name={typeName} onChoose={(key) => { setTypeKey(key); setChanges({}); setGiven(nothingGiven); }} onName={setTypeName} />
        <GivenFields plan={plan} given={given} onChange={setGiven} />
        <DuplicateChoice type={plan.type} keys={keys} wishes={wishes} forecast={forecast} onChange={change} />
        <OwnerChoice plan={plan} reps={repsOf(people).length} wishes={wishes} onChange={change} />
        <EnrolChoice type={plan.type} live={live} wishes={wishes} forecast={forecast} onChange={change} />
        <BlueprintNeeds plan={plan} base={base} live={live} />
        <Ready forecast={forecast} wishes={wishes} plan={plan} into={chosen < 0 || forecast === null ? null : { name: live[chosen]?.name ?? '', fit: forecast.matching[chosen] ?? 0 }} onStart={() => onStart({ plan: plan.plan, wishes, rule: rules[chosen] ?? null, automatic: wishes.held ? [] : live.filter(takesImports).map(({ name }) => name) })} />
      </div>
    </div>
  );
}

const nothingGiven: Fields = {};

/** By which field duplicates are told unless somebody chooses: the email, else a name that is different in every line. */
function usualKey(plan: Plan, { file }: { readonly file: { readonly profiles: readonly { readonly distinct: number; readonly filled: number }[] } }, keys: readonly string[]): string | null {
  // Lines that name their record need no other sign.
  if (plan.columns.some(({ target }) => target.type === 'id')) return null;
  const email = keys.find((key) => plan.type.fields[key]?.kind === 'email');
  if (email !== undefined) return email;
  const title = plan.columns.find((column) => fieldKeyOf(column) === plan.type.title);
  const profile = title ? file.profiles[title.column.index] : undefined;
  return profile && profile.filled > 0 && profile.distinct >= Math.min(profile.filled, 5000) ? plan.type.title : null;
}

function Ready({ forecast, wishes, plan, into, onStart }: {
  readonly forecast: Forecast | null;
  readonly wishes: Wishes;
  readonly plan: Plan;
  /** The blueprint they are to start at once, and how many good lines fit its rule. */
  readonly into: { readonly name: string; readonly fit: number } | null;
  readonly onStart: () => void;
}) {
  const twice = forecast === null || wishes.key === null || wishes.action === 'make' ? 0 : forecast.existing + forecast.repeated;
  const fresh = Math.max(0, (forecast?.good ?? 0) - twice);
  const skipsAll = forecast !== null && forecast.good > 0 && forecast.named === 0 && wishes.action === 'skip' && fresh === 0;
  const many = forecast !== null && forecast.named > 0 ? formatCount(forecast.good, 'line') : forecast === null ? plan.type.plural.toLowerCase() : formatCount(wishes.action === 'update' ? forecast.good : fresh, plan.type.name.toLowerCase(), plan.type.plural.toLowerCase());
  const starting = into === null ? 0 : Math.min(into.fit, fresh);
  return (
    <section className="bt-card bt-imp-choice bt-imp-ready" aria-label="Ready to import">
      {forecast === null ? <p className="bt-imp-count">Reading every line…</p> : (
        <>
          <p className="bt-imp-count"><b>{formatNumber(forecast.good)}</b> good lines, <b data-bad={forecast.bad > 0 || undefined}>{formatNumber(forecast.bad)}</b> in error</p>
          {into === null ? null : <p className="bt-imp-count">{startWords(starting, fresh, into.name)}</p>}
          {forecast.bad > 0 ? (
            <ul className="bt-imp-firsterrors">{forecast.problems.slice(0, 4).map(({ row, reason }) => <li key={row}><b>Row {formatNumber(row)}</b> {reason}</li>)}</ul>
          ) : null}
        </>
      )}
      {skipsAll ? <p className="bt-imp-count">Every line is here already and would be skipped. To change those records, choose “Update the record” above.</p> : null}
      <Button fullWidth disabled={forecast === null || forecast.good === 0 || skipsAll} onClick={onStart}>{skipsAll || forecast?.good === 0 ? 'Nothing to import' : `Import ${many}${enrolWords(into === null ? null : starting, fresh)}`}</Button>
    </section>
  );
}

/** The end of the button's words; null starts nobody. */
function enrolWords(starting: number | null, fresh: number): string {
  if (starting === null || fresh === 0) return '';
  return starting === fresh ? ' and enrol them' : starting === 0 ? ', enrol none' : `, enrol ${formatNumber(starting)}`;
}

/** What becomes of the new records, in the numbers the button says. */
function startWords(starting: number, fresh: number, blueprint: string): string {
  if (fresh === 0) return `Nobody new comes in, so nobody starts ${quoted(blueprint)}.`;
  if (starting === 0) return `Nobody fits ${quoted(blueprint)}: all enter held.`;
  return starting === fresh ? `All of them start ${quoted(blueprint)}.` : `${formatNumber(starting)} start ${quoted(blueprint)}, ${formatNumber(fresh - starting)} enter held.`;
}
