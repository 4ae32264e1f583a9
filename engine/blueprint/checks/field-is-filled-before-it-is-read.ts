import type { Finding, FindingTarget } from '../findings.ts';
import type { Activity, Form, Outcome } from '../model/blueprint.ts';
import type { Condition } from '../model/condition.ts';
import type { StageId } from '../model/ids.ts';
import { comparisonsOf, fieldsOf, mergeFieldsOf } from '../reading/walkers.ts';
import { atActivity, atOutcome, atStage, quoted, type Check, type Drawing, type Fix, type Scene } from '../checking/drawing.ts';
import { fieldFlow, flowText, mustBeFilled, type FieldFlow } from '../checking/field-flow.ts';
import { ofEachScene, remembered, rememberedWhile, sameItems, whileSame } from '../checking/remembered.ts';
import { knownFields, rulesOf, type KnownFields } from '../checking/rules.ts';
import { mostStages, sayField, sayPath } from '../checking/say.ts';
import { topologyOf } from '../checking/topology.ts';

const check = 'field-is-filled-before-it-is-read';
const mostFindings = 100;

/** A place that reads a field, and what must have happened to the field before. */
interface Reading {
  readonly field: string;
  readonly stage: StageId;
  readonly target: FindingTarget;
  /** "The gate of …" as the beginning of the sentence, up to the field. */
  readonly what: string;
  /** `asked`: somebody was asked for it. `filled`: it cannot be empty. `askable`: something here or before asks for it. */
  readonly needs: 'asked' | 'filled' | 'askable';
  readonly severity: Finding['severity'];
  /** The outcome whose own form can ask for it. */
  readonly way?: Outcome;
}

/** What a rule or a text reads has been asked for on every way that leads there (B20). */
export const fieldIsFilledBeforeItIsRead: Check = {
  name: check,
  reads: ['recordType', 'enrolment', 'start', 'stages', 'activities', 'outcomes'],
  readsContext: true,
  find: (drawing) => {
    const type = drawing.context.recordTypes?.[drawing.blueprint.recordType];
    if (!type || drawing.blueprint.start === null) return [];
    return lacking(drawing).flatMap((lack) => findingsAt(lack, drawing));
  },
};

/** A finding about a lack hangs on its stage, on those before it, and on the names of the way there. */
const findingsAt = rememberedWhile(
  ({ place, path }: Lack, drawing: Drawing) => [knownFields(drawing), topologyOf(drawing), drawing.scenes[place], ...(topologyOf(drawing).before[place] ?? []).map((from) => drawing.scenes[from]), ...(path ?? []).slice(-mostStages).map((id) => drawing.sceneOf(id))],
  (lack, drawing): readonly Finding[] => {
    const scene = drawing.scenes[lack.place];
    const reading = scene && readingsIn(scene)[lack.reading];
    return reading && Object.hasOwn(knownFields(drawing), reading.field) ? [findingFor(reading, lack, drawing)] : [];
  },
);

/** Fields filled when a record is enrolled, in a row. */
function knownAtStart({ blueprint, context }: Drawing): readonly string[] {
  const type = context.recordTypes?.[blueprint.recordType];
  if (!type) return [];
  const { when } = blueprint.enrolment;
  const required = Object.values(type.fields).flatMap((field) => (field.required ? [field.key] : []));
  // a record is never shown without its title and what stands below it
  return [...required, type.title, ...(type.subtitle === undefined ? [] : [type.subtitle]), ...(when.type === 'condition' ? mustBeFilled(when.condition) : [])];
}

/** A reading a record comes to without the field, by the numbers of its stage and itself: by which stages, or because nothing asks for it at all. */
interface Lack {
  readonly place: number;
  readonly reading: number;
  readonly path: readonly StageId[] | null;
}

const lacking = whileSame(
  (drawing) => [drawing.blueprint.start, knownAtStart(drawing).join(), readTexts(drawing)],
  (drawing, before: readonly Lack[] | undefined): readonly Lack[] => {
    const told = new Map(before?.map((lack) => [`${lack.place} ${lack.reading}`, lack]));
    const known = new Set(knownAtStart(drawing));
    const flow = fieldFlow(drawing, known);
    const { reachable } = topologyOf(drawing);
    const found: Lack[] = [];
    for (const [place, scene] of drawing.scenes.entries()) {
      if (!reachable.has(place)) continue;
      for (const [index, reading] of readingsIn(scene).entries()) {
        if (found.length >= mostFindings) return found;
        const lack = known.has(reading.field) ? null : lackAt(reading, place, flow);
        if (lack) found.push(theSame(told.get(`${place} ${index}`), { place, reading: index, ...lack }));
      }
    }
    return found;
  },
);

/** The former lack where nothing about it changed: what was told about it stands. */
function theSame(before: Lack | undefined, now: Lack): Lack {
  const isSame = before?.path === now.path || (before?.path && now.path && sameItems(before.path, now.path));
  return before && isSame ? before : now;
}

function lackAt({ field, needs }: Reading, place: number, flow: FieldFlow): Pick<Lack, 'path'> | null {
  if (needs === 'askable') return flow.mayBeFilledBefore(place, field) ? null : { path: null };
  const empty = flow.emptyAt(field, needs === 'asked');
  return empty.has(place) ? { path: empty.pathTo(place) } : null;
}

const readTexts = ofEachScene((scene: Scene) => `${flowText(scene)} ${JSON.stringify(readingsIn(scene).map(({ field, needs }) => [field, needs]))}`);

