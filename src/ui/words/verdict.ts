import type { Clause } from '#engine/blueprint';
import type { ClauseVerdict, Fix, Fixer, Quantity, Verdict } from '#engine/gates';
import { capital, formatDuration, formatMoment, listAnd, listOr, type Seen } from '../format.ts';
import { actLabel, countChannel, doneWord, pluralChannel } from './channel-words.ts';
import { describeCondition, operatorLabel, sayValue } from './condition.ts';
import { describeClausePhrase, windowPhrase } from './gate.ts';
import { quoted, sayBlueprint, type Names } from './names.ts';
import { describeWait } from './timing.ts';

/** One row of a locked outcome's to-do list. */
export interface ClauseWords {
  /** What is asked: "Emails sent". */
  readonly title: string;
  /** Wanted and seen, each alone: "at least 2" and "1", "filled in" and "empty". */
  readonly wanted: string;
  readonly seen: string;
  /** Seen against wanted at a glance, beside a title that already says what is wanted: "1 of 2", "empty". */
  readonly progress: string;
}

/** A clause's answer in words: what it asks, what was wanted, what was seen (domain.md section 3). */
export function describeClause(node: ClauseVerdict, names: Names, when: Seen): ClauseWords {
  const wanted = wantedWords(node, names, when);
  const seen = seenWords(node, names, when);
  return { title: clauseTitle(node.clause, names), wanted, seen, progress: progressWords(node, wanted, seen) };
}

function clauseTitle(clause: Clause, names: Names): string {
  switch (clause.type) {
    case 'requiredActivities':
      return 'Required activities done';
    case 'count': {
      const { channel = null, activity, result, person } = clause.of;
      const what = activity === undefined ? `${capital(pluralChannel(channel))} ${doneWord(channel)}` : `${names.activity(activity)} done`;
      const how = result === undefined ? '' : ` with ${quoted(names.result(result))}`;
      const who = person === undefined ? '' : ` by ${names.person(person)}`;
      return `${what}${how}${who}${clause.within.type === 'run' ? '' : ` ${windowPhrase(clause.within)}`}`;
    }
    case 'field':
      return capital(describeCondition(clause.condition, names));
    case 'validation':
      return clause.message;
    case 'checklist':
      return clause.activity === undefined ? 'Checklists complete' : `Checklist of ${names.activity(clause.activity)}`;
    case 'minimumTime':
      return 'Time in this stage';
    default:
      return capital(describeClausePhrase(clause, names));
  }
}

const compares = { atLeast: 'at least', atMost: 'at most', exactly: 'exactly' } as const;

function wantedWords(node: ClauseVerdict, names: Names, when: Seen): string {
  const { clause, wanted } = node;
  if (clause.type === 'count' && wanted.type === 'times') return `${compares[clause.compare]} ${wanted.times}`;
  if (clause.type === 'minimumTime') return `at least ${describeWait(clause.wait)}`;
  if (isOneField(clause) && wanted.type === 'value') return valueWanted(wanted, names).slice(names.field(wanted.field).length + 1).replace(/^is /, '');
  return quantityWords(wanted, names, when);
}

/** What was seen: beside a rule about one field its value alone, the field is in the title already. */
function seenWords({ clause, seen }: ClauseVerdict, names: Names, when: Seen): string {
  return isOneField(clause) && seen.type === 'value' ? sayValue(seen.value) : quantityWords(seen, names, when);
}

function isOneField(clause: Clause): boolean {
  return clause.type === 'field' && clause.condition.type === 'compare';
}

function quantityWords(quantity: Quantity, names: Names, when: Seen): string {
  switch (quantity.type) {
    case 'times':
      return String(quantity.times);
    case 'value':
      return quantity.operator === undefined ? `${names.field(quantity.field)} is ${sayValue(quantity.value)}` : valueWanted(quantity, names);
    case 'items':
      return `${quantity.done} of ${quantity.total}`;
    case 'until':
      return formatMoment(quantity.at, when);
    case 'milliseconds':
      return formatDuration(quantity.milliseconds);
    case 'roles':
      return quantity.roles.length === 0 ? 'no role' : listAnd(quantity.roles.map((role) => names.role(role)));
    case 'message':
      return quantity.message;
    case 'nothing':
      return 'nothing yet';
  }
}

function valueWanted(quantity: Extract<Quantity, { readonly type: 'value' }>, names: Names): string {
  const operator = quantity.operator ?? 'equals';
  const field = names.field(quantity.field);
  return operator === 'isEmpty' || operator === 'isNotEmpty' ? `${field} ${operatorLabel(operator)}` : `${field} ${operatorLabel(operator)} ${sayValue(quantity.value)}`;
}

function progressWords(node: ClauseVerdict, wanted: string, seen: string): string {
  const { clause } = node;
  if (node.wanted.type === 'times' && node.seen.type === 'times') {
    if (clause.type === 'count' && clause.compare !== 'atLeast') return `${seen} of ${wanted}`;
    return `${node.seen.times} of ${node.wanted.times}`;
  }
  if (node.seen.type === 'items') return seen;
  if (node.seen.type === 'milliseconds' && node.wanted.type === 'milliseconds') return `${seen} of ${formatDuration(node.wanted.milliseconds)}`;
  if (clause.type === 'minimumTime' && node.met) return `${seen} of ${describeWait(clause.wait)}`;
  if (node.wanted.type === 'until') return node.met ? 'open now' : `opens ${wanted}`;
  return seen;
}

