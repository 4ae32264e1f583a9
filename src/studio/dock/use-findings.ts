import { useDeferredValue, useMemo } from 'react';
import { rolesHeld, type CheckContext, type Finding } from '#engine/blueprint';
import { announce, describeFinding, formatCount } from '../../ui/index.ts';
import { useChecking } from '../checking/use-checking.ts';
import { selecting } from '../draft/draft-store.ts';
import { useDraft, useStudio } from '../studio-context.ts';

const weight = { error: 0, warning: 1, hint: 2 } as const;

/** What the checks say about the drawing now, the gravest first. */
export function useFindings(): readonly Finding[] {
  const draft = useDeferredValue(useDraft());
  const { recordTypes, people } = useStudio();
  const context = useMemo<CheckContext>(
    () => ({ recordTypes, ...rolesHeld(people), people: people.map(({ id }) => id) }),
    [recordTypes, people],
  );
  return useChecking(draft, context);
}

/** Findings of all kinds in one list, the gravest first. What the checks already call an error at the same place is told once; a broken scenario is always told. */
export function together(findings: readonly Finding[], proved: readonly Finding[], scenarios: readonly Finding[] = []): readonly Finding[] {
  const known = new Set(findings.flatMap(({ severity, target }) => (severity === 'error' ? [JSON.stringify(target)] : [])));
  return [...findings, ...proved.filter(({ target }) => !known.has(JSON.stringify(target))), ...scenarios].sort((a, b) => weight[a.severity] - weight[b.severity]);
}

/** Selects what a finding speaks about and brings it into view. */
export function useGoToFinding(): (finding: Finding) => void {
  const { store, canvas } = useStudio();
  return ({ target, message }) => {
    const { draft } = store.getState();
    if (target.type === 'stage') {
      store.actions.select(selecting({ stages: [target.stage] }));
      canvas.current?.centreOn({ stage: target.stage });
    } else if (target.type === 'outcome') {
      store.actions.select(selecting({ outcomes: [target.outcome] }));
      canvas.current?.centreOn({ outcome: target.outcome });
    } else if (target.type === 'activity') {
      const stage = target.stage ?? Object.values(draft.stages).find((each) => each.activities.includes(target.activity))?.id;
      store.actions.select(selecting({ activities: [target.activity] }));
      if (stage) canvas.current?.centreOn({ stage });
    } else store.actions.select(selecting({}));
    announce(message);
  };
}

/** The drawing glides to the place; the list opens beside the outcome once it stands still, in milliseconds. */
const arriving = 320;

/** Goes to an outcome that leads nowhere and opens the list of stages it may lead to; away from the drawing the inspector shows it, where the same is chosen. */
export function useConnectFromFinding(): (finding: Finding) => void {
  const { canvas } = useStudio();
  const go = useGoToFinding();
  return (finding) => {
    go(finding);
    const { target } = finding;
    if (target.type === 'outcome') setTimeout(() => canvas.current?.startConnect(target.outcome), arriving);
  };
}

/** Makes one of a finding's fixes: one step of the history, whatever it takes. */
export function useFixFinding(): (finding: Finding, fix: Finding['fixes'][number]) => void {
  const { store } = useStudio();
  return (finding, { label, edits }) => {
    const [only] = edits;
    if (!only) return;
    const refusal = store.actions.edit(edits.length === 1 ? only : { type: 'several', name: label, edits });
    announce(refusal === null ? `Mended: ${describeFinding(finding)}` : 'This fix no longer fits the drawing.');
  };
}

/** "2 errors, 1 warning", or that all is well. */
export function sayFindings(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    [count('error'), 'error'] as const,
    [count('warning'), 'warning'] as const,
    [count('hint'), 'hint'] as const,
  ].filter(([number]) => number > 0);
  return parts.length === 0 ? 'No findings' : parts.map(([number, word]) => formatCount(number, word)).join(', ');
}
