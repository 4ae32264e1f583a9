import type { Blueprint } from '../model/blueprint.ts';
import type { Edit } from './edit.ts';

/** What an edit is called in the history list: "Connect Qualified to Proposal review" (ui.md "Undo semantics"). */
export function nameOfEdit(blueprint: Blueprint, edit: Edit): string {
  const stage = (id: string) => labelOf(blueprint.stages[id]?.name, 'stage');
  const activity = (id: string) => labelOf(blueprint.activities[id]?.name, 'activity');
  const outcome = (id: string) => labelOf(blueprint.outcomes[id]?.name, 'outcome');
  switch (edit.type) {
    case 'addStage':
      return edit.connect === undefined ? `Add ${labelOf(edit.stage.name, 'stage')}` : `Add ${labelOf(edit.stage.name, 'stage')} after ${outcome(edit.connect)}`;
    case 'insertStage':
      return `Insert ${labelOf(edit.stage.name, 'stage')} after ${outcome(edit.outcome)}`;
    case 'renameStage':
      return `Rename ${stage(edit.stage)} to ${labelOf(edit.name, 'no name')}`;
    case 'changeKind':
      return `Make ${stage(edit.stage)} ${kinds[edit.kind]}`;
    case 'deleteStages':
      return `Delete ${list(edit.stages.map(stage), 'stages')}${edit.heal ? ' and close the gap' : ''}`;
    case 'setStart':
      return edit.stage === null ? 'Start nowhere' : `Start at ${stage(edit.stage)}`;
    case 'addActivity':
      return `Add ${labelOf(edit.activity.name, 'activity')} to ${stage(edit.stage)}`;
    case 'moveActivity':
      return `Move ${activity(edit.activity)} in ${stage(edit.stage)}`;
    case 'deleteActivities':
      return `Delete ${list(edit.activities.map(activity), 'activities')}`;
    case 'addOutcome':
      return edit.outcome.from.type === 'stage' ? `Add ${labelOf(edit.outcome.name, 'outcome')} to ${stage(edit.outcome.from.stage)}` : `Add ${labelOf(edit.outcome.name, 'outcome')}`;
    case 'moveOutcome':
      return `Move ${outcome(edit.outcome)}`;
    case 'connect':
      return `Connect ${outcome(edit.outcome)} to ${stage(edit.to)}`;
    case 'disconnect':
      return `Disconnect ${outcome(edit.outcome)}`;
    case 'deleteOutcomes':
      return `Delete ${list(edit.outcomes.map(outcome), 'outcomes')}`;
    case 'moveCards':
      return nameOfMove(blueprint, edit);
    case 'addPhase':
      return `Add phase ${edit.phase.name}`;
    case 'deletePhase':
      return `Delete phase ${labelOf(blueprint.phases[edit.phase]?.name, '')}`.trim();
    case 'addNote':
      return 'Add a note';
    case 'deleteNotes':
      return edit.notes.length === 1 ? 'Delete a note' : `Delete ${edit.notes.length} notes`;
    case 'setField':
      return nameOfLine(blueprint, edit) ?? nameOfField(blueprint, edit.path);
    case 'renameField':
      return `Use the field ${words(edit.to)} instead of ${words(edit.from)}`;
    case 'paste':
      return `Paste ${list(Object.values(edit.fragment.stages).map((each) => labelOf(each.name, 'stage')), 'stages')}`;
    case 'replace':
    case 'several':
    case 'patches':
      return edit.name;
  }
}

const kinds = { work: 'a working stage', decision: 'a decision', wait: 'a wait', parallel: 'a parallel stage', end: 'an end' } as const;

function nameOfMove(blueprint: Blueprint, edit: Extract<Edit, { type: 'moveCards' }>): string {
  const ids = Object.keys(edit.positions);
  if (edit.why === 'tidy') return 'Tidy up';
  const what = list(ids.map((id) => (blueprint.notes[id] ? 'a note' : labelOf(blueprint.stages[id]?.name ?? blueprint.phases[id]?.name, 'stage'))), 'cards');
  return `${edit.why === 'align' ? 'Align' : 'Move'} ${what}`;
}

/** How a line is drawn: bent by hand, straight again, as a chip, or drawn out. */
function nameOfLine(blueprint: Blueprint, { path, value }: Extract<Edit, { type: 'setField' }>): string | undefined {
  const [part, field, id] = path.map(String);
  if (part !== 'view' || (field !== 'bends' && field !== 'sharedBends' && field !== 'jumps')) return undefined;
  const [first] = id === undefined && typeof value === 'object' && value !== null ? Object.entries(value) : [[id ?? '', value] as const];
  const line = labelOf(blueprint.outcomes[first?.[0] ?? '']?.name, 'a line');
  if (field !== 'jumps') return value === undefined ? `Straighten ${line}` : `Bend the line of ${line}`;
  return first?.[1] === true ? `Draw ${line} as a jump` : `Draw the line of ${line}`;
}

function nameOfField(blueprint: Blueprint, path: readonly (string | number)[]): string {
  const [part, id, ...fields] = path.map(String);
  const owner = id === undefined ? undefined : ownerName(blueprint, part, id);
  const field = words((owner === undefined ? part : (fields.find((each) => each !== 'content' && !/^[0-9a-f-]{36}$/.test(each)) ?? fields[0] ?? 'details')) ?? 'details');
  return owner === undefined ? `Change the ${field}` : `Change the ${field} of ${owner}`;
}

function ownerName(blueprint: Blueprint, part: string | undefined, id: string): string | undefined {
  switch (part) {
    case 'stages':
      return labelOf(blueprint.stages[id]?.name, 'a stage');
    case 'activities':
      return labelOf(blueprint.activities[id]?.name, 'an activity');
    case 'outcomes':
      return labelOf(blueprint.outcomes[id]?.name, 'an outcome');
    case 'phases':
      return labelOf(blueprint.phases[id]?.name, 'a phase');
    case 'notes':
      return 'a note';
    default:
      return undefined;
  }
}

/** Keys of the document in a manager's words; the rest are the key, spelled out. */
const spoken: Readonly<Record<string, string>> = { sla: 'time limit', then: 'effects', to: 'target', who: 'people allowed', end: 'result', required: 'duty', handOver: 'hand-over', listens: 'signals', after: 'order', override: 'override rule', overridable: 'override rule', form: 'fields to fill', repeat: 'repetition', join: 'joining of lanes', recordType: 'record type', kind: 'kind of stage' };

function words(key: string): string {
  return spoken[key] ?? key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

function labelOf(name: string | undefined, otherwise: string): string {
  return name === undefined || name.trim() === '' ? otherwise : name;
}

function list(names: readonly string[], what: string): string {
  return names.length === 1 ? (names[0] ?? '') : `${names.length} ${what}`;
}
