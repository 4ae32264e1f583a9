import { activitiesIn, outcomesFrom, stagesOf, type Blueprint } from '#engine/blueprint';
import { formatCount } from '../../ui/index.ts';

/** One line of the outline. */
export interface OutlineRow {
  readonly type: 'stage' | 'activity' | 'outcome';
  readonly id: string;
  /** The stage it stands in, itself for a stage. */
  readonly stage: string;
  readonly level: 1 | 2;
  readonly name: string;
  readonly note: string;
}

/** The open lines of the outline, in reading order: each stage, then its activities, then its ways out. */
export function outlineRows(draft: Blueprint, folded: ReadonlySet<string>): OutlineRow[] {
  return stagesOf(draft).flatMap((stage): OutlineRow[] => {
    const activities = activitiesIn(draft, stage.id);
    const outcomes = outcomesFrom(draft, stage.id);
    const head: OutlineRow = {
      type: 'stage', id: stage.id, stage: stage.id, level: 1, name: stage.name || 'Stage without a name',
      note: [draft.start === stage.id ? 'start' : '', stage.kind === 'end' ? '' : `${formatCount(activities.length, 'activity', 'activities')}, ${formatCount(outcomes.length, 'outcome')}`].filter(Boolean).join(' · '),
    };
    if (folded.has(stage.id)) return [head];
    return [
      head,
      ...activities.map(({ id, name, required }): OutlineRow => ({ type: 'activity', id, stage: stage.id, level: 2, name: name || 'Activity without a name', note: required === 'always' ? 'required' : required === 'never' ? 'optional' : 'sometimes required' })),
      ...outcomes
        .filter(({ from }) => from.type === 'stage')
        .map(({ id, name, to }): OutlineRow => ({ type: 'outcome', id, stage: stage.id, level: 2, name: name || 'Outcome without a name', note: to === null ? 'leads nowhere yet' : `→ ${draft.stages[to]?.name ?? 'gone'}` })),
    ];
  });
}