/** Who can make a clause come true: "the owner", "the team Payments", "time" (domain.md section 3). */
export function describeFixers(who: readonly Fixer[], names: Names): string {
  return who.length === 0 ? 'nobody' : listOr(who.map((fixer) => describeFixer(fixer, names)));
}

function describeFixer(fixer: Fixer, names: Names): string {
  switch (fixer.type) {
    case 'owner':
      return 'the owner';
    case 'person':
      return names.person(fixer.person);
    case 'role':
      return `someone with the role ${names.role(fixer.role)}`;
    case 'team':
      return `the team ${names.team(fixer.team)}`;
    case 'clock':
      return 'time';
    case 'nobody':
      return 'nobody';
    case 'otherRun':
      return `whoever moves ${sayBlueprint(fixer.blueprint, names)} on`;
  }
}

/** What the button that leads to a fix says: "Write email", "Fill in Budget". */
export function describeFix(fix: Fix, names: Names, when?: Seen): string {
  switch (fix.type) {
    case 'do':
      return doWords(fix, names);
    case 'fill':
      return `Fill in ${names.field(fix.field)}`;
    case 'tick':
      return fix.items.length === 1 ? `Tick ${quoted(names.item(fix.items[0] ?? ''))}` : `Tick ${fix.items.length} points of ${names.activity(fix.activity)}`;
    case 'wait':
      return when === undefined ? 'Wait' : `Wait until ${formatMoment(fix.until, when)}`;
    case 'ask':
      return fix.purpose === 'approve' ? `Ask ${names.role(fix.role)} to approve` : `Ask ${names.role(fix.role)}`;
    case 'otherRun':
      return `Wait for ${names.blueprint(fix.blueprint)}${fix.ended === null ? '' : ` to end as ${fix.ended}`}`;
    case 'impossible':
      return 'Cannot open in this run';
  }
}

function doWords(fix: Extract<Fix, { readonly type: 'do' }>, names: Names): string {
  const result = `${fix.result === null ? '' : ` with ${quoted(names.result(fix.result))}`}${fix.person === undefined ? '' : ` by ${names.person(fix.person)}`}`;
  const times = fix.times > 1 ? ` ${fix.times} times` : '';
  if (fix.activity !== null) return `${names.activity(fix.activity)}${times}${result}`;
  if (fix.channel !== null) return `${actLabel(fix.channel, fix.times)}${result}`;
  return fix.times > 1 ? `Do ${fix.times} activities${result}` : `Do an activity${result}`;
}

/** The shortest way to open a gate: "1 call and 1 email, earliest Thu 16:00". Empty when it is open. */
export function describeShortestWay(verdict: Verdict, names: Names, when: Seen): string {
  if (verdict.met) return '';
  if (verdict.shortest.some((fix) => fix.type === 'impossible')) return 'Nothing in this run opens it any more';
  const steps = verdict.shortest.filter((fix) => fix.type !== 'wait').map((fix) => describeStep(fix, names));
  const earliest = verdict.earliest > when.now && Number.isFinite(verdict.earliest) ? formatMoment(verdict.earliest, when) : '';
  if (steps.length === 0) return earliest === '' ? 'Wait' : `wait until ${earliest}`;
  return `${listAnd(steps)}${earliest === '' ? '' : `, earliest ${earliest}`}`;
}

/** One thing on the way, as an item of a list: “First call”, “2 × Follow-up email”, “1 approval”. */
export function describeStep(fix: Fix, names: Names): string {
  switch (fix.type) {
    case 'do':
      return fix.activity === null ? countChannel(fix.times, fix.channel) : `${fix.times > 1 ? `${fix.times} × ` : ''}${names.activity(fix.activity)}`;
    case 'fill':
      return names.field(fix.field);
    case 'tick':
      return `${fix.items.length} ${fix.items.length === 1 ? 'point' : 'points'} of ${names.activity(fix.activity)}`;
    case 'ask':
      return fix.purpose === 'approve' ? countChannel(fix.times ?? 1, 'approval') : `a word from ${names.role(fix.role)}`;
    case 'otherRun':
    case 'wait':
    case 'impossible':
      return describeFix(fix, names);
  }
}

/** Whether an outcome may be taken, in the words of its header: "Open" or "Locked, 2 of 3 missing". */
export function describeLock(verdict: Verdict): string {
  return verdict.met ? 'Open' : `Locked, ${verdict.missing} of ${verdict.total} missing`;
}

/** A way out and where it leads, told once: where an outcome and its stage share a name, the name says both. */
export interface WayWords {
  /** "Interested → Discovery meeting", or just "Lost". */
  readonly arrow: string;
  /** "moves to Lost"; null where the outcome's own name says it. */
  readonly to: string | null;
  /** For ears: "Interested, move to Discovery meeting". */
  readonly spoken: string;
  /** Said when it was taken: "Interested: moved to Discovery meeting". */
  readonly done: string;
}

/** Puts a way out into words. */
export function describeWay(outcome: string, stage: string): WayWords {
  if (outcome.trim().toLowerCase() === stage.trim().toLowerCase()) return { arrow: outcome, to: null, spoken: outcome, done: `Moved to ${stage}` };
  return { arrow: `${outcome} → ${stage}`, to: `moves to ${stage}`, spoken: `${outcome}, move to ${stage}`, done: `${outcome}: moved to ${stage}` };
}
