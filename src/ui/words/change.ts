import type { Change, Gate, Severity } from '#engine/blueprint';
import { capital, listAnd } from '../format.ts';
import { sayPart } from './change-part.ts';
import { describeGate } from './gate.ts';
import { quoted, sayKey, type Names } from './names.ts';

/** The names things had before and have now: what is gone is only in the first. */
export interface NamesOnBothSides {
  readonly before: Names;
  readonly after: Names;
}

/** What a change means for records on their way, in a few words. */
export function severityOfChange(severity: Severity): string {
  return labels[severity];
}

const labels: Readonly<Record<Severity, string>> = {
  strands: 'Takes a place or a way out',
  blocks: 'May hold records back',
  changes: 'Works differently',
  frees: 'Makes it easier',
  none: 'Records do not notice',
};

/** A difference between two drawings as one plain sentence: "Gate of “Signed” is tightened". */
export function describeChange(change: Change, names: NamesOnBothSides): string {
  const who = quoted(targetName(change, names));
  switch (change.kind) {
    case 'added':
      return `New ${things[change.target.type]} ${who}${placeOf(change, names)}`;
    case 'removed':
      return `Removed: ${things[change.target.type]} ${who}${placeOf(change, names)}`;
    case 'moved':
      return `Activity ${who} moved to another place`;
    case 'reordered':
      return change.target.type === 'outcome' ? `Outcome ${who} stands elsewhere in the list` : `Another order in ${who}`;
    case 'switchedOff':
      return `Stage ${who} is switched off`;
    case 'switchedOn':
      return `Stage ${who} is switched on again`;
    case 'newGate':
      return `New gate on ${who}: ${describeGate(change.after as Gate, names.after)}`;
    case 'lostGate':
      return `Gate of ${who} is gone`;
    case 'gateTightened':
      return `Gate of ${who} is tightened`;
    case 'gateLoosened':
      return `Gate of ${who} is loosened`;
    case 'gateChanged':
      return `Gate of ${who} asks something else`;
    case 'gateReworded':
      return `Gate of ${who} says the same in other words`;
    case 'dutyTightened':
      return `Activity ${who} is owed more often`;
    case 'dutyLoosened':
      return `Activity ${who} is owed less often`;
    case 'dutyChanged':
      return `Activity ${who} is owed by others than before`;
    case 'wait':
      return change.field?.startsWith('rhythm') ? `Another rhythm: ${fieldLabel(change)}` : change.field === 'sla' ? `Another time limit for ${who}` : `Other times for ${who}`;
    case 'words':
      return change.field === 'name' ? `${quoted(String(change.before) || 'Without a name')} is now called ${quoted(String(change.after) || 'Without a name')}` : `Other words in ${who}: ${fieldLabel(change)}`;
    case 'changed':
      return sentences[change.field ?? '']?.(who) ?? `${capital(fieldLabel(change))} of ${who} changed`;
    case 'placed':
      return change.target.type === 'blueprint' ? 'The drawing looks different' : `${who} stands elsewhere on the canvas`;
  }
}

/** The part before and after in words, for a list of two lines; null where a sentence says it all. */
export function changeInWords(change: Change, names: NamesOnBothSides): { readonly before: string; readonly after: string } | null {
  if (change.field === null || change.kind === 'placed' || change.kind === 'switchedOff' || change.kind === 'switchedOn') return null;
  const before = sayPart(change.field, change.before, names.before);
  const after = sayPart(change.field, change.after, names.after);
  return before === after ? null : { before, after };
}

/** Several changes in one line: "1 change takes a place or a way out and 2 may hold records back". */
export function summariseChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return 'Nothing differs';
  const counts = [
    [changes.filter(({ severity }) => severity === 'strands').length, 'takes a place or a way out', 'take a place or a way out'],
    [changes.filter(({ severity }) => severity === 'blocks').length, 'may hold records back', 'may hold records back'],
    [changes.filter(({ severity }) => severity === 'changes' || severity === 'frees').length, 'alters what happens', 'alter what happens'],
    [changes.filter(({ severity }) => severity === 'none').length, 'is noticed by no record', 'are noticed by no record'],
  ] as const;
  const parts = counts.filter(([count]) => count > 0);
  return listAnd(parts.map(([count, one, many], index) => `${count} ${index === 0 ? (count === 1 ? 'change ' : 'changes ') : ''}${count === 1 ? one : many}`));
}

const things = { blueprint: 'blueprint', stage: 'stage', activity: 'activity', outcome: 'outcome', lane: 'lane', phase: 'phase', note: 'note', signal: 'signal', scenario: 'scenario' } as const;

function targetName({ target, before, after }: Change, names: NamesOnBothSides): string {
  if (target.type === 'blueprint') return 'the blueprint';
  const own = nameIn(after) ?? nameIn(before);
  switch (target.type) {
    case 'stage':
      return own ?? known(names, (side) => side.stage(target.id), 'a stage that is gone');
    case 'activity':
      return own ?? known(names, (side) => side.activity(target.id), 'an activity that is gone');
    case 'outcome':
      return own ?? known(names, (side) => side.outcome(target.id), 'an outcome that is gone');
    case 'lane':
      return own ?? known(names, (side) => side.lane(target.id), 'a lane that is gone');
    default:
      return own ?? sayKey(target.type);
  }
}

/** Of a thing that changed in part, `before` and `after` are the part. */
function nameIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('name' in value && typeof value.name === 'string' && 'id' in value) return value.name === '' ? 'Without a name' : value.name;
  if ('name' in value && typeof value.name === 'string' && 'payload' in value) return value.name;
  return 'text' in value && typeof value.text === 'string' && 'colour' in value ? value.text.slice(0, 40) : undefined;
}

function known({ before, after }: NamesOnBothSides, ask: (side: Names) => string, gone: string): string {
  const now = ask(after);
  return now === gone ? ask(before) : now;
}

function placeOf({ target }: Change, names: NamesOnBothSides): string {
  if (!('stage' in target) || target.stage === null) return '';
  const { stage } = target;
  return ` in ${quoted(known(names, (side) => side.stage(stage), 'a stage that is gone'))}`;
}

/** Parts that are better told by what happens now. */
const sentences: Readonly<Record<string, (who: string) => string>> = {
  to: (who) => `${who} leads to another stage`,
  from: (who) => `${who} leads out of other stages`,
  who: (who) => `Others may take ${who}`,
  trigger: (who) => `Something else sets off ${who}`,
  assignee: (who) => `Somebody else does ${who}`,
  after: (who) => `Other things come before ${who}`,
  team: (who) => `Another team works in ${who}`,
};

const fieldLabels: Readonly<Record<string, string>> = {
  sla: 'time limit', then: 'effects', to: 'the stage it leads to', from: 'the stages it leads out of', who: 'who may take it', end: 'result', required: 'duty', when: 'when it appears', handOver: 'hand-over',
  listens: 'signals it listens to', after: 'what comes first', override: 'override rule', overridable: 'override', form: 'fields to fill', repeat: 'repetition', join: 'how many lanes must be done',
  recordType: 'record type', kind: 'kind', content: 'what to say', trigger: 'what sets it off', due: 'when it is due', window: 'hours', assignee: 'who does it', fallback: 'the way when no rule holds',
  review: 'review before publishing', start: 'start', goal: 'goal', mode: 'by hand or by itself', signposts: 'content pieces', phase: 'phase',
};

function fieldLabel({ field }: Change): string {
  if (field === null) return 'contents';
  const last = field.split('.').at(-1) ?? field;
  return fieldLabels[field] ?? fieldLabels[last] ?? sayKey(last).toLowerCase();
}
