import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconEye } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { revertChanges, type Change } from '#engine/blueprint';
import { changeInWords, describeChange, describeEditRefusal, formatCount, Kbd, notifyDone, notifyProblem, summariseChanges, type NamesOnBothSides } from '../../ui/index.ts';
import { ChangeRow } from '../publish/change-row.tsx';
import { useEdit, useStudio } from '../studio-context.ts';
import type { CompareSource } from './compare-sources.ts';
import type { useChangeWalk } from './use-change-walk.ts';

export interface ChangePanelProps {
  /** Every difference, shown or not: what must be taken back with another one is looked for in all. */
  readonly all: readonly Change[];
  readonly changes: readonly Change[];
  readonly before: CompareSource;
  readonly after: CompareSource;
  readonly names: NamesOnBothSides;
  readonly walk: ReturnType<typeof useChangeWalk>;
}

/** The list of what differs, walked with n and p; the one looked at with its parts before and after and the way back. */
export function ChangePanel({ all, changes, before, after, names, walk }: ChangePanelProps) {
  const revert = useReverting({ all, before, after, names });
  const place = walk.current ? changes.indexOf(walk.current) + 1 : 0;
  if (before.key === after.key) {
    return <aside className="bt-compare-panel" aria-label="Changes"><p className="bt-dock-empty"><IconEye size={16} aria-hidden />You are looking at {after.label}. Choose another state on the left to compare.</p></aside>;
  }
  return (
    <aside className="bt-compare-panel" aria-label="Changes">
      <header className="bt-compare-head">
        <div><b>{formatCount(changes.length, 'change')}</b>{place > 0 && <span className="bt-quiet"> {place} of {changes.length}</span>}<div className="bt-quiet">{changes.length === 0 ? 'They lead every record the same way.' : summariseChanges(changes)}</div></div>
        <div className="bt-compare-steps">
          <Tooltip label={<>Previous <Kbd keys="P" /></>}><ActionIcon variant="default" aria-label="Previous change" disabled={changes.length === 0} onClick={() => walk.step(-1)}><IconArrowUp size={16} aria-hidden /></ActionIcon></Tooltip>
          <Tooltip label={<>Next <Kbd keys="N" /></>}><ActionIcon variant="default" aria-label="Next change" disabled={changes.length === 0} onClick={() => walk.step(1)}><IconArrowDown size={16} aria-hidden /></ActionIcon></Tooltip>
        </div>
      </header>
      <ol className="bt-compare-list" aria-label="What differs">
        {changes.map((change) => <Item key={change.id} change={change} names={names} isCurrent={change === walk.current} onGo={() => walk.go(change)} onRevert={revert && (() => revert(change))} />)}
      </ol>
    </aside>
  );
}

function Item({ change, names, isCurrent, onGo, onRevert }: { readonly change: Change; readonly names: NamesOnBothSides; readonly isCurrent: boolean; readonly onGo: () => void; readonly onRevert: (() => void) | null }) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const sides = isCurrent ? changeInWords(change, names) : null;
  return (
    <li ref={row} className="bt-compare-item" data-current={isCurrent || undefined} aria-current={isCurrent ? 'step' : undefined}>
      <button type="button" className="bt-compare-go" onClick={onGo} aria-label={describeChange(change, names)}><ChangeRow change={change} names={names} /></button>
      {isCurrent && (
        <div className="bt-compare-detail">
          {sides && <dl><dt>Before</dt><dd>{sides.before}</dd><dt>Now</dt><dd>{sides.after}</dd></dl>}
          {onRevert && <Button size="compact-xs" variant="default" onClick={onRevert}>Take this back</Button>}
        </div>
      )}
    </li>
  );
}

/** Taking a change back is an edit of the draft, so it is only there when the draft is the later of the two. */
function useReverting({ all, before, after, names }: Pick<ChangePanelProps, 'all' | 'before' | 'after' | 'names'>): ((change: Change) => void) | null {
  const edit = useEdit();
  const { store } = useStudio();
  if (after.key !== 'draft') return null;
  return (change) => {
    const { edit: back, changes } = revertChanges(before.document, after.document, all, [change], `Take back: ${describeChange(change, names)}`);
    const refusal = edit(back);
    if (refusal) return void notifyProblem(describeEditRefusal(refusal, names.after), 'Not taken back');
    const others = changes.length - 1;
    notifyDone({ message: others === 0 ? 'Taken back' : `Taken back, with ${formatCount(others, 'change')} it cannot do without`, undo: () => void store.actions.undo() });
  };
}
