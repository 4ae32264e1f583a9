import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBlueprint, createChecker, editBlueprint, newActivity, newOutcome, newStage, type Blueprint, type CheckContext, type Edit } from '#engine/blueprint';
import { labelledId } from '../../../kit/a-blueprint.ts';
import { cases } from '../../../kit/cases.ts';
import { blueprints, conditions } from '../../../kit/random-blueprint.ts';
import { busyRecordType } from './busy-blueprint.ts';

const known: CheckContext = { recordTypes: { lead: busyRecordType }, roles: ['rep'], people: ['u_ann'], teams: ['sales'], holders: { rep: 3 } };
const field = (key: string, kind: 'number' | 'text' | 'choice') => ({ key, name: key, kind, choices: kind === 'choice' ? ['gold', 'silver'] : [], required: key === 'tier', order: 0 });
const contexts: readonly CheckContext[] = [known, {}, { ...known, roles: ['rep', 'boss'], holders: { rep: 1, boss: 1 } }, { ...known, recordTypes: { lead: { ...busyRecordType, fields: { ...busyRecordType.fields, size: field('size', 'number'), tier: field('tier', 'choice') } } } }];

type Move = { readonly type: 'edit'; readonly edit: (now: Blueprint, turn: number) => Edit } | { readonly type: 'back'; readonly steps: number } | { readonly type: 'context'; readonly context: CheckContext };

const nth = (ids: Readonly<Record<string, unknown>>, number: number): string => Object.keys(ids)[number % Math.max(1, Object.keys(ids).length)] ?? labelledId('none');
const set = (path: readonly string[], value: unknown): Edit => ({ type: 'setField', path, value });
const any = fc.nat(1000);
const fresh = (turn: number) => labelledId(`law ${turn}`);

/** One edit of every kind a person makes, on whatever stands at these numbers. */
const edits: fc.Arbitrary<Move> = fc
  .oneof(
    fc.tuple(any, fc.constantFrom('One name', 'Another', '')).map(([at, name]) => (now: Blueprint): Edit => ({ type: 'renameStage', stage: nth(now.stages, at), name })),
    fc.tuple(any, fc.constantFrom('One name', 'Another')).map(([at, name]) => (now: Blueprint) => set(['outcomes', nth(now.outcomes, at), 'name'], name)),
    { weight: 3, arbitrary: fc.tuple(any, fc.option(any, { freq: 6 })).map(([at, to]) => (now: Blueprint) => set(['outcomes', nth(now.outcomes, at), 'to'], to === null ? null : nth(now.stages, to))) },
    fc.tuple(any, fc.constantFrom('', 'Say {{name}}', '{{tier}} and {{amount3}}')).map(([at, text]) => (now: Blueprint) => set(['activities', nth(now.activities, at), 'content', 'instructions'], text)),
    fc.tuple(any, fc.option(conditions)).map(([at, condition]) => (now: Blueprint) => set(['outcomes', nth(now.outcomes, at), 'gate'], condition ? { type: 'all', of: [{ type: 'field', condition }, { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'call' }, within: { type: 'run' } }] } : undefined)),
    fc.tuple(any, conditions).map(([at, condition]) => (now: Blueprint) => set(['outcomes', nth(now.outcomes, at), 'trigger'], { type: 'condition', condition })),
    fc.tuple(any, fc.constantFrom('tier', 'amount1'), fc.constantFrom(null, 'x')).map(([at, key, value]) => (now: Blueprint) => set(['outcomes', nth(now.outcomes, at), 'then'], [{ type: 'setField', field: key, value }])),
    fc.tuple(any, fc.option(fc.tuple(any, any))).map(([at, from]) => (now: Blueprint) => set(['outcomes', nth(now.outcomes, at), 'from'], from ? { type: 'stages', stages: [...new Set(from.map((stage) => nth(now.stages, stage)))] } : { type: 'all' })),
    fc.constantFrom('work', 'end', 'decision', 'wait', 'parallel').map((kind) => (_now: Blueprint, turn: number): Edit => ({ type: 'addStage', stage: newStage(kind, fresh(turn), 'One name'), at: { x: 0, y: 0 } })),
    fc.tuple(any, fc.boolean()).map(([at, heal]) => (now: Blueprint): Edit => ({ type: 'deleteStages', stages: [nth(now.stages, at)], heal })),
    fc.tuple(any, fc.constantFrom('work', 'decision', 'wait', 'parallel', 'end')).map(([at, kind]) => (now: Blueprint) => set(['stages', nth(now.stages, at), 'kind'], kind)),
    fc.tuple(any, any).map(([from, to]) => (now: Blueprint, turn: number): Edit => ({ type: 'addOutcome', outcome: newOutcome({ id: fresh(turn), stage: nth(now.stages, from), name: 'Another', to: nth(now.stages, to) }) })),
    any.map((at) => (now: Blueprint): Edit => ({ type: 'deleteOutcomes', outcomes: [nth(now.outcomes, at)] })),
    fc.tuple(any, fc.constantFrom('call', 'email', 'meeting')).map(([at, channel]) => (now: Blueprint, turn: number): Edit => ({ type: 'addActivity', activity: newActivity(channel, fresh(turn), 'Another'), stage: nth(now.stages, at) })),
    any.map((at) => (now: Blueprint): Edit => ({ type: 'deleteActivities', activities: [nth(now.activities, at)] })),
    fc.tuple(any, any).map(([at, before]) => (now: Blueprint) => set(['activities', nth(now.activities, at), 'after'], [{ type: 'activity', activity: nth(now.activities, before) }])),
    fc.tuple(any, fc.nat(20)).map(([at, amount]) => (now: Blueprint) => set(['activities', nth(now.activities, at), 'due'], { type: 'stageEntry', wait: { amount, unit: 'days' } })),
    fc.tuple(any, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })).map(([at, join]) => (now: Blueprint) => set(['stages', nth(now.stages, at), 'join'], join)),
    fc.tuple(any, any).map(([at, name]) => (now: Blueprint) => { const stage = nth(now.stages, at); const lanes = now.stages[stage]?.lanes ?? {}; return set(['stages', stage, 'lanes', nth(lanes, name), 'name'], `Lane ${name}`); }),
    any.map((at) => (now: Blueprint): Edit => ({ type: 'setStart', stage: nth(now.stages, at) })),
    fc.constantFrom(set(['rhythm', 'sameChannelInRow'], 1), set(['rhythm', 'gap'], { min: 2, max: 3 }), set(['rhythm', 'touchesPer7Days'], 1)).map((edit) => () => edit),
  )
  .map((edit) => ({ type: 'edit', edit }));

