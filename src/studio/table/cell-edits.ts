import { activitiesIn, newActivity, newOutcome, type Assignee, type Blueprint, type Edit, type Outcome, type OutcomeId, type Stage, type StageId } from '#engine/blueprint';
import { guessEnd, readActivityPhrase, readOutcomePhrase, readWait, type OutcomePhrase } from '#engine/exchange';
import { inOrder } from '#engine/kernel';
import { freeSpot } from '../../canvas/index.ts';
import { createBatch, type Batch } from '../draft/batch.ts';
import { stageMaking } from '../draft/placing.ts';
import { kindEdit, kindFromWords } from '../draft/stage-kind.ts';
import { ownWays, type ColumnKey } from './columns.ts';

/** What the table needs beside the drawing to read words as edits. */
export interface TableTools {
  readonly newId: () => string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly { readonly value: string; readonly label: string }[];
}

/** Says whether the words were understood; a cell that was not stays as it is. */
export type Read = boolean;

/** Puts words into a cell: from typing, from a spreadsheet, or none from Delete. Answers whether they were understood. */
export function writeCell(batch: Batch, id: StageId, column: ColumnKey, text: string, tools: TableTools): Read {
  const stage = batch.draft.stages[id];
  if (!stage) return false;
  const words = text.trim();
  switch (column) {
    case 'name':
      return words === '' ? false : made(batch, { type: 'renameStage', stage: id, name: words });
    case 'purpose':
      return made(batch, { type: 'setField', path: ['stages', id, 'purpose'], value: words });
    case 'kind':
      return writeKind(batch, stage, words, tools);
    case 'phase':
      return writePhase(batch, stage, words, tools);
    case 'limit':
      return writeLimit(batch, stage, words);
    case 'activities':
      return writeActivities(batch, stage, words, tools);
    case 'outcomes':
      return writeOutcomes(batch, stage, words, tools);
    case 'who':
      return writeWho(batch, stage, words, tools);
    case 'gate':
      return words === '' && stage.gate !== undefined ? made(batch, { type: 'setField', path: ['stages', id, 'gate'], value: undefined }) : false;
  }
}

function made(batch: Batch, edit: Edit): Read {
  return batch.add(edit) === null;
}

function writeKind(batch: Batch, stage: Stage, words: string, { newId }: TableTools): Read {
  const choice = kindFromWords(words);
  return choice === undefined ? false : made(batch, kindEdit(batch.draft, stage, choice, newId));
}

function writePhase(batch: Batch, stage: Stage, words: string, { newId }: TableTools): Read {
  const path = ['stages', stage.id, 'phase'];
  if (words === '') return made(batch, { type: 'setField', path, value: undefined });
  const known = inOrder(batch.draft.phases);
  const phase = known.find(({ name }) => name.toLowerCase() === words.toLowerCase());
  if (phase) return made(batch, { type: 'setField', path, value: phase.id });
  const id = newId();
  return made(batch, { type: 'addPhase', phase: { id, name: words.slice(0, 200), order: (known.at(-1)?.order ?? 0) + 1 } }) && made(batch, { type: 'setField', path, value: id });
}

function writeLimit(batch: Batch, stage: Stage, words: string): Read {
  const path = ['stages', stage.id, 'sla'];
  if (words === '') return made(batch, { type: 'setField', path, value: undefined });
  const limit = readWait(words);
  return limit === undefined || stage.kind === 'end' ? false : made(batch, { type: 'setField', path, value: { escalations: {}, ...stage.sla, limit } });
}

/** Activities by their names: those that stay keep everything they are, new ones come last, what is not named goes. */
function writeActivities(batch: Batch, stage: Stage, words: string, { newId }: TableTools): Read {
  const wanted = phrasesIn(words).map(readActivityPhrase).filter(({ name }) => name !== '');
  const free = [...activitiesIn(batch.draft, stage.id)];
  const lane = inOrder(stage.lanes ?? {})[0]?.id;
  const kept = wanted.map((phrase) => {
    const at = free.findIndex(({ name }) => name.toLowerCase() === phrase.name.toLowerCase());
    return { phrase, activity: at < 0 ? undefined : free.splice(at, 1)[0] };
  });
  if (free.length > 0) made(batch, { type: 'deleteActivities', activities: free.map(({ id }) => id) });
  return kept.map(({ phrase, activity }, index) => {
    const required = phrase.required ? ('always' as const) : ('never' as const);
    if (!activity) return made(batch, { type: 'addActivity', stage: stage.id, lane, activity: { ...newActivity(phrase.channel, newId(), phrase.name), required } });
    if ((activity.required === 'never') === phrase.required) made(batch, { type: 'setField', path: ['activities', activity.id, 'required'], value: required });
    return stage.kind === 'parallel' || made(batch, { type: 'moveActivity', activity: activity.id, stage: stage.id, index });
  }).every(Boolean);
}

