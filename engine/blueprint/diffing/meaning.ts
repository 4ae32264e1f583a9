import { canonicalJson, unreachable } from '#engine/kernel';
import type { Activity, Outcome, Stage } from '../model/blueprint.ts';
import type { Condition } from '../model/condition.ts';
import type { Gate } from '../model/gate.ts';
import type { Field } from '../model/record-type.ts';
import type { ChangeKind, Severity } from './change.ts';
import { compareConditions, compareGates, type Comparison } from './gate-meaning.ts';

type Fields = Readonly<Record<string, Field>>;

/** What sort of change it is and what it means for records on their way. */
export interface Meaning {
  readonly kind: ChangeKind;
  readonly severity: Severity;
}

const words: Meaning = { kind: 'words', severity: 'none' };
const quiet: Meaning = { kind: 'changed', severity: 'none' };
const other: Meaning = { kind: 'changed', severity: 'changes' };
const wait: Meaning = { kind: 'wait', severity: 'changes' };
const blocking: Meaning = { kind: 'changed', severity: 'blocks' };

const always: Condition = { type: 'and', of: [] };
const never: Condition = { type: 'or', of: [] };

/** What a stage's changed part means. */
export function meaningInStage(field: string, before: Stage, after: Stage, known: Fields): Meaning {
  switch (field) {
    case 'name':
    case 'purpose':
    case 'signposts':
      return words;
    case 'phase':
      return quiet;
    case 'disabled':
      return after.disabled ? { kind: 'switchedOff', severity: 'strands' } : { kind: 'switchedOn', severity: 'changes' };
    case 'gate':
      return gateMeaning(before.gate, after.gate, { type: 'all', of: [] }, known);
    case 'join':
      return other;
    case 'sla':
      return wait;
    default:
      return other;
  }
}

/** What an activity's changed part means. */
export function meaningInActivity(field: string, before: Activity, after: Activity, known: Fields): Meaning {
  switch (field) {
    case 'name':
      return words;
    case 'content':
      return canonicalJson(waitsOf(before)) === canonicalJson(waitsOf(after)) ? words : wait;
    case 'required':
    case 'when':
      return dutyMeaning(dutyOf(before), dutyOf(after), known);
    case 'due':
    case 'window':
    case 'repeat':
      return wait;
    case 'form':
      return formMeaning(before.form, after.form);
    case 'checklist':
      return hasMore(before.checklist, after.checklist) ? blocking : words;
    case 'after':
    case 'evidence':
    case 'approval':
      return blocking;
    case 'attempts':
      return after.attempts.min > before.attempts.min ? blocking : other;
    default:
      return other;
  }
}

/** What of an activity's variants decides when it is due: the timed waits, and by which weights they are drawn (S14). */
function waitsOf({ content }: Activity): Readonly<Record<string, readonly (string | number)[]>> {
  const drawn = Object.values(content.variants).filter(({ load }) => load === undefined);
  if (!drawn.some(({ change }) => change.timed === true)) return {};
  return Object.fromEntries(drawn.map(({ id, weight, order, change: { timed, wait } }) => [id, [weight, order, timed === true && wait !== undefined ? canonicalJson(wait) : '']]));
}

/** What an outcome's changed part means. */
export function meaningInOutcome(field: string, before: Outcome, after: Outcome, known: Fields): Meaning {
  switch (field) {
    case 'name':
    case 'tone':
      return words;
    case 'order':
      return { kind: 'reordered', severity: 'none' };
    case 'gate':
      return gateMeaning(before.gate, after.gate, { type: 'requiredActivities' }, known);
    case 'trigger':
      return isTimed(before) && isTimed(after) ? wait : other;
    case 'form':
      return formMeaning(before.form, after.form);
    case 'who':
      return after.who.type === 'anyone' ? { kind: 'changed', severity: 'frees' } : blocking;
    case 'reason':
      return after.reason.type === 'required' ? blocking : { kind: 'changed', severity: 'frees' };
    case 'limit':
      return after.limit === undefined ? { kind: 'changed', severity: 'frees' } : blocking;
    case 'overridable':
      return quiet;
    default:
      return other;
  }
}

/** What a changed part of the blueprint as a whole means. */
export function meaningInWhole(field: string): Meaning {
  switch (field) {
    case 'name':
    case 'description':
    case 'audience':
    case 'goal':
      return words;
    case 'rhythm':
      return wait;
    case 'layout':
    case 'industryPreset':
    case 'review':
    case 'start':
      return quiet;
    default:
      return other;
  }
}

/** What a lane's changed part means. */
export function meaningInLane(field: string): Meaning {
  return field === 'name' ? words : field === 'order' ? { kind: 'reordered', severity: 'none' } : other;
}

/** A gate that was not drawn stands for what the stage asks anyway. */
function gateMeaning(before: Gate | undefined, after: Gate | undefined, otherwise: Gate, known: Fields): Meaning {
  const compared = compareGates(before ?? otherwise, after ?? otherwise, known);
  const severity = severityOf(compared);
  if (before === undefined) return { kind: 'newGate', severity };
  if (after === undefined) return { kind: 'lostGate', severity };
  switch (compared) {
    case 'tightened':
      return { kind: 'gateTightened', severity };
    case 'loosened':
      return { kind: 'gateLoosened', severity };
    case 'same':
      return { kind: 'gateReworded', severity };
    case 'changed':
      return { kind: 'gateChanged', severity };
    default:
      return unreachable(compared, 'comparison');
  }
}

/** An activity is owed when it appears and is required. */
function dutyOf({ required, when }: Activity): Condition {
  const owed = required === 'always' ? always : required === 'never' ? never : required;
  return when === undefined ? owed : { type: 'and', of: [when, owed] };
}

/** Owed by more records is stricter. */
function dutyMeaning(before: Condition, after: Condition, known: Fields): Meaning {
  const compared = compareConditions(before, after, known);
  switch (compared) {
    case 'tightened':
      return { kind: 'dutyLoosened', severity: 'frees' };
    case 'loosened':
      return { kind: 'dutyTightened', severity: 'blocks' };
    case 'same':
      return { kind: 'dutyChanged', severity: 'changes' };
    case 'changed':
      return { kind: 'dutyChanged', severity: 'blocks' };
    default:
      return unreachable(compared, 'comparison');
  }
}

function severityOf(compared: Comparison): Severity {
  return compared === 'same' ? 'none' : compared === 'loosened' ? 'frees' : 'blocks';
}

type Form = Activity['form'];

/** More to fill, or a new rule for what is filled, may hold a record back. */
function formMeaning(before: Form, after: Form): Meaning {
  const stricter = Object.values(after).some((rule) => {
    const former = before[rule.field];
    const isNewlyRequired = rule.required !== 'never' && (former === undefined || JSON.stringify(former.required) !== JSON.stringify(rule.required));
    return isNewlyRequired || (rule.validation !== undefined && JSON.stringify(former?.validation?.condition) !== JSON.stringify(rule.validation.condition));
  });
  return stricter ? blocking : { kind: 'changed', severity: 'frees' };
}

function hasMore(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(after).some((key) => !Object.hasOwn(before, key));
}

function isTimed({ trigger }: Outcome): boolean {
  return trigger.type === 'elapsed' || trigger.type === 'date';
}
