import type { Clause, Outcome } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import type { ClauseVerdict, Quantity, Verdict, VerdictNode } from '#engine/gates';
import type { Refused } from './run.ts';

/** Says no, with the living verdict when a gate was the reason. */
export function refuse(refusal: Refusal, verdict: Verdict | null = null): Refused {
  return { ok: false, refusal, verdict };
}

/** Says no because the outcome's gate is closed: the unmet clauses travel along as short texts for the journal. */
export function refuseGate(outcome: Outcome, verdict: Verdict): Refused {
  return refuse({ type: 'gateClosed', outcome: outcome.id, missing: verdict.missing, total: verdict.total, clauses: openClauses(verdict).map(({ brief }) => brief) }, verdict);
}

/** The clauses that keep a gate closed, each with the short text the journal keeps of it. */
export function openClauses({ tree }: Verdict): readonly { readonly clause: Clause; readonly brief: { readonly kind: string; readonly wanted: string; readonly seen: string } }[] {
  return unmet(tree).map(({ clause, wanted, seen }) => ({ clause, brief: { kind: clause.type, wanted: brief(wanted), seen: brief(seen) } }));
}

/** The clauses that keep the tree closed. Under a `not` it is the met ones. */
function unmet(node: VerdictNode, wanted = true): readonly ClauseVerdict[] {
  if (node.type === 'clause') return node.met === wanted ? [] : [node];
  if (node.met === wanted) return [];
  return node.type === 'not' ? unmet(node.of, !wanted) : node.of.flatMap((part) => unmet(part, wanted));
}

function brief(quantity: Quantity): string {
  switch (quantity.type) {
    case 'times':
      return String(quantity.times);
    case 'value':
      return `${quantity.field} ${quantity.operator ?? '='} ${JSON.stringify(quantity.value)}`;
    case 'items':
      return `${quantity.done}/${quantity.total}`;
    case 'until':
      return String(quantity.at);
    case 'milliseconds':
      return String(quantity.milliseconds);
    case 'roles':
      return quantity.roles.join(', ');
    case 'message':
      return quantity.message;
    case 'nothing':
      return '';
  }
}
