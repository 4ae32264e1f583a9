import type { Blueprint, Change } from '#engine/blueprint';
import type { CanvasMark } from '../../canvas/index.ts';

/** Both drawings in one: the later one, with what is gone from the earlier as ghosts where it stood. */
export function overlaid(before: Blueprint, after: Blueprint): Blueprint {
  return {
    ...after,
    stages: { ...before.stages, ...after.stages },
    activities: { ...before.activities, ...after.activities },
    outcomes: { ...before.outcomes, ...after.outcomes },
    phases: { ...before.phases, ...after.phases },
    view: { ...after.view, positions: { ...before.view.positions, ...after.view.positions }, collapsed: [] },
  };
}

/** What each card shall bear: the gravest of what changed on it. `current` is the change that is looked at. */
export function marksOf(changes: readonly Change[], drawn: Blueprint, current: Change | undefined): readonly CanvasMark[] {
  const marks = new Map<string, CanvasMark['mark']>();
  for (const change of changes) {
    const stage = stageOfChange(change, drawn);
    if (stage === null) continue;
    const mark = markOf(change);
    const before = marks.get(stage);
    if (before === undefined || rank[mark] < rank[before]) marks.set(stage, mark);
  }
  const looked = current && stageOfChange(current, drawn);
  return [...marks].map(([stage, mark]) => ({ stage, mark, ...(stage === looked ? { isCurrent: true } : {}) }));
}

const rank: Readonly<Record<CanvasMark['mark'], number>> = { added: 0, removed: 1, changed: 2, placed: 3 };

function markOf({ kind, target }: Change): CanvasMark['mark'] {
  if (kind === 'placed') return 'placed';
  if (target.type === 'stage' && kind === 'added') return 'added';
  return target.type === 'stage' && kind === 'removed' ? 'removed' : 'changed';
}

/** The card on which a change is seen; null for one about the drawing as a whole. */
export function stageOfChange({ target }: Change, drawn: Blueprint): string | null {
  switch (target.type) {
    case 'stage':
      return drawn.stages[target.id] ? target.id : null;
    case 'activity':
    case 'outcome':
    case 'lane':
      return target.stage;
    case 'note':
      return drawn.notes[target.id]?.stage ?? null;
    default:
      return null;
  }
}

/** How rows and lines of ways out are coloured: by rules of style, so that no card is drawn anew while somebody walks the list. */
export function lineStyles(changes: readonly Change[]): string {
  return changes.flatMap((change) => {
    const { target } = change;
    if (target.type !== 'outcome' && target.type !== 'activity') return [];
    const tone = change.kind === 'added' ? 'positive' : change.kind === 'removed' ? 'negative' : change.kind === 'placed' ? null : 'time';
    if (tone === null) return [];
    const row = `.bt-compare [data-row="${target.type === 'outcome' ? 'outcomes' : 'activities'}/${target.id}"]`;
    const rules = [`${row} { box-shadow: inset 3px 0 0 var(--bt-${tone}); background: var(--bt-${tone}-tint); }`];
    if (tone === 'negative') rules.push(`${row} .bt-row-name { text-decoration: line-through; }`);
    if (target.type === 'outcome') rules.push(`.bt-compare .react-flow__edge[data-id*="${target.id}"] .bt-line-path { stroke: var(--bt-${tone}) !important; ${tone === 'negative' ? 'stroke-dasharray: 4 4;' : ''} }`);
    return rules;
  }).join('\n');
}
