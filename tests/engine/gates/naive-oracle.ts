import type { Comparison, Condition, FieldValue, Gate } from '#engine/blueprint';
import { wallOf } from '../calendar/wall-clock-oracle.ts';
import { activities, checklist, hour, owner, type Situation } from './a-situation.ts';

/**
 * What a gate means, written a second time from domain.md alone, as slow and plain as can be. It shares nothing with
 * the engine: no code, no facts, no zone library.
 */
export function oracleSays(gate: Gate, situation: Situation): boolean {
  switch (gate.type) {
    case 'all':
      return !gate.of.some((part) => !oracleSays(part, situation));
    case 'any':
      return gate.of.filter((part) => oracleSays(part, situation)).length > 0;
    case 'not':
      return oracleSays(gate.of, situation) ? false : true;
    case 'requiredActivities':
      for (const [activity, { wanted }] of Object.entries(activities)) {
        if (situation.done.filter((done) => done.activity === activity && done.visit === situation.visit && done.run === 'run').length < wanted) return false;
      }
      return true;
    case 'count': {
      let times = 0;
      for (const done of situation.done) {
        const { of, within } = gate;
        if (of.activity && of.activity !== done.activity) continue;
        if (of.channel && of.channel !== done.channel) continue;
        if (of.result && of.result !== done.result) continue;
        if (of.person && (of.person === 'owner' ? owner : of.person) !== done.by) continue;
        if (within.type === 'visit' && (done.visit !== situation.visit || done.run !== 'run')) continue;
        if (within.type === 'run' && done.run !== 'run') continue;
        if (within.type === 'days' && civilDay(situation.now, situation.zone) - civilDay(done.at, situation.zone) >= within.days) continue;
        times += 1;
      }
      return gate.compare === 'atLeast' ? times >= gate.times : gate.compare === 'atMost' ? times <= gate.times : times === gate.times;
    }
    case 'field':
    case 'validation':
      return conditionHolds(gate.condition, situation.fields);
    case 'checklist':
      return (gate.activity === undefined || gate.activity === 'intro') && checklist.every((item) => situation.ticked.includes(item));
    case 'minimumTime':
      return situation.now - situation.enteredAt >= gate.wait.amount * (gate.wait.unit === 'hours' ? hour : hour / 60);
    case 'role':
      return situation.roles.indexOf(gate.role) >= 0;
    case 'approval': {
      let people: string[] = [];
      let rights: string[] = [];
      for (const { role, by, onBehalfOf = by, requestedBy = owner, approved } of situation.approvals) {
        if (role !== gate.role || [by, onBehalfOf].some((one) => one === owner || one === requestedBy)) continue;
        if (!approved) [people, rights] = [[], []];
        else if (!people.includes(by) && !rights.includes(onBehalfOf)) [people, rights] = [[...people, by], [...rights, onBehalfOf]];
      }
      return people.length >= gate.quorum;
    }
    case 'otherRun':
      return situation.otherRuns.some((run) => run.blueprint === gate.blueprint && run.on === gate.on && (run.ended?.result === gate.ended));
    case 'rhythm':
      return false;
  }
}

function civilDay(at: number, zone: string): number {
  return Math.floor(wallOf(at, zone) / (24 * hour));
}

function conditionHolds(condition: Condition, fields: Readonly<Record<string, FieldValue>>): boolean {
  if (condition.type === 'and') return condition.of.every((part) => conditionHolds(part, fields));
  if (condition.type === 'or') return condition.of.some((part) => conditionHolds(part, fields));
  if (condition.type === 'not') return !conditionHolds(condition.of, fields);
  return comparisonHolds(condition, fields[condition.field] ?? null);
}

/** Only what the random gates use: a text field `status`, a number field `budget`, a choices field `tags`. */
function comparisonHolds({ operator, value, field }: Comparison, seen: FieldValue): boolean {
  const empty = seen === null || seen === '' || (Array.isArray(seen) && seen.length === 0);
  const texts = (Array.isArray(seen) ? seen : [String(seen)]).map((text) => text.toUpperCase());
  const wanted = (Array.isArray(value) ? value : [String(value)]).map((text) => String(text).toUpperCase());
  const number = field === 'budget' ? Number(seen) : Number.NaN;
  switch (operator) {
    case 'isEmpty':
      return empty;
    case 'isNotEmpty':
      return !empty;
    case 'equals':
      return !empty && texts.join() === wanted.join();
    case 'notEquals':
      return empty || texts.join() !== wanted.join();
    case 'in':
      return !empty && texts.some((text) => wanted.includes(text));
    case 'notIn':
      return empty || !texts.some((text) => wanted.includes(text));
    case 'contains':
      return !empty && (Array.isArray(seen) ? wanted.every((text) => texts.includes(text)) : wanted.every((text) => (texts[0] ?? '').includes(text)));
    case 'startsWith':
      return !empty && !Array.isArray(seen) && (texts[0] ?? '').indexOf(wanted[0] ?? '') === 0;
    case 'lessThan':
      return !empty && number < Number(value);
    case 'atMost':
      return !empty && number <= Number(value);
    case 'moreThan':
      return !empty && number > Number(value);
    case 'atLeast':
      return !empty && number >= Number(value);
  }
}
