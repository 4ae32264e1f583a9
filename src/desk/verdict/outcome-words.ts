import type { ClauseVerdict, VerdictNode } from '#engine/gates';
import type { OutcomeOption } from '#engine/run';
import { capital, describeClause, describeRefusal, describeTrigger, formatMoment, listAnd, listOr, quoted } from '../../ui/index.ts';
import type { RecordData } from '../record/record-data.ts';

const mostLines = 3;

/** Why an outcome is open, in its card's few lines: what was asked and seen. */
export function metWords({ verdict }: OutcomeOption, { names, when, entries }: RecordData): readonly string[] {
  return metClauses(verdict.tree).slice(0, mostLines).map((node) => {
    const { title, progress } = describeClause(node, names, when);
    const last = entries.findLast(({ id }) => node.evidence.includes(id));
    return `${title}: ${progress}${last === undefined ? '' : `, seen ${formatMoment(last.at, when)}`}`;
  });
}

/** The clauses that make it open; what need not be, or must not be, so proves nothing. "0 of 0" says nothing either. */
function metClauses(node: VerdictNode): readonly ClauseVerdict[] {
  if (node.type === 'clause') return node.met && !(node.wanted.type === 'items' && node.wanted.total === 0) ? [node] : [];
  return node.type === 'not' ? [] : node.of.flatMap(metClauses);
}

/** What is left undone by leaving the stage now: "Closes First call and Follow-up email 2". */
export function closedWork(_option: OutcomeOption, { options }: RecordData): string {
  const open = (options?.activities ?? []).filter(({ status, created }) => (status === 'open' || status === 'locked') && created !== true).map(({ activity }) => activity.name);
  if (open.length === 0) return '';
  return `Closes ${open.length > mostLines ? `${listAnd(open.slice(0, mostLines - 1).concat(`${open.length - mostLines + 1} more`))}` : listAnd(open)} undone`;
}

/** Why it is not this person's to take, and whose it is, by name as far as anybody holds the role. */
export function whoseItIs({ refusal }: OutcomeOption, { names, when, people, record }: RecordData): string {
  if (refusal === null || refusal.type === 'paused' || refusal.type === 'runEnded') return '';
  if (refusal.type !== 'notAllowed') return describeRefusal(refusal, names, when);
  if (refusal.ownerOnly) return record.owner === null ? 'Only its owner may take it, and nobody owns this record.' : `Only its owner may take it: ${names.person(record.owner)}.`;
  const holders = people.filter(({ roles }) => refusal.roles.some((role) => roles.includes(role))).map(({ name }) => name);
  const roles = listOr(refusal.roles.map((role) => names.role(role)));
  return `Only ${roles} may take it: ${holders.length === 0 ? 'nobody here holds that role' : listOr(holders.slice(0, 4))}.`;
}

/** When an outcome goes off by itself, and what could come first. */
export function automaticWords(option: OutcomeOption, { names, when, options }: RecordData): string {
  const { outcome, firesAt, verdict } = option;
  const waits = firesAt !== null && !verdict.met ? ' If its rule is not met by then, it waits for that.' : '';
  const others = (options?.outcomes ?? []).filter((one) => one.outcome.id !== outcome.id && one.target.id !== option.target.id).map((one) => quoted(one.outcome.name));
  const first = firesAt === null || others.length === 0 ? '' : `, unless ${others.length > mostLines ? 'another way out' : listOr(others)} comes first`;
  return firesAt === null ? `${capital(describeTrigger(outcome.trigger, names))}.` : `Goes off by itself ${formatMoment(firesAt, when)}${first}.${waits}`;
}
