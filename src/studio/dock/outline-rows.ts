import { inOrder } from '#engine/kernel';
import { activitiesIn, outcomesFrom, stagesOf, type Activity, type Blueprint, type Finding, type Outcome, type Stage } from '#engine/blueprint';
import { channelLabel, formatCount, kindLook } from '../../ui/index.ts';

/** What a line of the outline stands for; `common` gathers the ways out that several stages have. */
export type OutlineKind = 'phase' | 'stage' | 'lane' | 'activity' | 'outcome' | 'common';

/** One line of the outline. */
export interface OutlineRow {
  readonly type: OutlineKind;
  readonly id: string;
  /** The line it hangs under; null at the top. */
  readonly parent: string | null;
  /** The stage it stands in, itself for a stage; empty for phases. */
  readonly stage: string;
  readonly level: number;
  readonly name: string;
  readonly note: string;
  /** The gravest findings about it, counted; null when nothing is wrong with it. */
  readonly wrong: Wrong | null;
  /** What ears are told: kind, name, what is in it, what is wrong with it. */
  readonly label: string;
  readonly holds: boolean;
  readonly place: number;
  readonly of: number;
}

/** How many findings of the gravest kind a thing has: "2 warnings". */
export interface Wrong {
  readonly severity: 'error' | 'warning';
  readonly words: string;
}

/** The name under which the common ways out are gathered. */
export const commonRow = 'common';

interface Branch {
  readonly row: Omit<OutlineRow, 'level' | 'place' | 'of' | 'parent' | 'holds'>;
  readonly below: readonly Branch[];
}

/** The open lines of the outline, in reading order: phases, their stages, lanes, activities and ways out. With a search, the lines that hold it and the way to them. */
export function outlineRows(draft: Blueprint, folded: ReadonlySet<string>, findings: readonly Finding[] = [], search = ''): OutlineRow[] {
  const wanted = search.trim().toLowerCase();
  const tree = treeOf(draft, countFindings(findings));
  return flat(wanted === '' ? tree : kept(tree, wanted), wanted === '' ? folded : new Set(), null, 1);
}

function flat(branches: readonly Branch[], folded: ReadonlySet<string>, parent: string | null, level: number): OutlineRow[] {
  return branches.flatMap(({ row, below }, index) => [
    { ...row, parent, level, holds: below.length > 0 || row.type === 'stage' || row.type === 'phase' || row.type === 'lane', place: index + 1, of: branches.length },
    ...(folded.has(row.id) ? [] : flat(below, folded, row.id, level + 1)),
  ]);
}

/** What holds the searched words keeps everything below it; else only what leads to a find stays. */
function kept(branches: readonly Branch[], wanted: string): readonly Branch[] {
  return branches.flatMap((branch) => {
    if (branch.row.name.toLowerCase().includes(wanted)) return [branch];
    const below = kept(branch.below, wanted);
    return below.length > 0 ? [{ ...branch, below }] : [];
  });
}

type Wrongs = ReadonlyMap<string, Wrong>;

function treeOf(draft: Blueprint, wrongs: Wrongs): readonly Branch[] {
  const stages = stagesOf(draft).map((stage) => ({ stage, branch: stageBranch(draft, stage, wrongs) }));
  const phases = inOrder(draft.phases).map(({ id, name }): Branch => {
    const below = stages.filter(({ stage }) => stage.phase === id).map(({ branch }) => branch);
    const note = formatCount(below.length, 'stage');
    return { row: line('phase', id, '', name || 'Phase without a name', note, wrongs), below };
  });
  const loose = stages.filter(({ stage }) => !draft.phases[stage.phase ?? '']).map(({ branch }) => branch);
  const common = inOrder(draft.outcomes).filter(({ from }) => from.type !== 'stage').map((outcome) => outcomeBranch(draft, outcome, '', wrongs));
  const shared: Branch[] = common.length === 0 ? [] : [{ row: line('common', commonRow, '', 'Ways out of several stages', formatCount(common.length, 'outcome'), wrongs), below: common }];
  return [...phases, ...loose, ...shared];
}

