import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldEntries, verifyChain, type Entry } from '#engine/journal';
import { replay, step, type Run } from '#engine/run';
import { labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import type { Rep } from './a-rep.ts';
import { aWalker, everything, walks, type Act } from './random-walk.ts';

const { process } = aWalker();
const { id } = everything();

/** Walks a record and looks at it after every entry. */
function walk(acts: readonly Act[], look: (rep: Rep, before: Run) => void): Rep {
  const rep = aWalker(process);
  for (const act of acts) {
    const before = frozen(rep.run);
    const written = rep.entries.length;
    act(rep);
    if (rep.entries.length > written) look(rep, before);
  }
  return rep;
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('laws of a run', () => {
  test('[R20] the walks reach every outcome of the drawing, so that the laws speak about all of them', () => {
    const taken = new Set<string>();
    const look = (rep: Rep) => rep.lastEntry.changes?.moves.forEach((move) => taken.add(move.outcome ?? ''));
    for (const acts of fc.sample(walks, { seed: 7, numRuns: 150 })) walk(acts, look);
    expect(Object.values(process.version.document.outcomes).filter((outcome) => !taken.has(outcome.id)).map((outcome) => outcome.name)).toEqual([]);
  });

  test('[R61] the journal replayed equals the live run after every entry', () => {
    fc.assert(
      fc.property(walks, (acts) => {
        const rep = walk(acts, ({ entries, run }) => expect(replay(process, entries)).toEqual(run));
        expect(verifyChain(rep.entries)).toEqual({ ok: true });
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R1] a run survives JSON unchanged, and nothing that was handed in is changed', () => {
    fc.assert(
      fc.property(walks, (acts) => {
        // Every run handed in is frozen to its depths: a step that changed one would throw.
        walk(acts, ({ run }) => expect(JSON.parse(JSON.stringify(run))).toStrictEqual(run));
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R2] accepted intents number the run without gaps, and the journal says where it stands', () => {
    fc.assert(
      fc.property(walks, (acts) => {
        const rep = walk(acts, ({ run, lastEntry }, before) => {
          expect(run.rev).toBe(before.rev + (lastEntry.ok ? 1 : 0));
          if (!lastEntry.ok) expect(run).toBe(before);
        });
        const folded = foldEntries(rep.entries);
        const { run } = rep;
        expect(folded).toMatchObject({ owner: run.record.owner, fields: run.record.fields, done: run.done });
        expect(folded.runs[run.id]).toMatchObject({ status: run.status, stages: [run.stage], visit: run.visit, rev: run.rev });
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R20] no gate opens early: every move is one the drawing and the journal allow', () => {
    fc.assert(
      fc.property(walks, (acts) => {
        walk(acts, ({ entries, lastEntry }, before) => {
          if (!lastEntry.ok || lastEntry.intent.type === 'undo') return;
          for (const move of lastEntry.changes?.moves ?? []) expect(allowed(move, entries, before, lastEntry)).toBe('allowed');
          // An override is named only by the step that used it, and only when it was there to be used.
          if (lastEntry.changes?.overridden !== undefined) expect(overrideFor(lastEntry.changes.moves[0]?.outcome ?? '', entries, before)).toBe(lastEntry.changes.overridden);
        });
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R73] nobody agrees to their own work, by their own or a lent right, and no right is used twice', () => {
    fc.assert(
      fc.property(walks, (acts) => {
        walk(acts, ({ entries, lastEntry: { ok, intent, by } }, before) => {
          if (!ok || intent.type !== 'approve') return;
          const earlier = answersIn(intent.role, entries.slice(0, -1), before.visit);
          const right = intent.onBehalfOf ?? by;
          expect([before.record.owner, earlier.requester]).not.toContain(by);
          expect([before.record.owner, earlier.requester]).not.toContain(right);
          expect(earlier.agreed.flatMap((one) => [one.by === by, one.right === right])).not.toContain(true);
        });
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R60] what options calls open is accepted, what it does not is refused', () => {
    fc.assert(
      fc.property(walks, (acts) => {
        walk(acts, ({ run, now, by, roles, options }) => {
          for (const { outcome, open, byHand } of options.outcomes) {
            const answer = step(process, run, { entry: labelledId('try'), by, roles, intent: { type: 'choose', outcome: outcome.id, fields: {}, reason: null, expect: { visit: run.visit } } }, now);
            expect([byHand && open, answer.ok]).toEqual([answer.ok, open]);
          }
        });
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R50] undo gives the former run back, but for its number', () => {
    fc.assert(
      fc.property(walks, (acts) => {
        const rep = walk(acts, ({ run, now, lastEntry }, before) => {
          if (!lastEntry.ok || run.before?.entry !== lastEntry.id) return;
          const undone = step(process, run, { entry: labelledId('undo'), by: run.before.by ?? 'u_rep', roles: [], intent: { type: 'undo', entry: lastEntry.id } }, now);
          expect(undone.ok && withoutTrace(undone.run)).toEqual(withoutTrace(before));
        });
        expect(rep.run.rev).toBeGreaterThan(0);
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R41] every due belongs to this visit, was armed by a step that happened, and is in time order', () => {
    fc.assert(
      fc.property(walks, (acts) => {
        walk(acts, ({ run }) => {
          expect(run.dues.every((due) => due.stage === run.stage && due.key.endsWith(`:${run.visit}`) && due.armed <= run.rev)).toBe(true);
          expect(run.dues.map((due) => due.at)).toEqual(run.dues.map((due) => due.at).sort((a, b) => a - b));
        });
      }),
      { numRuns: cases(40) },
    );
  });
});

/** A run without its number and its way back; empty fields and missing ones mean the same. */
function withoutTrace(run: Run) {
  const { rev: _rev, before: _before, lastVisit: _lastVisit, record, ...rest } = run;
  return { ...rest, owner: record.owner, fields: Object.fromEntries(Object.entries(record.fields).filter(([, value]) => value !== null)) };
}

interface Answers {
  readonly requester: string | null;
  readonly agreed: readonly { readonly by: string; readonly right: string; readonly whose: readonly (string | null)[] }[];
}

/** What was answered in a role in one visit, read off the journal: since it was asked last, and since somebody said no. */
function answersIn(role: string, entries: readonly Entry[], visit: number): Answers {
  const undone = undoneIn(entries);
  let answers: Answers = { requester: null, agreed: [] };
  entries.forEach(({ id: entry, ok, intent, by }, index) => {
    if (!ok || undone.has(entry) || !('role' in intent) || intent.role !== role || intent.expect.visit !== visit) return;
    if (intent.type === 'requestApproval') answers = { requester: by, agreed: [] };
    else if (intent.type === 'reject') answers = { ...answers, agreed: [] };
    else answers = { ...answers, agreed: [...answers.agreed, { by, right: intent.onBehalfOf ?? by, whose: [answers.requester, foldEntries(entries.slice(0, index)).owner] }] };
  });
  return answers;
}

function undoneIn(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.ok && entry.intent.type === 'undo' ? [entry.intent.entry] : [])));
}

/** The entry that allowed somebody to go past this outcome's gate in this visit: confirmed by another boss, a day old at most, and not used before. */
function overrideFor(outcome: string, entries: readonly Entry[], before: Run): string | null {
  const now = entries.at(-1)?.at ?? 0;
  const undone = undoneIn(entries);
  const valid = entries.slice(0, -1).filter((entry) => entry.ok && !undone.has(entry.id));
  const isBoss = (entry: Entry) => entry.roles.includes('boss');
  const found = valid.find(({ id: entry, intent, by, at }, index) => {
    if (intent.type !== 'override' || intent.target.type !== 'outcome' || intent.expect.visit !== before.visit || now >= at + 86_400_000) return false;
    // Beyond its limit "Again" leads where "Park" leads, so what is opened is Park's gate.
    const { outcome: wanted } = intent.target;
    if (wanted !== outcome && !(wanted === id.outcome('New', 'Again') && outcome === id.outcome('New', 'Park'))) return false;
    const asked = valid[index];
    const confirmed = valid.some((other) => other.intent.type === 'confirmOverride' && other.intent.override === entry && other.by !== by && isBoss(other));
    return asked !== undefined && isBoss(asked) && confirmed && !valid.some((other) => other.changes?.overridden === entry);
  });
  return outcome === id.outcome('Sign off', 'Drop') ? null : (found?.id ?? null);
}

type Move = NonNullable<Entry['changes']>['moves'][number];

/**
 * The oracle: reads the journal, not the run, and knows the drawing of everything by heart. It says which rule a move
 * broke. What it counts are accepted entries that no undo took back.
 */
function allowed(move: Move, entries: readonly Entry[], before: Run, last: Entry): string {
  const undone = undoneIn(entries);
  const done = entries.flatMap((entry) => (entry.ok && !undone.has(entry.id) ? (entry.changes?.done ?? []) : []));
  const here = done.filter((one) => one.visit === before.visit);
  const fields = foldEntries(entries).fields;
  const formerly = foldEntries(entries.slice(0, -1)).fields;
  const did = (label: string) => here.some((one) => one.activity === id.activity(label));
  const count = (channel: string) => done.filter((one) => one.channel === channel).length;
  const lastCall = here.findLast((one) => one.activity === id.activity('Call'));
  const agreed = (role: string) => {
    const { owner } = foldEntries(entries);
    const valid = answersIn(role, entries, before.visit).agreed.filter(({ by, right, whose }) => ![...whose, owner].some((one) => one === by || one === right));
    return Math.min(new Set(valid.map((one) => one.by)).size, new Set(valid.map((one) => one.right)).size);
  };
  const big = (value: unknown, than: number) => typeof value === 'number' && value > than;
  const rules: Readonly<Record<string, () => boolean>> = {
    [id.outcome('New', 'Reached')]: () => lastCall?.result === 'connected' && (!big(fields.size, 5) || did('Mail')),
    [id.outcome('New', 'Not interested')]: () => count('email') >= 2 && count('call') >= 1,
    [id.outcome('New', 'Again')]: () => last.intent.type === 'choose' && (before.taken[id.outcome('New', 'Again')] ?? 0) < 2,
    [id.outcome('New', 'Park')]: () => last.intent.type === 'choose' && last.at - before.enteredAt >= 3_600_000,
    [id.outcome('Sort', 'Big')]: () => big(fields.size, 10),
    [id.outcome('Sort', 'Rest')]: () => !big(fields.size, 10),
    [id.outcome('Later', 'Time over')]: () => last.at - before.enteredAt >= 2 * 86_400_000 - 3_600_000,
    [id.outcome('Later', 'Paid')]: () => last.intent.type === 'signal',
    [id.outcome('Hand over', 'Handed over')]: () => did('Tell sales') && did('Welcome'),
    [id.outcome('Lost', 'Reopen')]: () => last.intent.type === 'choose',
    [id.outcome('New', 'Ask the bosses')]: () => last.intent.type === 'choose',
    [id.outcome('Sign off', 'Signed')]: () => agreed('boss') >= 2,
    [id.outcome('Sign off', 'Turned down')]: () => here.findLast((one) => one.activity === id.activity('Sign-off'))?.result === 'rejected' && big(fields.size, 5),
    [id.outcome('Sign off', 'Sent back')]: () => here.findLast((one) => one.activity === id.activity('Pass on'))?.result === 'returned',
    [id.outcome('Sign off', 'Chiefs agree')]: () => agreed('chief') >= 2,
    [id.outcome('Sign off', 'Pressed through')]: () => false,
    [id.outcome('Sign off', 'Drop')]: () => last.intent.type === 'choose' && last.at - before.enteredAt >= 2 * 86_400_000 - 3_600_000,
    [id.outcome('*', 'Wants out')]: () => fields.wantsOut === true || formerly.wantsOut === true,
  };
  const rule = rules[move.outcome ?? ''];
  if (rule === undefined) return `outcome ${move.outcome} is not in the drawing`;
  const byHand = last.intent.type === 'choose' && overrideFor(move.outcome ?? '', entries, before) !== null;
  return rule() || byHand ? 'allowed' : `outcome ${process.version.document.outcomes[move.outcome ?? '']?.name} was taken early`;
}