const moves = fc.array(fc.oneof({ weight: 8, arbitrary: edits }, { weight: 1, arbitrary: fc.nat(5).map((steps): Move => ({ type: 'back', steps })) }, { weight: 1, arbitrary: fc.constantFrom(...contexts).map((context): Move => ({ type: 'context', context })) }), { minLength: 5, maxLength: 14, size: 'max' });

test('[B43] after any walk of edits, undone edits and changes of what is known the answers are those of a new checker', () => {
  let edited = 0;
  fc.assert(
    fc.property(blueprints, moves, (start, walk) => {
      const check = createChecker();
      const past = [start];
      let now = start;
      let context = known;
      expect(check(now, context)).toEqual(checkBlueprint(structuredClone(now), context));
      for (const [turn, move] of walk.entries()) {
        if (move.type === 'context') ({ context } = move);
        else if (move.type === 'back') now = past.at(-1 - move.steps) ?? start;
        else {
          const made = editBlueprint(now, move.edit(now, turn));
          if (!made.ok) continue;
          edited += 1;
          now = made.value.next;
          past.push(now);
        }
        expect(check(now, context)).toEqual(checkBlueprint(structuredClone(now), context));
      }
    }),
    { numRuns: cases(60) },
  );
  expect(edited).toBeGreaterThan(cases(60) * 2);
});

test('[B43] one checker asked about two drawings in turn, and two checkers about one, answer as new ones would', () => {
  fc.assert(
    fc.property(blueprints, blueprints, (one, other) => {
      const [first, second] = [createChecker(), createChecker()];
      for (const drawing of [one, other, one, one, other]) {
        const answer = checkBlueprint(structuredClone(drawing), known);
        expect(first(drawing, known)).toEqual(answer);
        expect(second(drawing, known)).toEqual(answer);
      }
    }),
    { numRuns: cases(20) },
  );
});
