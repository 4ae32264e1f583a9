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

/**
 * Answers about every stage, by its number, worked out again only for the stages that changed since the same checker
 * asked last. The list itself stays the same object while no answer changed. `given` is what else the answers rest on.
 */
export function ofEachScene<Answer, Given = void>(work: (scene: Scene, given: Given) => Answer): (drawing: Drawing, given: Given) => readonly Answer[] {
  const each = answersBeside((scene, _beside: undefined, given: Given) => work(scene, given), Object.is);
  return (drawing, given) => each(drawing, nothing, given);
}

const nothing: readonly never[] = [];

/** What is found stage by stage, in one list; remembered likewise. */
export function inEachScene<Answer, Given = void>(work: (scene: Scene, given: Given) => readonly Answer[]): (drawing: Drawing, given: Given) => readonly Answer[] {
  const look = besideEachScene((scene, _beside: undefined, given: Given) => work(scene, given), Object.is);
  return (drawing, given) => look(drawing, nothing, given);
}

/** Likewise where a finding also rests on what stands beside the stage in a list: looked at again only where that changed too. */
export function besideEachScene<Beside, Answer, Given = void>(work: (scene: Scene, beside: Beside | undefined, given: Given) => readonly Answer[], isSame: Same<Beside>): (drawing: Drawing, besides: readonly (Beside | undefined)[], given: Given) => readonly Answer[] {
  // where nothing was found and nothing is, nothing changed
  const each = answersBeside((scene, beside: Beside | undefined, given: Given) => {
    const found = work(scene, beside, given);
    return found.length === 0 ? nothing : found;
  }, isSame);
  const joined = remembered((answers: readonly (readonly Answer[])[]) => {
    const all: Answer[] = [];
    for (const found of answers) for (const answer of found) all.push(answer);
    return all;
  });
  return (drawing, besides, given) => joined(each(drawing, besides, given));
}

type Same<Thing> = (one: Thing | undefined, other: Thing | undefined) => boolean;

/** Looks at every outcome of a drawing once, and at those of a stage again only when the stage or one of them changed. */
export function inEveryOutcome<Answer>(work: (way: Outcome) => readonly Answer[]): (drawing: Drawing) => readonly Answer[] {
  const own = inEachScene(({ ways }) => ways.flatMap((way) => (way.from.type === 'stage' ? work(way) : [])));
  return (drawing) => (drawing.common.length === 0 ? own(drawing) : [...own(drawing), ...drawing.common.flatMap(work)]);
}

/** The answer about a thing, remembered for as long as everything it hangs on is the very same; `work` is shown the answer before. */
export function rememberedWhile<Thing extends object, Given, Answer>(hangsOn: (thing: Thing, given: Given) => readonly unknown[], work: (thing: Thing, given: Given, before: Answer | undefined) => Answer): (thing: Thing, given: Given) => Answer {
  const last = new WeakMap<Thing, { readonly all: readonly unknown[]; readonly answer: Answer }>();
  return (thing, given) => {
    const all = hangsOn(thing, given);
    const before = last.get(thing);
    if (before && sameItems(before.all, all)) return before.answer;
    const answer = work(thing, given, before?.answer);
    last.set(thing, { all, answer });
    return answer;
  };
}

/** The answer the same checker got last, for as long as everything it hangs on is the very same. */
export function whileSame<Answer>(hangsOn: (drawing: Drawing) => readonly unknown[], work: (drawing: Drawing, before: Answer | undefined) => Answer): (drawing: Drawing) => Answer {
  const answers = rememberedWhile((_keeper: Drawing['keeper'], drawing: Drawing) => hangsOn(drawing), (_keeper, drawing, before: Answer | undefined) => work(drawing, before));
  return (drawing) => answers(drawing.keeper, drawing);
}

export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** What two lists begin and end with alike: an edit leaves most of a list as it was, and moves what stands behind a new item. */
export function alike(a: readonly unknown[], b: readonly unknown[]): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { head, tail };
}

interface Answered<Beside, Answer> {
  readonly scenes: readonly Scene[];
  readonly besides: readonly (Beside | undefined)[];
  readonly answers: readonly Answer[];
}

function answersBeside<Beside, Answer, Given>(work: (scene: Scene, beside: Beside | undefined, given: Given) => Answer, isSame: Same<Beside>) {
  const last = new WeakMap<Drawing['keeper'], Answered<Beside, Answer> & { readonly given: Given }>();
  return ({ keeper, scenes }: Drawing, besides: readonly (Beside | undefined)[], given: Given): readonly Answer[] => {
    const before = last.get(keeper);
    if (before && before.scenes === scenes && before.besides === besides && before.given === given) return before.answers;
    const one = (scene: Scene, place: number) => work(scene, besides[place], given);
    const answers = before && before.given === given ? answeredAgain(before, { scenes, besides }, isSame, one) : scenes.map(one);
    last.set(keeper, { scenes, besides, given, answers });
    return answers;
  };
}

/** What was answered before stays where stage and what is beside it stayed; their number may have moved, when stages came or went before them. */
function answeredAgain<Beside, Answer>(before: Answered<Beside, Answer>, { scenes, besides }: Pick<Answered<Beside, Answer>, 'scenes' | 'besides'>, isSame: Same<Beside>, work: (scene: Scene, place: number) => Answer): readonly Answer[] {
  const { head, tail } = alike(before.scenes, scenes);
  const [oldEnd, end] = [before.scenes.length - tail, scenes.length - tail];
  const between = before.answers.slice(head, oldEnd);
  const places = new Map(before.scenes.slice(head, oldEnd).map((scene, index) => [scene, index]));
  const fresh = scenes.slice(head, end).map((scene, index) => {
    const then = places.get(scene);
    const known = then !== undefined && isSame(before.besides[head + then], besides[head + index]) ? between[then] : undefined;
    return known ?? work(scene, head + index);
  });
  const answers = sameItems(fresh, between) ? before.answers : before.answers.toSpliced(head, oldEnd - head, ...fresh);
  if (before.besides === besides) return answers;
  const again = answers.map((known, place) => {
    const scene = scenes[place];
    const then = place < head ? place : place >= end ? place - end + oldEnd : -1;
    return scene === undefined || then < 0 || isSame(before.besides[then], besides[place]) ? known : work(scene, place);
  });
  return sameItems(again, answers) ? answers : again;
}