/** Ways out by their names, each with its target; a target nobody drew yet is drawn. */
function writeOutcomes(batch: Batch, stage: Stage, words: string, tools: TableTools): Read {
  const wanted = phrasesIn(words).map(readOutcomePhrase);
  const free = [...ownWays(batch.draft, stage.id)];
  const kept = wanted.map((phrase) => {
    const at = free.findIndex(({ name }) => name.toLowerCase() === phrase.name.toLowerCase());
    return { phrase, way: at < 0 ? undefined : free.splice(at, 1)[0] };
  });
  if (free.length > 0) made(batch, { type: 'deleteOutcomes', outcomes: free.map(({ id }) => id) });
  return kept.map(({ phrase, way }, order) => (way ? redirect(batch, way, phrase, tools) : addWay(batch, stage.id, { phrase, order }, tools))).every(Boolean);
}

function redirect(batch: Batch, way: Outcome, phrase: OutcomePhrase, tools: TableTools): Read {
  if (phrase.target.type === 'open') return made(batch, { type: 'disconnect', outcome: way.id });
  const to = targetOf(batch, phrase, way.id, tools);
  return to === way.to || (to !== null && made(batch, { type: 'connect', outcome: way.id, to }));
}

/** Adds a way out from words such as "Interested → Meeting"; answers whether its target was found or drawn. */
export function addWay(batch: Batch, stage: StageId, { phrase, order }: { readonly phrase: OutcomePhrase; readonly order: number }, tools: TableTools): Read {
  const id = tools.newId();
  const isFirst = order === 0 && phrase.tone === 'neutral';
  const outcome = newOutcome({ id, stage, name: phrase.name || 'Done', tone: isFirst ? 'positive' : phrase.tone, order });
  if (!made(batch, { type: 'addOutcome', outcome: phrase.wait ? { ...outcome, trigger: { type: 'elapsed', wait: phrase.wait } } : outcome })) return false;
  if (phrase.target.type === 'open') return true;
  const to = targetOf(batch, phrase, id, tools);
  if (to === stage) made(batch, { type: 'setField', path: ['outcomes', id, 'limit'], value: { times: 3, window: 'visit', then: null } });
  return to !== null && made(batch, { type: 'connect', outcome: id, to });
}

function targetOf(batch: Batch, { target }: OutcomePhrase, outcome: OutcomeId, tools: TableTools): StageId | null {
  if (target.type === 'open' || target.type === 'next') return null;
  const name = target.type === 'name' ? target.name : target.number;
  return stageNamed(batch.draft, name)?.id ?? drawTarget(batch, name, outcome, tools);
}

/** A stage by its name, whatever the capitals. */
export function stageNamed(draft: Blueprint, name: string): Stage | undefined {
  const plain = name.trim().toLowerCase();
  return Object.values(draft.stages).find((stage) => stage.name.trim().toLowerCase() === plain);
}

/** Draws a stage of this name where there is room beside the outcome's own. Answers its id. */
export function drawTarget(batch: Batch, name: string, outcome: OutcomeId, { newId }: Pick<TableTools, 'newId'>): StageId | null {
  const words = name.trim().slice(0, 200);
  const result = guessEnd(words);
  const { edit, id } = stageMaking(batch.draft, { kind: result ? 'end' : 'work', result, name: words }, { at: freeSpot(batch.draft, undefined, outcome) }, newId);
  return made(batch, edit) ? id : null;
}

function writeWho(batch: Batch, stage: Stage, words: string, tools: TableTools): Read {
  const assignee = assigneeFrom(words, tools);
  if (assignee === null) return false;
  return activitiesIn(batch.draft, stage.id).map(({ id }) => made(batch, { type: 'setField', path: ['activities', id, 'assignee'], value: assignee })).every(Boolean);
}

function assigneeFrom(words: string, { people, roles }: TableTools): Assignee | null {
  const plain = words.toLowerCase().replace(/^(anyone|anybody|everyone) with the role\s+/, '').trim();
  if (plain === '' || /^(the )?(record.?s )?owner$/.test(plain)) return { type: 'owner' };
  const role = roles.find(({ value, label }) => label.toLowerCase() === plain || value.toLowerCase() === plain);
  if (role) return { type: 'role', role: role.value };
  const person = people.find(({ name }) => name.toLowerCase() === plain);
  return person ? { type: 'person', person: person.id } : null;
}

/** What stands in one cell, parted by semicolons or lines. */
function phrasesIn(words: string): readonly string[] {
  return words.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== '');
}

/** The same words in a cell of each stage, as one step; the words of those that could not take them. */
export function cellEdit(draft: Blueprint, cells: readonly { readonly stage: StageId; readonly column: ColumnKey; readonly text: string }[], name: string, tools: TableTools) {
  const batch = createBatch(draft);
  const unread = cells.filter(({ stage, column, text }) => !writeCell(batch, stage, column, text, tools)).length;
  return { edit: batch.done(name), unread, refusals: batch.refusals };
}
