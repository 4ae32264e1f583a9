import type { Clause, CountOf, CountWindow, Gate } from '#engine/blueprint';
import { capital, formatCount, listAnd, listOr } from '../format.ts';
import { countChannel, doneWord } from './channel-words.ts';
import { describeCondition, describeDenied } from './condition.ts';
import { quoted, sayBlueprint, type Names } from './names.ts';
import { describeWait } from './timing.ts';

type CountClause = Extract<Clause, { readonly type: 'count' }>;

/**
 * What must be true before an outcome may be taken, as one plain sentence without full stop:
 * "At least 2 emails sent and 1 call made during this run".
 */
export function describeGate(gate: Gate, names: Names): string {
  return capital(describeGatePhrase(gate, names));
}

/** One clause of a gate as a phrase inside a sentence: "at least 2 emails sent during this run". */
export function describeClausePhrase(clause: Clause, names: Names): string {
  switch (clause.type) {
    case 'requiredActivities':
      return 'all required activities done';
    case 'count':
      return countPhrase([clause], names);
    case 'field':
      return describeCondition(clause.condition, names);
    case 'validation':
      return `${describeCondition(clause.condition, names)} (else “${clause.message}”)`;
    case 'checklist':
      return clause.activity === undefined ? 'every checklist of this stage complete' : `the checklist of ${quoted(names.activity(clause.activity))} complete`;
    case 'approval':
      return approvalPhrase(clause, names);
    case 'minimumTime':
      return `at least ${describeWait(clause.wait)} in this stage`;
    case 'otherRun':
      return otherRunPhrase(clause, names);
    case 'rhythm':
      return 'the rhythm allows it now';
    case 'role':
      return `taken by someone with the role ${names.role(clause.role)}`;
  }
}

function approvalPhrase(clause: Extract<Clause, { readonly type: 'approval' }>, names: Names): string {
  const people = clause.quorum === 1 ? 'someone' : `${clause.quorum} people`;
  const levels = clause.levels === 1 ? '' : `, on ${clause.levels} levels`;
  return `approval by ${people} with the role ${names.role(clause.role)}${levels}`;
}

function otherRunPhrase(clause: Extract<Clause, { readonly type: 'otherRun' }>, names: Names): string {
  const run = `the run of ${sayBlueprint(clause.blueprint, names)}${clause.on === 'linkedRecord' ? ' on a linked record' : ''}`;
  const parts = [
    ...(clause.reached === undefined ? [] : [`reached ${stageWanted(names.stageIn(clause.blueprint, clause.reached))}`]),
    ...(clause.ended === undefined ? [] : [`ended as ${clause.ended}`]),
  ];
  return `${run} ${parts.length === 0 ? 'exists' : listAnd(parts)}`;
}

function stageWanted(name: string | undefined): string {
  return name === undefined ? 'the wanted stage' : quoted(name);
}

/** The same as part of a sentence. */
export function describeGatePhrase(gate: Gate, names: Names): string {
  switch (gate.type) {
    case 'all':
      return gate.of.length === 0 ? 'nothing is asked' : listAnd(mergedCounts(gate.of, names));
    case 'any':
      return gate.of.length === 0 ? 'nothing can open it' : anyPhrase(gate.of, names);
    case 'not':
      return deniedPhrase(gate.of, names);
    default:
      return describeClausePhrase(gate, names);
  }
}

/** That a gate is not open, in the words of its clause. */
function deniedPhrase(gate: Gate, names: Names): string {
  switch (gate.type) {
    case 'all':
    case 'any':
      return `not (${describeGatePhrase(gate, names)})`;
    case 'not':
      return describeGatePhrase(gate.of, names);
    case 'field':
    case 'validation':
      return describeDenied(gate.condition, names);
    case 'rhythm':
      return 'the rhythm does not allow it now';
    case 'approval':
      return `no ${describeClausePhrase(gate, names)}`;
    case 'requiredActivities':
    case 'checklist':
    case 'count':
    case 'minimumTime':
    case 'otherRun':
    case 'role':
      return `not ${describeClausePhrase(gate, names)}`;
  }
}

function anyPhrase(of: readonly Gate[], names: Names): string {
  const parts = of.map((part) => grouped(part, names));
  return parts.length === 1 ? parts[0] ?? '' : `either ${listOr(parts)}`;
}

function grouped(part: Gate, names: Names): string {
  const words = describeGatePhrase(part, names);
  return (part.type === 'all' || part.type === 'any') && part.of.length > 1 ? `(${words})` : words;
}

/** Counts that share their comparison and their stretch are said in one breath. */
function mergedCounts(of: readonly Gate[], names: Names): readonly string[] {
  const said: string[] = [];
  let open: CountClause[] = [];
  const close = () => {
    if (open.length > 0) said.push(countPhrase(open, names));
    open = [];
  };
  for (const part of of) {
    const first = open[0];
    if (part.type === 'count') {
      if (first !== undefined && !sameFrame(first, part)) close();
      open.push(part);
    } else {
      close();
      said.push(grouped(part, names));
    }
  }
  close();
  return said;
}

function sameFrame(a: CountClause, b: CountClause): boolean {
  return a.compare === b.compare && windowPhrase(a.within) === windowPhrase(b.within);
}

const compares = { atLeast: 'at least', atMost: 'at most', exactly: 'exactly' } as const;

function countPhrase(clauses: readonly CountClause[], names: Names): string {
  const first = clauses[0];
  if (first === undefined) return 'nothing is asked';
  return `${compares[first.compare]} ${listAnd(clauses.map((clause) => counted(clause.times, clause.of, names)))} ${windowPhrase(first.within)}`;
}

function counted(times: number, of: CountOf, names: Names): string {
  const channel = of.channel ?? null;
  const what = of.activity === undefined
    ? `${countChannel(times, channel)} ${doneWord(channel)}`
    : `${formatCount(times, 'time')} ${quoted(names.activity(of.activity))} done`;
  const result = of.result === undefined ? '' : ` with the result ${quoted(names.result(of.result))}`;
  return `${what}${result}${of.person === undefined ? '' : ` by ${names.person(of.person)}`}`;
}

/** The stretch over which a gate counts: "during this run". */
export function windowPhrase(window: CountWindow): string {
  switch (window.type) {
    case 'visit':
      return 'during this stay';
    case 'run':
      return 'during this run';
    case 'days':
      return window.days === 1 ? 'in the last day' : `in the last ${window.days} days`;
    case 'record':
      return 'over all runs of this record';
  }
}