function stageBranch(draft: Blueprint, stage: Stage, wrongs: Wrongs): Branch {
  const all = activitiesIn(draft, stage.id);
  const own = stage.activities.flatMap((id) => draft.activities[id] ?? []);
  const ways = outcomesFrom(draft, stage.id).filter(({ from }) => from.type === 'stage');
  const lanes = inOrder(stage.lanes ?? {}).map((lane): Branch => {
    const below = lane.activities.flatMap((id) => draft.activities[id] ?? []).map((activity) => activityBranch(activity, stage.id, wrongs));
    return { row: line('lane', lane.id, stage.id, lane.name || 'Lane without a name', formatCount(below.length, 'activity', 'activities'), wrongs), below };
  });
  const look = kindLook(stage.kind, stage.end?.result).label;
  const inside = stage.kind === 'end' ? '' : `${formatCount(all.length, 'activity', 'activities')}, ${formatCount(outcomesFrom(draft, stage.id).length, 'outcome')}`;
  const note = [draft.start === stage.id ? 'start' : '', stage.kind === 'work' ? '' : look.toLowerCase(), inside].filter(Boolean).join(' · ');
  return {
    row: line('stage', stage.id, stage.id, stage.name || 'Stage without a name', note, wrongs, look),
    below: [...lanes, ...own.map((activity) => activityBranch(activity, stage.id, wrongs)), ...ways.map((way) => outcomeBranch(draft, way, stage.id, wrongs))],
  };
}

function activityBranch(activity: Activity, stage: string, wrongs: Wrongs): Branch {
  const duty = activity.required === 'always' ? 'required' : activity.required === 'never' ? 'optional' : 'sometimes required';
  return { row: line('activity', activity.id, stage, activity.name || 'Activity without a name', duty, wrongs, channelLabel(activity.channel)), below: [] };
}

function outcomeBranch(draft: Blueprint, { id, name, to }: Outcome, stage: string, wrongs: Wrongs): Branch {
  const target = to === null ? 'leads nowhere yet' : `→ ${draft.stages[to]?.name || 'Stage without a name'}`;
  return { row: line('outcome', id, stage, name || 'Outcome without a name', target, wrongs), below: [] };
}

const kindWords: Readonly<Record<OutlineKind, string>> = { phase: 'Phase', stage: 'Stage', lane: 'Lane', activity: 'Activity', outcome: 'Outcome', common: '' };

function line(type: OutlineKind, id: string, stage: string, name: string, note: string, wrongs: Wrongs, kind = kindWords[type]): Branch['row'] {
  const wrong = wrongs.get(id) ?? null;
  const spoken = note.replace('→', 'leads to').replaceAll(' · ', ', ');
  return { type, id, stage, name, note, wrong, label: [`${kind} ${name}`.trim(), spoken, wrong?.words].filter(Boolean).join(', ') };
}

/** "1 error", "2 warnings" at the thing they speak about, the gravest kind only. */
function countFindings(findings: readonly Finding[]): Wrongs {
  const at = new Map<string, { errors: number; warnings: number }>();
  for (const { target, severity } of findings) {
    const id = target.type === 'stage' ? target.stage : target.type === 'activity' ? target.activity : target.type === 'outcome' ? target.outcome : '';
    const sum = at.get(id) ?? { errors: 0, warnings: 0 };
    at.set(id, { errors: sum.errors + (severity === 'error' ? 1 : 0), warnings: sum.warnings + (severity === 'warning' ? 1 : 0) });
  }
  return new Map([...at].flatMap(([id, { errors, warnings }]): [string, Wrong][] => (errors > 0 ? [[id, { severity: 'error', words: formatCount(errors, 'error') }]] : warnings > 0 ? [[id, { severity: 'warning', words: formatCount(warnings, 'warning') }]] : [])));
}
