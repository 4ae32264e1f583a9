import type { ClauseVerdict, Fix, VerdictNode } from '#engine/gates';
import { describeFixers, formatMoment, listAnd, VerdictList } from '../../ui/index.ts';
import { placeOf, type Place } from '../record/focus.ts';
import type { RecordData } from '../record/record-data.ts';

/** A gate's answer on the record's page: every fix leads to its place here, every count to its entries in the timeline (B1). */
export function VerdictTree({ node, data, onGo }: { readonly node: VerdictNode; readonly data: RecordData; readonly onGo: (place: Place) => void }) {
  const place = (fix: Fix) => (data.options ? placeOf(fix, data.options) : null);
  return (
    <VerdictList
      node={node} names={data.names} when={data.when}
      fixer={(fix) => {
        const there = place(fix);
        return there && (() => onGo(there));
      }}
      fixLabel={(fix) => (isAsked(fix, data) ? 'See the request' : undefined)}
      evidence={(clause) => <Evidence node={clause} data={data} />}
      waitsFor={(clause) => waitedFor(clause, data)}
    />
  );
}

function Evidence({ node, data }: { readonly node: ClauseVerdict; readonly data: RecordData }) {
  const entries = node.evidence.flatMap((id) => data.entries.filter((entry) => entry.id === id)).slice(-3);
  if (entries.length === 0) return null;
  return <span className="desk-evidence"> seen {entries.map((entry) => <a key={entry.id} className="desk-chip" href={`#entry-${entry.id}`}>{formatMoment(entry.at, data.when)}</a>)}</span>;
}

/** The role was asked already and nobody has said no. */
function isAsked(fix: Fix, { options }: RecordData): boolean {
  return fix.type === 'ask' && fix.purpose === 'approve' && options?.approvals?.some(({ role, request, given }) => role === fix.role && request !== null && given.every((one) => one.approved)) === true;
}

/** Whoever else has to act: another team, another person, the people of a role one does not hold. */
function waitedFor(node: ClauseVerdict, { me, names }: RecordData): string {
  const others = node.who.filter((fixer) => {
    switch (fixer.type) {
      case 'team':
        return !me.roles.includes(fixer.team);
      case 'role':
        return !me.roles.includes(fixer.role);
      case 'person':
        return fixer.person !== me.id;
      default:
        return false;
    }
  });
  // required work is everybody's own part; of an answer one is enough
  return node.clause.type === 'requiredActivities' ? listAnd(others.map((fixer) => describeFixers([fixer], names))) : others.length === 0 ? '' : describeFixers(others, names);
}
