import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ClauseVerdict, Fix, VerdictNode } from '#engine/gates';
import type { Seen } from './format.ts';
import type { Names } from './words/names.ts';
import { describeClause, describeFix } from './words/verdict.ts';

/** What a page adds to a gate's answer: where fixes are made, what was seen as evidence, for whom it waits. */
export interface VerdictListProps {
  readonly node: VerdictNode;
  readonly names: Names;
  readonly when: Seen;
  /** What the button that leads to this fix does; null where nothing on this page makes it. */
  fixer(fix: Fix): (() => void) | null;
  /** The button's words, where they differ from the usual ones. */
  fixLabel?(fix: Fix): string | undefined;
  /** Links to what was counted. */
  evidence?(node: ClauseVerdict): ReactNode;
  /** Whoever else has to act: "the team Payments"; empty when nobody has. */
  waitsFor?(node: ClauseVerdict): string;
}

/** A gate's answer as a to-do list: one row a clause, met ones too, with the button that leads to its fix (B1; ui.md "A locked outcome is a to-do list"). */
export function VerdictList(props: VerdictListProps) {
  const { node } = props;
  if (node.type === 'clause') return <ul className="bt-clauses"><ClauseRow {...props} node={node} /></ul>;
  if (node.type === 'not') {
    return (
      <>
        <p className="bt-joint">Must not be so:</p>
        <div className="bt-branch"><VerdictList {...props} node={node.of} /></div>
      </>
    );
  }
  return (
    <>
      {node.of.length > 1 ? <p className="bt-joint">{node.type === 'all' ? 'All of these:' : 'One of these is enough:'}</p> : null}
      <ul className="bt-clauses" data-branching={node.of.length > 1 || undefined}>
        {node.of.map((child, index) => (child.type === 'clause'
          ? <ClauseRow key={index} {...props} node={child} />
          : <li key={index} className="bt-branch"><VerdictList {...props} node={child} /></li>))}
      </ul>
    </>
  );
}

function ClauseRow({ node, names, when, fixer, fixLabel, evidence, waitsFor }: VerdictListProps & { readonly node: ClauseVerdict }) {
  const words = describeClause(node, names, when);
  const [fix] = node.fixes;
  const waited = node.met ? '' : (waitsFor?.(node) ?? '');
  const go = fix ? fixer(fix) : null;
  const label = fix ? (fixLabel?.(fix) ?? describeFix(fix, names, when)) : '';
  return (
    <li className="bt-clause" data-met={node.met || undefined}>
      <ClauseMark node={node} />
      <span className="bt-clause-words">
        {words.title}: <b>{words.progress}</b>
        {waited === '' ? null : <small>waits for {waited}</small>}
        {evidence?.(node)}
      </span>
      {node.met ? <span className="bt-met">met</span> : !fix ? null : go ? <Button size="compact-sm" variant="light" onClick={go}>{label}</Button> : <span className="bt-met">{label}</span>}
    </li>
  );
}

function ClauseMark({ node }: { readonly node: ClauseVerdict }) {
  if (node.met) return <span className="bt-state-mark" data-mark="met" role="img" aria-label="Met"><IconCheck size={12} stroke={3} /></span>;
  const part = node.seen.type === 'times' && node.wanted.type === 'times' && node.wanted.times > 0 ? Math.min(1, node.seen.times / node.wanted.times) : 0;
  return <span className="bt-state-mark" data-mark={part > 0 ? 'part' : 'open'} role="img" aria-label="Missing" style={part > 0 ? { background: `conic-gradient(var(--bt-primary) ${part * 360}deg, transparent 0)` } : undefined} />;
}
