import { ok } from '#engine/kernel';
import { activitiesIn, outcomesByStage, stagesOf, type Blueprint } from '#engine/blueprint';
import { csvLine } from '../write-csv.ts';
import type { ExportAid, Exporter, SayablePart } from './format.ts';
import { unsaidOf } from './unsaid.ts';

const heads = ['Phase', 'Stage', 'Kind', 'Purpose', 'Activities', 'Outcomes', 'Gate', 'Time limit'];
const said: readonly SayablePart[] = ['phases', 'activities', 'gates', 'timeLimits', 'commonOutcomes', 'openOutcomes'];

/** A table with a row a stage, for a spreadsheet; nothing in it can run there (SPEC.md [X7]). */
export const csvExporter: Exporter = {
  extension: '.csv',
  mime: 'text/csv',
  write: async (blueprint, aid) => ok({ text: `${[heads, ...rowsOf(blueprint, aid)].map((row) => csvLine(row)).join('')}`, unsaid: unsaidOf(blueprint, said) }),
};

function rowsOf(blueprint: Blueprint, { words }: ExportAid): readonly (readonly string[])[] {
  const outcomes = outcomesByStage(blueprint);
  return stagesOf(blueprint).map((stage) => [
    stage.phase === undefined ? '' : (blueprint.phases[stage.phase]?.name ?? ''),
    stage.name,
    words.kind(stage),
    stage.purpose,
    activitiesIn(blueprint, stage.id).map(({ name }) => name).join('\n'),
    (outcomes.get(stage.id) ?? []).map(({ name, to }) => `${name} → ${to === null ? '?' : (blueprint.stages[to]?.name ?? '?')}`).join('\n'),
    stage.gate === undefined ? '' : words.gate(stage.gate),
    words.timeLimit(stage.sla),
  ]);
}
