import '../records.css';
import '../tools.css';
import { useMemo, useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { findDuplicateGroups, surveyType, useBlueprints, useRecordTypes, type BlueprintRow, type Progress, type RecordTypeRow, type TypeSurvey } from '../../storage/index.ts';
import { EmptyState, formatCount, formatNumber, Page, PageHeader, quoted, usePageTitle } from '../../ui/index.ts';
import { LookingThrough, useLook } from '../looking.tsx';
import { findMisfits, type Misfit } from './alignment.ts';
import { Audiences } from './audiences.tsx';
import { MisfitRow } from './misfit-row.tsx';

/** Holds the records of a type against its fields and against a blueprint: what is missing, wrong, unknown, empty or there twice, each with what mends it (S44). */
export function CheckScreen() {
  usePageTitle('Data check');
  const types = useRecordTypes();
  const blueprints = useBlueprints();
  const [params, setParams] = useSearchParams();
  if (types === undefined || blueprints === undefined) return null;
  const blueprint = blueprints.find(({ id }) => id === params.get('blueprint')) ?? null;
  const type = types.find(({ key }) => key === (blueprint?.draft.recordType ?? params.get('type'))) ?? (blueprint === null ? types[0] : undefined);
  const choose = (next: Readonly<Record<string, string>>) => setParams(next, { replace: true });
  return (
    <Page>
      <PageHeader title="Data check" note={blueprint === null ? 'Do the records fit their type?' : `Do the records fit ${quoted(blueprint.draft.name)}?`} actions={<><Link className="bt-rec-link" to="/records">Back to records</Link><Link className="bt-rec-link" to="/records/types">Record types</Link></>} />
      <div className="bt-rec-tools bt-check-types">
        <Select aria-label="Record type" className="bt-rec-select" allowDeselect={false} data={types.map(({ key, plural }) => ({ value: key, label: plural }))} value={type?.key ?? null} onChange={(key) => choose(key === null ? {} : { type: key })} />
        <Select
          aria-label="Blueprint" placeholder="Against no blueprint" w={260} clearable searchable data={blueprints.filter(({ draft }) => draft.recordType === (type?.key ?? draft.recordType)).map(({ id, draft }) => ({ value: id, label: draft.name }))}
          value={blueprint?.id ?? null} onChange={(id) => choose(id === null ? { type: type?.key ?? '' } : { blueprint: id })}
        />
      </div>
      {type === undefined ? <p>The blueprint is drawn for the record type “{blueprint?.draft.recordType}”, which does not exist. Choose another one in its settings, or make it under Record types.</p> : <Checked key={`${type.key}/${blueprint?.id ?? ''}`} type={type} blueprint={blueprint} blueprints={blueprints} />}
    </Page>
  );
}

function Checked({ type, blueprint, blueprints }: { readonly type: RecordTypeRow; readonly blueprint: BlueprintRow | null; readonly blueprints: readonly BlueprintRow[] }) {
  const [round, setRound] = useState(0);
  const asked = useMemo(() => ({ type, round }), [type, round]);
  const looking = useLook((telling) => checkType(type.key, telling), type.key, asked);
  const survey = looking.found?.survey;
  const misfits = useMemo(() => (survey === undefined ? undefined : findMisfits(type, survey, blueprint?.draft ?? null)), [type, survey, blueprint]);
  const again = () => setRound((before) => before + 1);
  if (looking.found === undefined || survey === undefined || misfits === undefined) return <LookingThrough look={looking} what={type.plural.toLowerCase()} />;
  const { duplicates } = looking.found;
  if (survey.records === 0 && misfits.length === 0) {
    const { plural } = type;
    return <EmptyState title={`No ${plural.toLowerCase()} to check yet`} actions={<Button component={Link} to={`/records/import?type=${type.key}`} variant="default">Import a CSV file</Button>}>Once there are some, this finds missing fields, values of the wrong kind, unknown choices and duplicates.</EmptyState>;
  }
  return (
    <div className="bt-types-editor">
      <section className="bt-card bt-check" aria-label="What does not fit">
        <header className="bt-imp-cardhead"><h2>{misfits.length === 0 ? 'Everything fits' : formatCount(misfits.length, 'thing does not fit', 'things do not fit')}</h2><span className="bt-note-text"><b>{formatNumber(survey.records)}</b> {type.plural.toLowerCase()}, {formatCount(Object.keys(type.fields).length, 'field')}</span></header>
        {misfits.length === 0 ? <p className="bt-check-good"><IconCircleCheck size={18} stroke={1.75} aria-hidden /> No field is missing, no value is of the wrong kind, no choice is unknown, nothing that is needed is empty.</p> : <ul>{misfits.map((misfit) => <MisfitRow key={keyOf(misfit)} type={type} misfit={misfit} onFixed={again} />)}</ul>}
      </section>
      <section className="bt-card bt-check" aria-label="Duplicates">
        <ul>
          <li className="bt-check-row">
            <span className="bt-check-field"><b>Duplicates</b></span>
            <span className="bt-check-words">{duplicates === 0 ? 'No two records share an email, a phone, or a name with a company.' : `${formatCount(duplicates, 'group')} of records may be one customer each.`}</span>
            <span className="bt-check-actions">{duplicates === 0 ? null : <Button component={Link} to={`/records/duplicates?type=${type.key}`} variant="default" size="compact-md">Look at them</Button>}</span>
          </li>
        </ul>
      </section>
      <Audiences type={type} blueprints={blueprints} />
    </div>
  );
}

const keyOf = (misfit: Misfit): string => `${misfit.type}/${misfit.field.key}`;

/** Both looks through a type at once, under one Stop: as far as the one that is behind. */
async function checkType(type: string, { signal, onProgress }: Progress): Promise<{ readonly survey: TypeSurvey; readonly duplicates: number }> {
  const seen = { survey: 0, duplicates: 0 };
  const telling = (look: keyof typeof seen): Progress => ({
    signal,
    onProgress: (done, total) => {
      seen[look] = done;
      onProgress?.(Math.min(seen.survey, seen.duplicates), total);
    },
  });
  const [survey, groups] = await Promise.all([surveyType(type, telling('survey')), findDuplicateGroups(type, telling('duplicates'))]);
  return { survey, duplicates: groups.length };
}
