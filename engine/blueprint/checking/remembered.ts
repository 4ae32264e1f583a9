import type { Outcome } from '../model/blueprint.ts';
import type { Drawing, Scene } from './drawing.ts';

/**
 * Remembers what a pure function answered about a thing for as long as that very thing is around. What an edit does
 * not touch keeps its identity (rule B15), so a check asked again works only where something changed.
 */
export function remembered<Thing extends object, Answer>(work: (thing: Thing) => Answer): (thing: Thing) => Answer {
  const answers = new WeakMap<Thing, { readonly answer: Answer }>();
  return (thing) => {
    const known = answers.get(thing);
    if (known) return known.answer;
    const answer = work(thing);
    answers.set(thing, { answer });
    return answer;
  };
}

/** The same for an answer that rests on two things, such as a stage and the fields of the record type. */
export function rememberedOfBoth<One extends object, Other extends object, Answer>(work: (one: One, other: Other) => Answer): (one: One, other: Other) => Answer {
  const byOne = remembered((one: One) => remembered((other: Other) => work(one, other)));
  return (one, other) => byOne(one)(other);
}

/** Looks at every outcome of a drawing once, and at those of a stage again only when the stage or one of them changed. */
export function inEveryOutcome<Answer>(work: (way: Outcome) => readonly Answer[]): (drawing: Drawing) => readonly Answer[] {
  const inScene = remembered(({ ways }: Scene) => ways.flatMap((way) => (way.from.type === 'stage' ? work(way) : [])));
  return ({ scenes, common }) => [...scenes.flatMap(inScene), ...common.flatMap(work)];
}

/** The answer to the last few questions, by what they hang on: written as lines of text, so that a new name asks nothing again. */
export function rememberedByText<Given, Answer>(linesOf: (given: Given) => readonly string[], work: (given: Given) => Answer): (given: Given) => Answer {
  const mostKept = 4;
  const answers: { readonly lines: readonly string[]; readonly answer: Answer }[] = [];
  return (given) => {
    const lines = linesOf(given);
    const known = answers.find((each) => each.lines.length === lines.length && each.lines.every((line, index) => line === lines[index]));
    if (known) return known.answer;
    const answer = work(given);
    answers.unshift({ lines, answer });
    answers.splice(mostKept);
    return answer;
  };
}