const readingsIn = remembered((scene: Scene): readonly Reading[] => [
  ...(scene.stage.kind === 'decision' ? decided(scene) : waited(scene)),
  ...gated(scene),
  ...scene.activities.flatMap((activity, place) => readBy(activity, place, scene)),
]);

function decided(scene: Scene): readonly Reading[] {
  const all = rulesOf(scene).flatMap(({ condition }) => comparisonsOf(condition));
  const empties = new Set(all.flatMap(({ field, operator }) => (operator === 'isEmpty' || operator === 'isNotEmpty' ? [field] : [])));
  const fields = new Set(all.map(({ field }) => field).filter((field) => !empties.has(field)));
  return [...fields].map((field) => ({ field, stage: scene.stage.id, target: atStage(scene.stage), what: `The decision ${quoted(scene.stage)} goes by`, needs: 'asked', severity: 'warning' }));
}

/** An outcome that waits for a condition, and nobody is asked for what it waits for. */
function waited({ stage, ways }: Scene): readonly Reading[] {
  return ways.flatMap((way) => (way.trigger.type === 'condition' && way.from.type === 'stage' ? mustBeFilled(way.trigger.condition).map((field): Reading => ({ field, stage: stage.id, target: atOutcome(way), what: `${quoted(way)} waits for`, needs: 'askable', severity: 'warning' })) : []));
}

function gated({ stage, ways }: Scene): readonly Reading[] {
  const own = mustBeFilled(stage.gate).map((field): Reading => ({ field, stage: stage.id, target: atStage(stage), what: `The gate of ${quoted(stage)} wants`, needs: 'askable', severity: 'warning' }));
  const outcomes = ways.flatMap((way) => (way.gate && way.from.type === 'stage' ? mustBeFilled(way.gate).map((field): Reading => ({ field, stage: stage.id, target: atOutcome(way), what: `The gate of ${quoted(way)} wants`, needs: 'askable', severity: 'warning', ...(way.trigger.type === 'person' ? { way } : {}) })) : []));
  return [...own, ...outcomes];
}

function readBy(activity: Activity, place: number, { stage, activities }: Scene): readonly Reading[] {
  const target = atActivity(activity, stage);
  const before = new Set(activities.slice(0, place + 1).filter((other) => other === activity || (other.required === 'always' && !other.when)).flatMap(({ form }) => Object.keys(form)));
  for (const needed of activity.after) if (needed.type === 'activity') for (const field of Object.keys(activities.find(({ id }) => id === needed.activity)?.form ?? {})) before.add(field);
  const { content } = activity;
  const rule = (condition: Condition | undefined, what: string): readonly Reading[] =>
    fieldsOf(condition).map((field) => ({ field, stage: stage.id, target, what, needs: 'asked', severity: 'hint' }));
  const templates = Object.values(content.templates);
  const texts = [content.instructions, content.script?.opening ?? '', ...templates.flatMap(({ subject, body }) => [subject, body])];
  return [
    ...rule(activity.when, `Whether ${quoted(activity)} appears hangs on`),
    ...(typeof activity.required === 'string' ? [] : rule(activity.required, `Whether ${quoted(activity)} is required hangs on`)),
    ...templates.flatMap((template) => [...rule(template.useIf, `Which template ${quoted(activity)} uses hangs on`), ...rule(template.neverIf, `Which template ${quoted(activity)} uses hangs on`)]),
    ...mergeFieldsOf(texts.join('\n')).map((field): Reading => ({ field, stage: stage.id, target, what: `The text of ${quoted(activity)} merges in`, needs: 'filled', severity: 'hint' })),
  ].filter((reading, index, all) => !before.has(reading.field) && all.findIndex((other) => other.field === reading.field && other.what === reading.what) === index);
}

function findingFor(reading: Reading, { path }: Lack, drawing: Drawing): Finding {
  const { field, stage, target, what, needs, severity } = reading;
  const known = knownFields(drawing);
  const name = sayField(field, known);
  if (path === null) {
    const message = `${what} ${name}, but neither this stage nor any before it asks for it.`;
    return { check, severity, target, message, fixes: reading.way ? [asking([reading.way], field, name)] : [] };
  }
  const by = path.length > 1 ? ` on the way ${sayPath(path, drawing.blueprint.stages)}` : ' where records begin';
  const lack = needs === 'filled' ? 'it may be still empty' : 'nobody is asked for it';
  return { check, severity, target, message: `${what} ${name}, but ${lack}${by}.`, fixes: fixesAt(drawing, stage, field, known), path };
}

/** Asks in the forms of the ways that lead here, where people take all of them. */
function fixesAt(drawing: Drawing, stage: StageId, field: string, known: KnownFields): readonly Fix[] {
  const { before, reachable } = topologyOf(drawing);
  const froms = (before[drawing.placeOf(stage)] ?? []).filter((from) => reachable.has(from));
  const ways = froms.flatMap((from) => drawing.scenes[from]?.ways.filter(({ to }) => to === stage) ?? []);
  const once = [...new Set(ways)];
  return once.length > 0 && once.length <= 3 && once.every(({ trigger, then }) => trigger.type === 'person' && !then.some((effect) => effect.type === 'setField' && effect.field === field)) ? [asking(once, field, sayField(field, known))] : [];
}

function asking(ways: readonly Outcome[], field: string, name: string): Fix {
  return {
    label: `Ask for ${name} when ${ways.map(quoted).join(' or ')} is taken`,
    edits: ways.map((way) => ({ type: 'setField', path: ['outcomes', way.id, 'form', field], value: ruleFor(way.form, field) })),
  };
}

function ruleFor(form: Form, field: string): Form[string] {
  return { ...(form[field] ?? { field, order: Object.keys(form).length }), required: 'always' };
}
