import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ClauseVerdict, Fix, VerdictNode } from '#engine/gates';
import type { Seen } from './format.ts';
import type { Names } from './words/names.ts';
import { describeClause, describeFix, describeStep } from './words/verdict.ts';

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

/** Inside a "must not be so" a clause counts the other way round. */
interface Inside extends VerdictListProps {
  readonly inverted?: boolean;
}

/** A gate's answer as a to-do list: one row a clause, met ones too, with the button that leads to its fix (B1; ui.md "A locked outcome is a to-do list"). */
export function VerdictList(props: VerdictListProps) {
  return <Node {...props} first />;
}

function Node(props: Inside & { readonly first?: boolean }) {
  const { node, inverted = false, first = false } = props;
  if (node.type === 'clause') return <ul className="bt-clauses"><ClauseRow {...props} node={node} /></ul>;
  if (node.type === 'not') {
    return (
      <>
        <p className="bt-joint" data-met={node.met || undefined}>{inverted ? 'All the same:' : 'Must not be so:'}</p>
        <Node {...props} node={node.of} inverted={!inverted} />
      </>
    );
  }
  const joint = (node.type === 'all') !== inverted ? (first ? 'All of these first:' : 'All of these:') : 'One of these is enough:';
  const either = (node.type === 'any') !== inverted;
  return (
    <>
      {node.of.length > 1 ? <p className="bt-joint" data-met={node.met !== inverted || undefined}>{joint}</p> : null}
      <ul className="bt-clauses" data-branching={node.of.length > 1 || undefined} data-either={either || undefined}>
        {node.of.map((child, index) => (child.type === 'clause'
          ? <ClauseRow {...props} key={index} node={child} />
          : <li key={index} className="bt-branch"><Node {...props} first={false} node={child} /></li>))}
      </ul>
    </>
  );
}

function ClauseRow({ inverted = false, ...props }: Omit<Inside, 'node'> & { readonly node: ClauseVerdict }) {
  const { node, names, when, evidence, waitsFor } = props;
  const words = describeClause(node, names, when);
  const met = node.met !== inverted;
  // what would make the clause true is no way out where it must not be true
  const fixes = met || inverted ? [] : node.fixes;
  const waited = met ? '' : (waitsFor?.(node) ?? '');
  return (
    <li className="bt-clause" data-met={met || undefined}>
      <div className="bt-clause-row">
        <ClauseMark node={node} met={met} />
        <span className="bt-clause-words">
          {words.title.replace(/\.$/, '')}: <b>{words.progress}</b>
          {evidence?.(node)}
          {waited === '' ? null : <small>waits for {waited}</small>}
        </span>
        {met ? <span className="bt-met">met</span> : fixes.length === 1 && fixes[0] !== undefined ? <FixButton {...props} fix={fixes[0]} /> : null}
      </div>
      {fixes.length > 1 ? (
        <ul className="bt-fixes" aria-label={words.title}>
          {fixes.map((fix, index) => <li key={index}><span>{describeStep(fix, names)}</span><FixButton {...props} fix={fix} /></li>)}
        </ul>
      ) : null}
    </li>
  );
}

function FixButton({ fix, names, when, fixer, fixLabel }: Omit<VerdictListProps, 'node'> & { readonly fix: Fix }) {
  const go = fixer(fix);
  const label = fixLabel?.(fix) ?? describeFix(fix, names, when);
  return go ? <Button size="compact-md" variant="light" className="bt-fix" onClick={go}>{label}</Button> : <span className="bt-met">{label}</span>;
}

/** Done, begun or open, as a shape with a word: tick, filling ring, dashed ring. */
function ClauseMark({ node, met }: { readonly node: ClauseVerdict; readonly met: boolean }) {
  if (met) return <span className="bt-state-mark" data-mark="met" role="img" aria-label="Met"><IconCheck size={12} stroke={3} /></span>;
  const part = shareOf(node);
  return <span className="bt-state-mark" data-mark={part > 0 ? 'part' : 'open'} role="img" aria-label="Missing" style={part > 0 ? { background: `conic-gradient(var(--bt-primary) ${part * 360}deg, color-mix(in srgb, var(--bt-primary) 22%, var(--bt-surface)) 0)` } : undefined} />;
}

function shareOf({ seen, wanted }: ClauseVerdict): number {
  if (seen.type === 'times' && wanted.type === 'times' && wanted.times > 0) return Math.min(1, seen.times / wanted.times);
  return seen.type === 'items' && seen.total > 0 ? seen.done / seen.total : 0;
}
