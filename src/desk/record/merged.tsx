import { useState } from 'react';
import { Button } from '@mantine/core';
import { Link, Navigate, useSearchParams } from 'react-router';
import { intentFor, submit, useRecordsByIds, type RecordRow } from '../../storage/index.ts';
import { Banner, createNames, describeRefusal, listAnd, notifyDone, notifyProblem } from '../../ui/index.ts';

/** Under this word of the address a merged record's own page is shown, instead of the one its story goes on in. */
const stay = 'merged';

/** Leads from a record that was merged to the one its story goes on in; whoever wants to read its own history may stay. */
export function MergedAway({ record }: { readonly record: Pick<RecordRow, 'id' | 'mergedInto'> }) {
  const [search] = useSearchParams();
  if (record.mergedInto === undefined) return null;
  if (search.get(stay) !== 'own') return <Navigate to={`/records/${record.mergedInto}?${stay}=${record.id}`} replace />;
  return <Banner tone="time" title="This record was merged into another one." actions={<Button component={Link} to={`/records/${record.mergedInto}`} variant="default">Go to the kept record</Button>}>Its history stays here to be read; everything goes on there.</Banner>;
}

/** Says which records were merged into this one, leads to their histories, and parts them again. */
export function MergedIn({ record, title }: { readonly record: Pick<RecordRow, 'id' | 'absorbed'>; /** The field records of this type are called by. */ readonly title: string | undefined }) {
  const absorbed = record.absorbed ?? none;
  const rows = useRecordsByIds(absorbed.map((one) => one.record));
  const [search] = useSearchParams();
  const [busy, setBusy] = useState(false);
  if (absorbed.length === 0) return null;
  const nameOf = (id: string) => String(rows.get(id)?.fields[title ?? ''] ?? 'A record without a name');
  const arrived = absorbed.some((one) => one.record === search.get(stay));
  const latest = absorbed.at(-1)?.record ?? '';
  const part = async () => {
    setBusy(true);
    const [ack] = await submit([intentFor({ record: record.id, run: null, intent: { type: 'unmerge', record: latest } })]).catch(() => []);
    setBusy(false);
    if (ack?.ok) notifyDone({ message: 'The merge was taken back: there are two records again.' });
    else notifyProblem(ack?.refusal ? describeRefusal(ack.refusal, createNames({})) : 'The merge could not be taken back. Try again.');
  };
  return (
    <Banner title={arrived ? `${listAnd([nameOf(search.get(stay) ?? '')])} was merged into this record.` : 'Merged from more than one record.'} actions={<Button variant="default" loading={busy} onClick={() => void part()}>Part {absorbed.length > 1 ? 'the last one' : 'them'} again</Button>}>
      {absorbed.map(({ record: id }) => <Link key={id} className="desk-merged" to={`/records/${id}?${stay}=own`}>History of {nameOf(id)}</Link>)}
    </Banner>
  );
}

const none: readonly never[] = [];
