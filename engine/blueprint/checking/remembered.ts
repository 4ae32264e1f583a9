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
