import { inOrder, ok } from '#engine/kernel';
import { activitiesIn, outcomesByStage, stagesOf, type Activity, type Blueprint, type Outcome, type Stage } from '#engine/blueprint';
import type { ExportAid, Exporter, SayablePart } from './format.ts';
import type { PlaybookWords } from './playbook-words.ts';
import { unsaidOf } from './unsaid.ts';
import { asHtml, asMarkdown, type Block } from './paper.ts';

const said: readonly SayablePart[] = [
  'phases', 'lanes', 'activities', 'activityRules', 'texts', 'gates', 'triggers', 'takers', 'forms', 'reasons', 'effects', 'limits', 'timeLimits', 'signposts',
  'commonOutcomes', 'openOutcomes', 'switchedOff', 'goal', 'enrolment', 'rhythm',
];

/** The playbook a rep reads: what, when and how, stage by stage, in Markdown (S84). */
export const markdownExporter: Exporter = {
  extension: '.md',
  mime: 'text/markdown',
  write: async (blueprint, aid) => ok({ text: asMarkdown(playbookOf(blueprint, aid)), unsaid: unsaidOf(blueprint, said) }),
};

/** The same playbook as a page to print or to put on an intranet (S84). */
export const htmlExporter: Exporter = {
  extension: '.html',
  mime: 'text/html',
  write: async (blueprint, aid) => ok({ text: asHtml(blueprint.name, playbookOf(blueprint, aid)), unsaid: unsaidOf(blueprint, said) }),
};

function playbookOf(blueprint: Blueprint, { words }: ExportAid): readonly Block[] {
  const stages = stagesOf(blueprint);
  const ways = outcomesByStage(blueprint);
  let phase: string | undefined;
  const parts = stages.flatMap((stage, index): readonly Block[] => {
    const before = phase;
    phase = stage.phase;
    const name = phase !== undefined && phase !== before ? blueprint.phases[phase]?.name : undefined;
    const own = (ways.get(stage.id) ?? []).filter(({ from }) => from.type !== 'all');
    return [...(name ? [heading(2, name)] : []), ...stagePart(blueprint, stage, index + 1, own, words)];
  });
  const common = inOrder(blueprint.outcomes).filter(({ from }) => from.type === 'all');
  return [
    heading(1, blueprint.name || 'Playbook'), ...paragraphs(blueprint.description),
    ...facts([['Goal', words.goal(blueprint.goal)], ['For whom', blueprint.audience], ['Who comes in', words.enrolment(blueprint)], ['Rhythm', words.rhythm(blueprint.rhythm)]]),
    ...parts,
    ...(common.length === 0 ? [] : [heading(2, 'At any time'), list(common.map((outcome) => wayOut(blueprint, outcome, words)))]),
  ];
}

function stagePart(blueprint: Blueprint, stage: Stage, number: number, outcomes: readonly Outcome[], words: PlaybookWords): readonly Block[] {
  const lanes = inOrder(stage.lanes ?? {});
  const inLanes = new Set(lanes.flatMap((lane) => lane.activities));
  const own = activitiesIn(blueprint, stage.id).filter(({ id }) => !inLanes.has(id));
  return [
    heading(3, `${number} · ${stage.name || 'Without a name'}`),
    ...facts([['Kind', stage.kind === 'work' ? '' : words.kind(stage)], ['Switched off', stage.disabled === true ? 'records go past this stage' : ''], ['Time limit', words.timeLimit(stage.sla)], ['Gate', stage.gate ? words.gate(stage.gate) : '']]),
    ...paragraphs(stage.purpose),
    ...own.flatMap((activity) => activityPart(activity, words)),
    ...lanes.flatMap((lane) => [
      heading(4, `${lane.name || 'Lane'} (${words.team(lane.team)})`),
      ...lane.activities.flatMap((id) => blueprint.activities[id] ?? []).flatMap((activity) => activityPart(activity, words)),
    ]),
    ...(stage.signposts.length === 0 ? [] : [label('Signposts'), list(stage.signposts.map(({ name, url }) => [url === '' ? name : `${name}: ${url}`]))]),
    ...(outcomes.length === 0 ? [] : [label('What comes next'), list(outcomes.map((outcome) => wayOut(blueprint, outcome, words)))]),
  ];
}

