import { useMemo } from 'react';
import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { fewestToTell, movedOnWell, objectionsMet } from '#engine/insights';
import { useCallsRaising, useRunsByIds } from '../../storage/index.ts';
import { EmptyState, formatCount, formatShare, SectionLabel } from '../../ui/index.ts';
import type { CallNames } from './use-call-names.ts';

/** How often each objection was met, how those calls ended, and whether the record went on well (S86). */
export function ObjectionsTable({ known, by, from }: { readonly known: CallNames; readonly by: readonly string[] | null; readonly from: number }) {
  const calls = useCallsRaising(useMemo(() => known.objections.map(({ id }) => id), [known]), from);
  const meant = useMemo(() => (calls ?? []).filter((entry) => by === null || by.includes(entry.by)), [calls, by]);
  const runs = useRunsByIds(useMemo(() => [...new Set(meant.flatMap(({ run }) => run ?? []))], [meant]));
  const met = useMemo(() => {
    const called = new Map(meant.map((entry) => [entry.id, entry]));
    return objectionsMet(meant, (id) => {
      const entry = called.get(id);
      return entry !== undefined && movedOnWell(runs.get(entry.run ?? '')?.snapshot.path ?? [], entry.at, known.toneOf);
    });
  }, [meant, runs, known]);
  if (calls === undefined) return null;
  return (
    <>
      <SectionLabel count={met.length} right="whether anybody reviewed the call or not">Objections met</SectionLabel>
      {met.length === 0 ? <EmptyState title="No objections in these weeks">They are noted by a press on the call’s screen. Each stands here with how the call ended.</EmptyState> : (
        <div className="bt-card calls-table">
          <Table aria-label="Objections met">
            <Table.Thead><Table.Tr><Table.Th>Objection</Table.Th><Table.Th>Calls</Table.Th><Table.Th>How they ended</Table.Th><Table.Th>Next outcome a good one</Table.Th><Table.Th><span className="bt-sr">Listen</span></Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {met.map(({ objection, calls: count, results, led }) => (
                <Table.Tr key={objection}>
                  <Table.Th scope="row">{known.objection(objection)}<small>{known.names.blueprint(known.objections.find(({ id }) => id === objection)?.blueprint ?? '')}</small></Table.Th>
                  <Table.Td>{count}</Table.Td>
                  <Table.Td>{results.map(({ result, calls: each }) => `${result === null ? 'Done' : known.names.result(result)} ${each}`).join(', ')}</Table.Td>
                  <Table.Td>{led === null ? <span className="calls-none">too few to tell ({fewestToTell} needed)</span> : formatShare(led)}</Table.Td>
                  <Table.Td><Link to={`/learn/calls?rep=any&period=all&objection=${objection}`} aria-label={`${formatCount(count, 'call')} with “${known.objection(objection)}”`}>Show calls</Link></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}
