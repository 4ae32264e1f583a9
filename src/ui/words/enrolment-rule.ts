import type { Blueprint } from '#engine/blueprint';
import { describeCondition } from './condition.ts';
import { quoted, type Names } from './names.ts';

type Enrolment = Blueprint['enrolment'];

/** Which records come in, who never does, who leaves by itself, and in which order, as one sentence (S60, S116). */
export function describeEnrolment(enrolment: Enrolment, names: Names, viewName?: string): string {
  const { unless, exitWhen, rankBy, reentry, imports } = enrolment;
  return [
    comeIn(enrolment.when, names, viewName),
    ...(unless === undefined ? [] : [`never when ${describeCondition(unless, names)}`]),
    ...(exitWhen === undefined ? [] : [`a record leaves by itself when ${describeCondition(exitWhen, names)}`]),
    ...(rankBy === undefined ? [] : [`the highest ${names.field(rankBy)} first`]),
    { never: 'once only', afterEnd: 'again once the last run has ended', always: 'again at any time' }[reentry],
    ...(enrolment.when.type === 'manual' ? [] : [imports === 'held' ? 'imported records are held' : 'imported records come in by the rule']),
  ].join('; ');
}

function comeIn(when: Enrolment['when'], names: Names, viewName: string | undefined): string {
  switch (when.type) {
    case 'manual':
      return 'Records are brought in by hand';
    case 'condition':
      return `Records come in when ${describeCondition(when.condition, names)}`;
    case 'view':
      return `Records come in when the saved view ${viewName === undefined ? 'that is gone' : quoted(viewName)} shows them`;
  }
}
