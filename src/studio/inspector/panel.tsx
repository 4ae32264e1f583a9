import { UnstyledButton } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { StageId } from '#engine/blueprint';
import { announce, describeEditRefusal, notifyProblem } from '../../ui/index.ts';
import { PanelKindProvider } from '../fields/section-memory.ts';
import { useDraft, useEdit, useLastingNames } from '../studio-context.ts';
import { GroupTabs } from './panel-groups.tsx';
import { useWayBack } from './way-back.ts';

export interface PanelProps {
  readonly icon: ReactNode;
  readonly kind: string;
  readonly title: string;
  /** The stage this belongs to: a way back to it, and the row it comes back to. */
  readonly stage?: StageId | undefined;
  readonly row?: string | undefined;
  /** The names of its groups, in order: each can be jumped to. */
  readonly groups?: readonly string[] | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const scrolled = new WeakMap<Element, boolean>();

/** Scrolls back to the top what was scrolled. To touch what was not would have the page laid out in the middle of drawing it. */
function startOver(scrolling: Element): void {
  if (scrolled.get(scrolling) === true) scrolling.scrollTop = 0;
  if (!scrolled.has(scrolling)) scrolling.addEventListener('scroll', () => scrolled.set(scrolling, true), { passive: true });
  scrolled.set(scrolling, false);
}

/** The inspector's frame: what is selected, the way back to its stage, and its parts. */
export function Panel({ icon, kind, title, stage, row, groups = [], actions, children }: PanelProps) {
  const draft = useDraft();
  const root = useRef<HTMLDivElement>(null);
  const { goBack, arrive } = useWayBack();
  useLayoutEffect(() => {
    // What is newly selected starts at its name, wherever the former was scrolled to; who comes back finds the row.
    const scrolling = root.current?.closest('.bt-studio-scroll');
    if (scrolling) startOver(scrolling);
    if (root.current) arrive(root.current);
  }, [arrive]);
  return (
    <div ref={root} className="bt-inspector-panel">
      <header className="bt-inspector-head">
        {icon}
        <div className="bt-inspector-names">
          {stage === undefined
            ? <span className="bt-inspector-kind">{kind}</span>
            : (
              <UnstyledButton className="bt-inspector-kind" onClick={() => goBack(stage, row)}>
                <IconChevronLeft size={12} aria-hidden /> <span className="bt-inspector-back">{draft.stages[stage]?.name || 'Stage'}</span> · {kind}
              </UnstyledButton>
            )}
          <h2 title={title}>{title}</h2>
        </div>
        {actions}
      </header>
      {groups.length > 0 && <GroupTabs panel={root} groups={groups} />}
      <PanelKindProvider value={kind}>{children}</PanelKindProvider>
    </div>
  );
}

/** Sets a field of the drawing by its path; a refusal is told at once. */
export function useSetField() {
  const edit = useEdit();
  const names = useLastingNames();
  return (path: readonly (string | number)[], value: unknown, burst?: string) => {
    const refusal = edit({ type: 'setField', path, value }, { burst });
    if (refusal) notifyProblem(describeEditRefusal(refusal, names));
    return refusal;
  };
}

/** Sets a field and hands the refusal back, for fields that show it themselves. */
export function useCommitField() {
  const edit = useEdit();
  return (path: readonly (string | number)[], value: unknown) => edit({ type: 'setField', path, value });
}

/** Makes an edit from a button: a refusal is told, success is said to those who listen. */
export function useMake() {
  const edit = useEdit();
  const names = useLastingNames();
  return (...args: Parameters<typeof edit>): boolean => {
    const refusal = edit(...args);
    const words = refusal && describeEditRefusal(refusal, names);
    if (words !== null) {
      notifyProblem(words);
      announce(words);
    }
    return refusal === null;
  };
}

