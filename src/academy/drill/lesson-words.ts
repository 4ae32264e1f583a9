import { clausesOf } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Lesson, RubricPart } from '#engine/rehearsal';
import { gateOf } from '#engine/run';
import { describeClausePhrase, type Names } from '../../ui/index.ts';

/** What there is to learn, as a sentence a trainer would say. */
export function lessonWords(process: Process, lesson: Lesson, names: Names): string {
  const outcome = process.version.document.outcomes[lesson.outcome];
  const stage = process.version.document.stages[lesson.from];
  const way = `“${outcome?.name || 'an outcome without a name'}”`;
  if (lesson.type === 'outcome') return outcome?.trigger.type === 'person' ? `Take ${way} out of ${names.stage(lesson.from)}` : `See ${way} go off in ${names.stage(lesson.from)}`;
  const clause = stage && outcome ? clausesOf(gateOf(stage, outcome))[lesson.clause] : undefined;
  return `Before ${way} in ${names.stage(lesson.from)}: ${clause ? describeClausePhrase(clause, names) : 'a rule that is gone'}`;
}

/** The parts of the rubric in a trainer's words. */
export const rubricWords: Readonly<Record<RubricPart, { readonly name: string; readonly asks: string }>> = {
  gates: { name: 'Gates', asks: 'No way out tried while it was locked' },
  order: { name: 'Order', asks: 'Nothing tried before it could be done' },
  timing: { name: 'Timing', asks: 'Done when it was due' },
  script: { name: 'Talking points', asks: 'Said what the script names' },
  words: { name: 'Words', asks: 'Nothing said that the script says not to' },
  evidence: { name: 'Evidence', asks: 'Notes and links another person could use' },
};
