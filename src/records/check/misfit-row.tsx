import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { Link } from 'react-router';
import type { Field } from '#engine/blueprint';
import { convertValues, newIds, replaceChoice, undoMany, type RecordTypeRow } from '../../storage/index.ts';
import { formatCount, formatNumber, listAnd, notifyDone, notifyProblem, quoted, StatusPill } from '../../ui/index.ts';
import { kindNames } from '../fields/field-text.ts';
import { KindDialog } from '../type-editor/kind-dialog.tsx';
import { keeperOf } from '../type-editor/use-type-editor.ts';
import type { Misfit } from './alignment.ts';

interface Asking<Kind extends Misfit['type']> {
  readonly type: RecordTypeRow;
  readonly misfit: Extract<Misfit, { readonly type: Kind }>;
  readonly onFixed: () => void;
}

/** One thing that does not agree, with what mends it. */
export function MisfitRow({ misfit, ...rest }: Asking<Misfit['type']>) {
  switch (misfit.type) {
    case 'missing':
      return <Missing misfit={misfit} {...rest} />;
    case 'otherKind':
      return <OtherKind misfit={misfit} {...rest} />;
    case 'wrongValues':
      return <WrongValues misfit={misfit} {...rest} />;
    case 'unknownChoices':
      return <UnknownChoices misfit={misfit} {...rest} />;
    case 'empty':
      return <Empty misfit={misfit} {...rest} />;
  }
}

function Row({ what, field, children, actions }: { readonly what: string; readonly field: Field; readonly children: React.ReactNode; readonly actions: React.ReactNode }) {
  return (
    <li className="bt-check-row">
      <span className="bt-check-field"><b>{field.name}</b><StatusPill tone="time">{what}</StatusPill></span>
      <span className="bt-check-words">{children}</span>
      <span className="bt-check-actions">{actions}</span>
    </li>
  );
}

function Missing({ type, misfit: { field, uses, held }, onFixed }: Asking<'missing'>) {
  const add = () => {
    keeperOf(type)({ ...type, fields: { ...type.fields, [field.key]: field } }, `Field ${quoted(field.name)} added.`);
    onFixed();
  };
  const why = [uses > 0 ? `${formatCount(uses, 'place')} in the blueprint ${uses === 1 ? 'speaks' : 'speak'} of it` : '', held > 0 ? `${formatCount(held, 'record')} ${held === 1 ? 'holds' : 'hold'} a value` : ''].filter(Boolean);
  return <Row what="no such field" field={field} actions={<Button size="compact-md" onClick={add}>Add field</Button>}>{listAnd(why)}. It would be a {kindNames[field.kind].toLowerCase()}.</Row>;
}

function OtherKind({ type, misfit: { field, wanted } }: Asking<'otherKind'>) {
  const [open, setOpen] = useState(false);
  return (
    <Row what="another kind" field={field} actions={<Button variant="default" size="compact-md" onClick={() => setOpen(true)}>Change the kind</Button>}>
      It is a {kindNames[field.kind].toLowerCase()}; the blueprint compares it as a {kindNames[wanted].toLowerCase()}, so its rule never holds.
      {open ? <KindDialog type={type} field={field} wanted={wanted} onClose={() => setOpen(false)} /> : null}
    </Row>
  );
}

function WrongValues({ type, misfit: { field, survey }, onFixed }: Asking<'wrongValues'>) {
  const [busy, setBusy] = useState(false);
  const fix = async () => {
    setBusy(true);
    const batch = `fix/${newIds().next()}`;
    try {
      const { done } = await convertValues(type.key, field, { batch });
      const left = survey.wrongKind - done;
      notifyDone({ message: `${formatCount(done, 'value')} rewritten${left > 0 ? `; ${formatCount(left, 'other')} cannot be read as a ${kindNames[field.kind].toLowerCase()}` : ''}.`, ...(done > 0 ? { undo: () => void takeBack(batch, onFixed) } : {}) });
      onFixed();
    } catch {
      notifyProblem('The values could not be rewritten. Try again.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Row what="wrong values" field={field} actions={<><Examples ids={survey.examples} /><Button variant="default" size="compact-md" loading={busy} onClick={() => void fix()}>Fix what can be read</Button></>}>
      {formatNumber(survey.wrongKind)} of {formatNumber(survey.filled)} values are no {kindNames[field.kind].toLowerCase()}.
    </Row>
  );
}

async function takeBack(batch: string, then: () => void): Promise<void> {
  try {
    await undoMany(batch);
    then();
  } catch {
    notifyProblem('It could not be taken back wholly. Try again.');
  }
}

function UnknownChoices({ type, misfit: { field, survey }, onFixed }: Asking<'unknownChoices'>) {
  const [from, setFrom] = useState<string | null>(null);
  const room = 500 - field.choices.length;
  const fresh = survey.unknown.map(({ value }) => value.slice(0, 200)).slice(0, room);
  const add = () => {
    keeperOf(type)({ ...type, fields: { ...type.fields, [field.key]: { ...field, choices: [...field.choices, ...fresh] } } }, `${formatCount(fresh.length, 'choice')} added to ${quoted(field.name)}.`);
    onFixed();
  };
  const replace = async (value: string, to: string) => {
    const batch = `fix/${newIds().next()}`;
    try {
      const { done } = await replaceChoice(type.key, { field: field.key, from: value, to }, { batch });
      notifyDone({ message: `${quoted(value)} is ${quoted(to)} now in ${formatCount(done, 'record')}.`, undo: () => void takeBack(batch, onFixed) });
      onFixed();
    } catch {
      notifyProblem('The choice could not be replaced. Try again.');
    }
  };
  return (
    <Row what="unknown choices" field={field} actions={<Button size="compact-md" onClick={add}>Add {fresh.length === 1 ? 'it' : `all ${fresh.length}`}</Button>}>
      {survey.unknown.slice(0, 6).map(({ value, count }) => (
        <span key={value} className="bt-check-choice">
          <b>{value}</b> in {formatCount(count, 'record')}
          {from === value ? <Select aria-label={`Replace ${value} by`} size="xs" placeholder="Replace by" data={[...field.choices]} searchable defaultDropdownOpened onChange={(to) => { setFrom(null); if (to !== null) void replace(value, to); }} /> : field.choices.length > 0 ? <Button variant="subtle" size="compact-sm" onClick={() => setFrom(value)}>Replace</Button> : null}
        </span>
      ))}
      {survey.unknown.length > 6 ? `and ${survey.unknown.length - 6} more` : null}
    </Row>
  );
}

function Empty({ type, misfit: { field, count, required, uses } }: Asking<'empty'>) {
  const list = `/records?${new URLSearchParams({ type: type.key, where: JSON.stringify([field.key, 'isEmpty', null]) }).toString()}`;
  const why = [required ? 'it is required' : '', uses > 0 ? `${formatCount(uses, 'place')} in the blueprint ${uses === 1 ? 'needs' : 'need'} it` : ''].filter(Boolean);
  return <Row what="empty" field={field} actions={<Button component={Link} to={list} variant="default" size="compact-md">Show them</Button>}>{formatCount(count, 'record')} {count === 1 ? 'says' : 'say'} nothing in it; {listAnd(why)}.</Row>;
}

function Examples({ ids }: { readonly ids: readonly string[] }) {
  const [first] = ids;
  return first === undefined ? null : <Link className="bt-rec-link" to={`/records/${first}`}>See one</Link>;
}
