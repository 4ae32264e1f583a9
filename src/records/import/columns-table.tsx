import { Checkbox, NativeSelect, Select } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { fieldKinds, type Field, type RecordType } from '#engine/blueprint';
import { type ColumnPlan, convertValue, dateOrders, orderWords, planColumn } from '#engine/exchange';
import { formatCount, formatNumber, StatusPill } from '../../ui/index.ts';
import { fieldText, kindNames } from '../fields/field-text.ts';
import type { OpenedFile } from './file-reader.ts';
import { newFieldTarget, type Plan } from './use-plan.ts';

/** Every column of the file: what is in it, where it goes, and what its values become. */
export function ColumnsTable({ file, plan, base }: { readonly file: OpenedFile; readonly plan: Plan; readonly base: RecordType | null }) {
  return (
    <section className="bt-card bt-imp-columns" aria-labelledby="imp-columns">
      <header className="bt-imp-cardhead"><h2 id="imp-columns">Columns</h2><Sum columns={plan.columns} /></header>
      <div className="bt-imp-scroll" tabIndex={0} role="region" aria-label="Columns of the file">
        <table className="bt-imp-table">
          <thead><tr><th scope="col">In the file</th><th scope="col">Goes to</th><th scope="col">Kind</th><th scope="col">What values become</th></tr></thead>
          <tbody>{plan.columns.map((column) => <ColumnRow key={column.column.index} file={file} plan={plan} base={base} column={column} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function Sum({ columns }: { readonly columns: readonly ColumnPlan[] }) {
  const count = (type: ColumnPlan['target']['type']) => columns.filter(({ target }) => target.type === type).length;
  const [fresh, ignored] = [count('newField'), count('ignore')];
  return <span className="bt-note-text"><b>{columns.length - ignored}</b> of {columns.length} used{fresh > 0 ? <>, <b>{fresh}</b> as new {fresh === 1 ? 'field' : 'fields'}</> : null}</span>;
}

function ColumnRow({ file, plan, base, column }: { readonly file: OpenedFile; readonly plan: Plan; readonly base: RecordType | null; readonly column: ColumnPlan }) {
  const { column: { index, name, problem }, target } = column;
  const profile = file.profiles[index];
  const fields = base === null ? [] : inOrder(base.fields);
  const choose = (value: string | null) => {
    if (value === '+new') plan.setTarget(index, newFieldTarget(file, plan, index));
    else if (value === '+owner' || value === '+id' || value === '+ignore' || value === null) plan.setTarget(index, { type: value === '+owner' ? 'owner' : value === '+id' ? 'id' : 'ignore' });
    else plan.setTarget(index, { type: 'field', key: value });
  };
  const chosen = target.type === 'field' ? target.key : target.type === 'newField' ? '+new' : `+${target.type}`;
  const newLabel = target.type === 'newField' ? `New field “${target.field.name}”` : 'Add as a new field';
  return (
    <tr data-ignored={target.type === 'ignore' || undefined}>
      <th scope="row">
        <span className="bt-imp-name">{name}{problem === null ? null : <StatusPill tone="time">{problem === 'duplicate' ? 'name given twice' : 'no name'}</StatusPill>}</span>
        <span className="bt-imp-meta">{profile === undefined || profile.filled === 0 ? 'empty' : `${formatNumber(profile.filled)} filled`}</span>
      </th>
      <td>
        <Select
          aria-label={`Where ${name} goes`} value={chosen} allowDeselect={false} searchable={fields.length > 8} comboboxProps={{ width: 250 }} onChange={choose}
          data={[
            { group: 'Other', items: [{ value: '+ignore', label: 'Ignore' }, { value: '+new', label: newLabel }, { value: '+owner', label: 'Owner of the record' }, { value: '+id', label: 'The record itself (its id)' }] },
            ...(fields.length === 0 || base === null ? [] : [{ group: base.name, items: fields.map((field) => ({ value: field.key, label: field.name })) }]),
          ]}
        />
      </td>
      <td><Kind plan={plan} column={column} ambiguous={profile?.ambiguous ?? false} /></td>
      <td><Preview file={file} type={plan.type} column={column} />{base === null ? null : <NewChoices file={file} plan={plan} base={base} column={column} />}</td>
    </tr>
  );
}

function Kind({ plan, column, ambiguous }: { readonly plan: Plan; readonly column: ColumnPlan; readonly ambiguous: boolean }) {
  const { target, column: { index, name }, format } = column;
  const field = fieldOf(plan.type, column);
  if (field === undefined) return null;
  const isDate = field.kind === 'date' || field.kind === 'dateTime';
  return (
    <div className="bt-imp-kind">
      {target.type === 'newField' ? (
        <NativeSelect
          aria-label={`Kind of ${name}`} value={field.kind} data={fieldKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
          onChange={(event) => {
            const kind = fieldKinds.find((one) => one === event.currentTarget.value);
            if (kind) plan.change(index, { ...column, target: { type: 'newField', field: { ...target.field, kind } } });
          }}
        />
      ) : <span>{kindNames[field.kind]}</span>}
      {isDate ? (
        <NativeSelect
          aria-label={`Order of day, month and year in ${name}`} value={format.dates} data={dateOrders.map((order) => ({ value: order, label: orderWords[order] }))} data-warn={ambiguous || undefined}
          onChange={(event) => {
            const dates = dateOrders.find((order) => order === event.currentTarget.value);
            if (dates) plan.change(index, { ...column, format: { ...format, dates } });
          }}
        />
      ) : null}
      {isDate && ambiguous ? <span className="bt-imp-warn">Could also be read another way</span> : null}
      {field.kind === 'number' || field.kind === 'money' ? (
        <NativeSelect
          aria-label={`Decimals in ${name}`} value={format.decimal} data={[{ value: '.', label: '1,234.5' }, { value: ',', label: '1.234,5' }]}
          onChange={(event) => plan.change(index, { ...column, format: { ...format, decimal: event.currentTarget.value === ',' ? ',' : '.' } })}
        />
      ) : null}
    </div>
  );
}

function fieldOf(type: RecordType, { target }: ColumnPlan): Field | undefined {
  if (target.type === 'field') return type.fields[target.key];
  return target.type === 'newField' ? target.field : undefined;
}

function Preview({ file, type, column }: { readonly file: OpenedFile; readonly type: RecordType; readonly column: ColumnPlan }) {
  const field = fieldOf(type, column);
  const values = [...new Set(file.sample.map((cells) => (cells[column.column.index] ?? '').trim()).filter((cell) => cell !== ''))].slice(0, 3);
  return (
    <div className="bt-imp-preview">
      {values.map((value) => {
        if (field === undefined) return <span key={value} className="bt-imp-raw">{value}</span>;
        const answer = convertValue(value, field, column.format);
        const shown = answer.ok ? fieldText(field, answer.value) : answer.error;
        return shown === value
          ? <span key={value} className="bt-imp-value">{value}</span>
          : <span key={value} className="bt-imp-turn" data-bad={!answer.ok || undefined}><span className="bt-imp-raw">{value}</span><span aria-hidden>→</span><span>{shown}</span></span>;
      })}
      {field?.kind === 'choice' && column.target.type === 'newField' && field.choices.length > 0 ? <span className="bt-imp-meta">{field.choices.length} choices found</span> : null}
    </div>
  );
}

/** Values that the choice field does not know yet: they become choices of it, unless somebody says no. */
function NewChoices({ file, plan, base, column }: { readonly file: OpenedFile; readonly plan: Plan; readonly base: RecordType; readonly column: ColumnPlan }) {
  const { column: { index, name }, target } = column;
  const { newChoices: offered } = planColumn(column.column, target, file.profiles[index], base);
  if (offered.length === 0 || column.format.exact) return null;
  return (
    <Checkbox
      mt={4} size="xs" checked={column.newChoices.length > 0} onChange={(event) => plan.change(index, { ...column, newChoices: event.currentTarget.checked ? offered : [] })}
      aria-label={`Add new choices to ${name}`} label={`Add ${formatCount(offered.length, 'new choice')}: ${offered.slice(0, 4).join(', ')}${offered.length > 4 ? '…' : ''}`}
    />
  );
}