function activityPart(activity: Activity, words: PlaybookWords): readonly Block[] {
  const { content, checklist } = activity;
  const duty = activity.required === 'always' ? 'required' : activity.required === 'never' ? 'optional' : `required when ${words.condition(activity.required)}`;
  return [
    heading(4, `${activity.name || words.channel(activity.channel)} (${words.channel(activity.channel)}, ${duty})`),
    ...facts([
      ['When', words.timing(activity)], ['Who', words.assignee(activity.assignee)], ['Only if', activity.when ? words.condition(activity.when) : ''], ['First', activity.after.map((before) => words.prerequisite(before)).filter((each) => each !== '').join('; ')],
      ['Attempts', words.attempts(activity)], ['Fill in', words.form(activity.form)], ['Results', inOrder(activity.results).map(({ name }) => name).join(', ')],
      ['Hand-over', activity.handOver ? words.handOver(activity.handOver) : ''], ['Approval', activity.approval ? words.approval(activity.approval) : ''],
    ]),
    ...paragraphs(content.instructions),
    ...(Object.keys(checklist).length === 0 ? [] : [label('Checklist'), list(inOrder(checklist).map(({ text }) => [text]), true)]),
    ...scriptPart(content.script),
    ...inOrder(content.templates).flatMap((template): readonly Block[] => [
      label(`Template: ${template.name || 'without a name'}`),
      ...facts([['Use if', template.useIf ? words.condition(template.useIf) : ''], ['Never if', template.neverIf ? words.condition(template.neverIf) : ''], ['Subject', template.subject]]),
      { type: 'quote', text: template.body },
    ]),
    ...(Object.keys(content.documents).length === 0 ? [] : [label('Documents'), list(inOrder(content.documents).map(({ name, url, useIf }) => [`${url === '' ? name : `${name}: ${url}`}${useIf ? ` (if ${words.condition(useIf)})` : ''}`]))]),
  ];
}

function scriptPart(script: Activity['content']['script']): readonly Block[] {
  if (script === undefined) return [];
  return [
    ...(script.opening.trim() === '' ? [] : [label('Opening'), { type: 'quote' as const, text: script.opening }]),
    ...(Object.keys(script.points).length === 0 ? [] : [label('Points, in any order'), list(inOrder(script.points).map(({ text }) => [text]), true)]),
    ...inOrder(script.objections).flatMap((objection): readonly Block[] => [label(`Objection: ${objection.name}`), { type: 'quote', text: objection.answer }]),
    ...(script.avoid.length === 0 ? [] : [label('Words to avoid'), list(script.avoid.map((word) => [word]))]),
  ];
}

function wayOut(blueprint: Blueprint, outcome: Outcome, words: PlaybookWords): readonly string[] {
  const target = outcome.to === null ? 'open' : (blueprint.stages[outcome.to]?.name ?? 'a stage that is gone');
  const details = [
    words.trigger(outcome.trigger), outcome.gate ? `gate: ${words.gate(outcome.gate)}` : '', outcome.who.type === 'anyone' ? '' : words.who(outcome.who),
    words.form(outcome.form), words.reason(outcome.reason), words.limit(outcome.limit), words.effects(outcome.then),
  ];
  return [`${outcome.name || 'Without a name'} → ${target}`, ...details.filter((each) => each !== '')];
}

function heading(level: 1 | 2 | 3 | 4, text: string): Block {
  return { type: 'heading', level, text };
}

function label(text: string): Block {
  return { type: 'label', text };
}

function list(items: readonly (readonly string[])[], toTick = false): Block {
  return { type: 'list', items, toTick };
}

function facts(rows: readonly (readonly [name: string, value: string])[]): readonly Block[] {
  const filled = rows.filter(([, value]) => value.trim() !== '');
  return filled.length === 0 ? [] : [{ type: 'facts', rows: filled }];
}

function paragraphs(text: string): readonly Block[] {
  return text.split(/\n{2,}/).filter((each) => each.trim() !== '').map((each) => ({ type: 'paragraph' as const, text: each }));
}
