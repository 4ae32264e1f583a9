import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ClauseVerdict, Fix, VerdictNode } from '#engine/gates';
import { describeClause, describeFix, describeFixers, formatMoment, listAnd } from '../../ui/index.ts';
import { placeOf, type Place } from './focus.ts';
import type { RecordData } from './record-data.ts';

/** A gate's answer as a to-do list: one row a clause, met ones too, with the button that leads to its fix (B1). */
export function VerdictTree({ node, data, onGo }: { readonly node: VerdictNode; readonly data: RecordData; readonly onGo: (place: Place) => void }) {
  if (node.type === 'clause') return <ul className="desk-clauses"><ClauseRow node={node} data={data} onGo={onGo} /></ul>;
  if (node.type === 'not') {
    return (
      <>
        <p className="desk-joint">Must not be so:</p>
        <div className="desk-branch"><VerdictTree node={node.of} data={data} onGo={onGo} /></div>
      </>
    );
  }
  return (
    <>
      {node.of.length > 1 ? <p className="desk-joint">{node.type === 'all' ? 'All of these:' : 'One of these is enough:'}</p> : null}
      <ul className="desk-clauses" data-branching={node.of.length > 1 || undefined}>
        {node.of.map((child, index) => (child.type === 'clause'
          ? <ClauseRow key={index} node={child} data={data} onGo={onGo} />
          : <li key={index} className="desk-branch"><VerdictTree node={child} data={data} onGo={onGo} /></li>))}
      </ul>
    </>
  );
}

function ClauseRow({ node, data, onGo }: { readonly node: ClauseVerdict; readonly data: RecordData; readonly onGo: (place: Place) => void }) {
  const words = describeClause(node, data.names, data.when);
  const evidence = node.evidence.flatMap((id) => data.entries.filter((entry) => entry.id === id)).slice(-3);
  const fix = node.fixes[0];
  const waited = node.met ? '' : waitedFor(node, data);
  return (
    <li className="desk-clause" data-met={node.met || undefined}>
      <ClauseMark node={node} />
      <span className="desk-clause-words">
        {words.title}: <b>{words.progress}</b>
        {waited === '' ? null : <small>waits for {waited}</small>}
        {evidence.length === 0 ? null : (
          <span className="desk-evidence"> seen {evidence.map((entry) => <a key={entry.id} className="desk-chip" href={`#entry-${entry.id}`}>{formatMoment(entry.at, data.when)}</a>)}</span>
        )}
      </span>
      {node.met ? <span className="desk-met">met</span> : fix ? <FixButton fix={fix} data={data} onGo={onGo} /> : null}
    </li>
  );
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

function ClauseMark({ node }: { readonly node: ClauseVerdict }) {
  if (node.met) return <span className="desk-mark" data-mark="met" role="img" aria-label="Met"><IconCheck size={12} stroke={3} /></span>;
  const part = node.seen.type === 'times' && node.wanted.type === 'times' && node.wanted.times > 0 ? Math.min(1, node.seen.times / node.wanted.times) : 0;
  return <span className="desk-mark" data-mark={part > 0 ? 'part' : 'open'} role="img" aria-label="Missing" style={part > 0 ? { background: `conic-gradient(var(--bt-primary) ${part * 360}deg, transparent 0)` } : undefined} />;
}

function FixButton({ fix, data, onGo }: { readonly fix: Fix; readonly data: RecordData; readonly onGo: (place: Place) => void }) {
  const asked = fix.type === 'ask' && fix.purpose === 'approve' && data.options?.approvals?.some(({ role, request, given }) => role === fix.role && request !== null && given.every((one) => one.approved));
  const label = asked ? 'See the request' : describeFix(fix, data.names, data.when);
  const place = data.options ? placeOf(fix, data.options) : null;
  if (!place) return <span className="desk-met">{label}</span>;
  return <Button size="compact-sm" variant="light" onClick={() => onGo(place)}>{label}</Button>;
}
