import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBlueprint, defaultRecordTypes, type Blueprint, type CheckContext, type Finding } from '#engine/blueprint';
import { createAnswering } from '../../../../src/studio/checking/answering.ts';
import type { CheckQuestion } from '../../../../src/studio/checking/check-messages.ts';
import { checksOver, type Wire } from '../../../../src/studio/checking/checks-in-worker.ts';
import { changeBetween, changedDraft } from '../../../../src/studio/checking/draft-link.ts';
import { cases } from '../../../kit/cases.ts';
import { randomEdits } from '../../../engine/blueprint/edits/random-edits.ts';

const context: CheckContext = { recordTypes: defaultRecordTypes, roles: ['rep'], people: ['u_ann'] };

/** Sent as between a page and its worker: nothing is the same object at the other end. */
const sent = <Thing>(thing: Thing): Thing => structuredClone(thing);

describe('a drawing followed at a distance', () => {
  it('is the same drawing after every edit, in the same order, and what an edit left alone is the very same', () => {
    let kept = 0;
    fc.assert(fc.property(randomEdits(25), ({ start, made }) => {
      let there: Blueprint = changedDraft(null, sent(changeBetween(null, start)));
      for (const { before, edited: { next } } of made) {
        const after = changedDraft(there, sent(changeBetween(before, next)));
        expect(JSON.stringify(after)).toBe(JSON.stringify(next));
        for (const id of Object.keys(next.stages)) {
          if (next.stages[id] !== before.stages[id]) continue;
          kept += 1;
          expect(after.stages[id]).toBe(there.stages[id]);
        }
        there = after;
      }
    }), { numRuns: cases(40) });
    expect(kept).toBeGreaterThan(0);
  });

  it('needs little to be told: one name is one name', () => {
    fc.assert(fc.property(randomEdits(5), ({ end }) => {
      const renamed = { ...end, name: 'Another name' };
      expect(changeBetween(end, renamed)).toEqual({ type: 'parts', parts: { name: { type: 'value', value: 'Another name' } }, keys: null });
    }), { numRuns: cases(10) });
  });
});

/** A worker that answers only when it is let: `rest` is how it is when nobody edits for a while. */
function slowWorker() {
  const answering = createAnswering();
  let hear: Parameters<Wire['listen']>[0] = () => undefined;
  const asked: CheckQuestion[] = [];
  const wire: Wire = { send: (question) => void asked.push(sent(question)), listen: (onAnswer) => void (hear = onAnswer), close: () => undefined };
  const rest = () => {
    for (const question of asked.splice(0)) answering.take(question);
    const answer = answering.answer();
    if (answer) hear(sent(answer));
  };
  return { checks: checksOver(wire), rest, fail: () => hear({ type: 'failed', problem: 'out of memory' }) };
}

describe('checks beside the page', () => {
  it('find after any edits, however many come between two answers, what checks on the page find', () => {
    fc.assert(fc.property(randomEdits(20), fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), ({ start, made }, rests) => {
      const { checks, rest } = slowWorker();
      let told: readonly Finding[] = [];
      const ask = (draft: Blueprint) => checks.check(draft, context, (findings) => (told = findings), () => undefined);
      ask(start);
      for (const [turn, { edited }] of made.entries()) {
        ask(edited.next);
        if (rests[turn] === true) rest();
      }
      rest();
      expect(told).toEqual(checkBlueprint(made.at(-1)?.edited.next ?? start, context));
    }), { numRuns: cases(40) });
  });

  it('leave a finding that an edit does not touch the very same', () => {
    fc.assert(fc.property(randomEdits(3), ({ end }) => {
      const { checks, rest } = slowWorker();
      const told: (readonly Finding[])[] = [];
      const ask = (draft: Blueprint) => checks.check(draft, context, (findings) => void told.push(findings), () => undefined);
      ask(end);
      rest();
      ask({ ...end, description: `${end.description}, said anew` });
      rest();
      const [first = [], second = []] = told;
      expect(second.filter((finding) => first.includes(finding)).length).toBeGreaterThanOrEqual(first.length > 2 ? 1 : 0);
    }), { numRuns: cases(10) });
  });

  it('say when they break, so that the page can check by itself', () => {
    fc.assert(fc.property(randomEdits(1), ({ end }) => {
      const { checks, fail } = slowWorker();
      let isBroken = false;
      checks.check(end, context, () => undefined, () => { isBroken = true; });
      fail();
      expect(isBroken).toBe(true);
    }), { numRuns: 1 });
  });
});
