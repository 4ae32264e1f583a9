import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour, type Instant } from '#engine/kernel';
import { isTouch } from '#engine/blueprint';
import { foldEntries, type DoneActivity, type Entry } from '#engine/journal';
import { options, replay, startRun, step, type Run } from '#engine/run';
import { labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { naiveBreaches } from '../calendar/naive-rhythm.ts';
import { monday, type Rep } from './a-rep.ts';
import { aTimedWalker, fire, timed, timedRhythm, timedWalks, type TimedAct } from './time-walk.ts';

const { process } = aTimedWalker();
const { id } = timed();

/** Walks a record and looks at it after every entry. */
function walk(acts: readonly TimedAct[], look: (rep: Rep, before: Run) => void): Rep {
  const rep = aTimedWalker(process);
  for (const act of acts) {
    const before = rep.run;
    const written = rep.entries.length;
    act(rep);
    if (rep.entries.length > written) look(rep, before);
  }
  return rep;
}

/** How long the record rested between two moments, read from the journal: undone rests and resumptions count as they were taken back. */
function restBetween(entries: readonly Entry[], from: Instant, to: Instant): number {
  const undone = new Set(entries.flatMap((entry) => (entry.ok && entry.intent.type === 'undo' ? [entry.intent.entry] : [])));
  let since: Instant | null = null;
  let rested = 0;
  for (const entry of entries) {
    if (!entry.ok || undone.has(entry.id)) continue;
    const { intent } = entry;
    if (intent.type === 'pause') since = entry.at;
    // However late the alarm: the rest ended on the day that was named, which a row of its own keeps.
    const byClock = intent.type === 'due' && intent.due.startsWith('p:');
    if (since !== null && (intent.type === 'resume' || byClock)) {
      const named = entries.findLast((one) => one.intent.type === 'pause' && one.ok && one.at === since)?.intent;
      const end = byClock && named?.type === 'pause' && named.until !== null ? named.until : entry.at;
      rested += Math.max(0, Math.min(end, to) - Math.max(since, from));
      since = null;
    }
  }
  return rested;
}

describe('laws of time', () => {
  test('the walks meet everything that time does, so that the laws speak about all of it', () => {
    const seen = new Set<string>();
    const look = ({ run, lastEntry }: Rep, before: Run) => {
      if (!lastEntry.ok) return;
      const { intent } = lastEntry;
      seen.add(intent.type);
      if (intent.type === 'due') seen.add(`due ${before.dues.find((due) => due.key === intent.due)?.kind}`);
      if (intent.type === 'undo' && intent.reason !== undefined) seen.add('compensation');
      if (run.notBefore !== undefined) seen.add('put off');
      if (run.datesUp !== undefined) seen.add('date up');
      if (run.dues.some((due) => due.snoozedFrom !== undefined)) seen.add('snoozed');
      if (run.dues.some((due) => due.slidFrom !== undefined)) seen.add('slid');
      if (Object.values(run.repeats ?? {}).some((round) => round.missed > 0)) seen.add('missed');
      if ((run.created ?? []).length > 0) seen.add('created');
      for (const move of lastEntry.changes?.moves ?? []) seen.add(`by ${move.outcome ?? 'none'}`);
    };
    for (const acts of fc.sample(timedWalks, { seed: 11, numRuns: 90 })) walk(acts, look);
    const wanted = ['pause', 'resume', 'undo', 'compensation', 'due activity', 'due outcome', 'due sla', 'due resume', 'due return', 'put off', 'slid', 'snooze', 'snoozed', 'missed', 'created', 'by none', `by ${id.outcome('Reach', 'Out')}`, `by ${id.outcome('Talk', 'Slow')}`, `by ${id.outcome('Reach', 'Fair over')}`];
    expect(wanted.filter((one) => !seen.has(one))).toEqual([]);
  });

  test('[R61] the journal replayed equals the live run after every entry, and a run stays plain JSON', () => {
    fc.assert(
      fc.property(timedWalks, (acts) => {
        walk(acts, ({ entries, run }) => {
          expect(replay(process, entries)).toEqual(run);
          expect(JSON.parse(JSON.stringify(run))).toStrictEqual(run);
        });
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R42] nothing happens before its moment: not by an alarm, not by sliding, not by another step', () => {
    fc.assert(
      fc.property(timedWalks, (acts) => {
        walk(acts, ({ entries, run, lastEntry, now }, before) => {
          for (const due of run.dues) if (due.slidFrom !== undefined) expect(due.at).toBeGreaterThanOrEqual(due.slidFrom);
          if (!lastEntry.ok) return;
          const { intent } = lastEntry;
          const due = intent.type === 'due' ? before.dues.find((one) => one.key === intent.due) : undefined;
          if (due !== undefined) expect(now).toBeGreaterThanOrEqual(due.at);
          for (const one of lastEntry.changes?.done ?? []) {
            if (process.version.document.activities[one.activity]?.mode === 'automatic' && intent.type === 'due') expect(one.at).toBeGreaterThanOrEqual(due?.at ?? Number.POSITIVE_INFINITY);
          }
          for (const move of lastEntry.changes?.moves ?? []) {
            if (move.outcome !== id.outcome('Talk', 'Slow') || intent.type === 'undo') continue;
            expect(now - before.enteredAt - restBetween(entries, before.enteredAt, now)).toBeGreaterThanOrEqual(4 * day - hour);
          }
        });
      }),
      { numRuns: cases(60) },
    );
  });

  test('[R119] an alarm that rings twice does nothing twice, and the clock comes to rest: late ones are done, skipped or put off to later', () => {
    fc.assert(
      fc.property(timedWalks, fc.constantFrom(0, 9 * hour, day, 12 * day), (acts, sleep) => {
        const rep = walk(acts, () => undefined).wait(sleep);
        for (let rings = 0; ; rings += 1) {
          const due = rep.run.dues.find((one) => one.automatic === true && one.at <= rep.now);
          if (due === undefined) break;
          expect(rings).toBeLessThan(200);
          expect(fire(rep, due).ok).toBe(true);
          expect(fire(rep, due)).toMatchObject({ ok: false, refusal: { type: 'staleDue' } });
        }
        expect(replay(process, rep.entries)).toEqual(rep.run);
      }),
      { numRuns: cases(60) },
    );
  });

  test('[R115] [R116] undo, at once or compensated later with a reason, gives the former run back', () => {
    fc.assert(
      fc.property(timedWalks, (acts) => {
        walk(acts, ({ run, now, lastEntry }, before) => {
          if (!lastEntry.ok || run.before?.entry !== lastEntry.id) return;
          const back = (at: Instant, reason?: string) =>
            step(process, run, { entry: labelledId('undo'), by: 'u_rep', roles: [], intent: { type: 'undo', entry: lastEntry.id, ...(reason === undefined ? {} : { reason }) } }, at);
          const atOnce = back(now);
          expect(atOnce.ok && withoutTrace(atOnce.run)).toEqual(withoutTrace(before));
          expect(back(now + 6 * 60_000)).toMatchObject({ ok: false, refusal: { type: 'undoTooLate' } });
          expect(back(now + 6 * 60_000, ' ').ok).toBe(false);
          const later = back(now + 400 * day, 'a mistake');
          expect(later.ok && withoutTrace(later.run)).toEqual(withoutTrace(before));
          const shown = options(process, run, now + 6 * 60_000, { id: 'u_rep', roles: [] });
          expect([shown.undo, shown.compensate]).toEqual([null, lastEntry.id]);
        });
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R116] whatever a person did can be taken back, whatever the clock or a customer did cannot', () => {
    const people = new Set(['complete', 'tick', 'skip', 'snooze', 'choose', 'setFields', 'assign', 'exit', 'pause', 'resume']);
    fc.assert(
      fc.property(timedWalks, (acts) => {
        walk(acts, ({ run, lastEntry }, before) => {
          if (!lastEntry.ok) return;
          const { type } = lastEntry.intent;
          expect(run.before?.entry ?? null).toBe(type === 'note' ? (before.before?.entry ?? null) : people.has(type) ? lastEntry.id : null);
        });
      }),
      { numRuns: cases(30) },
    );
  });

  test('[R41] every due belongs to this visit, was armed by a step that happened, and is in time order; the journal tells the same story', () => {
    fc.assert(
      fc.property(timedWalks, (acts) => {
        const rep = walk(acts, ({ run }) => {
          expect(run.dues.every((due) => due.stage === run.stage && due.key.endsWith(`:${run.visit}`) && due.armed <= run.rev)).toBe(true);
          expect(run.dues.map((due) => due.at)).toEqual(run.dues.map((due) => due.at).sort((a, b) => a - b));
          if (run.paused !== undefined) expect(run.dues.every((due) => due.kind === 'resume')).toBe(true);
        });
        const folded = foldEntries(rep.entries);
        expect(folded.done).toEqual(rep.run.done);
        expect(folded.runs[rep.run.id]).toMatchObject({ status: rep.run.status, stages: [rep.run.stage], visit: rep.run.visit, rev: rep.run.rev });
      }),
      { numRuns: cases(40) },
    );
  });

  test('[R101] [R103] over two runs of a record no accepted touch, by hand or by the clock, breaks a hard rule', () => {
    const attempt = fc.record({ run: fc.nat(1), what: fc.nat(9), wait: fc.constantFrom(0, hour, 7 * hour, day, 2 * day, 6 * day), result: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 5, maxLength: 60, size: 'max' }), (attempts) => {
        const touches = new TwoRuns().play(attempts);
        for (const [index, touch] of touches.entries()) {
          const earlier = touches.slice(0, index).map((one) => ({ at: one.at, run: one.run, channel: one.channel, template: one.template }));
          expect([...naiveBreaches(touch.at, timedRhythm, 'Europe/Berlin', touch.run, earlier, { channel: touch.channel }).keys()]).toEqual([]);
        }
      }),
      { numRuns: cases(120) },
    );
  });
});

/** Two runs of one record, each of which knows what the other one has done. */
class TwoRuns {
  private now = monday;
  private entries = 0;
  private readonly runs = new Map([0, 1].map((index) => [index, this.start(index)]));

  /** Tries everything in order and answers the touches the customer had, as they happened. */
  play(attempts: readonly { readonly run: number; readonly what: number; readonly wait: number; readonly result: number }[]): readonly DoneActivity[] {
    const had: DoneActivity[] = [];
    for (const { run: index, what, wait, result } of attempts) {
      this.now += wait;
      const run = this.knowing(index);
      const intent = this.intentFor(run, what, result);
      if (intent === null) continue;
      const answer = step(process, run, { entry: this.nextId(), by: 'u_rep', roles: [], intent }, this.now);
      if (!answer.ok) continue;
      this.runs.set(index, answer.run);
      had.push(...answer.changes.done.filter((one) => isTouch(one.channel)));
    }
    return had;
  }

  private intentFor(run: Run, what: number, result: number) {
    const due = run.dues.find((one) => one.automatic === true && one.at <= this.now);
    if (what > 5 && due !== undefined) return { type: 'due' as const, due: due.key, armed: due.armed };
    const here = options(process, run, this.now, { id: 'u_rep', roles: [] }).activities;
    const activity = here[what % Math.max(1, here.length)]?.activity;
    if (activity === undefined) return null;
    const results = Object.keys(activity.results);
    return { type: 'complete' as const, activity: activity.id, result: results[result] ?? results[0] ?? null, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: run.visit } };
  }

  private knowing(index: number): Run {
    const run = this.runs.get(index);
    const other = this.runs.get(1 - index);
    if (run === undefined || other === undefined) throw new Error('both runs have begun');
    return { ...run, record: { ...run.record, doneElsewhere: other.done } };
  }

  private start(index: number): Run {
    const { version } = process;
    const record = { owner: 'u_rep', zone: 'Europe/Berlin', fields: {} };
    const answer = startRun(
      process,
      { id: labelledId('record'), doneElsewhere: [], ...record },
      { entry: this.nextId(), by: 'u_rep', roles: [], intent: { type: 'enrol', blueprint: version.blueprint, version: version.id, record }, run: labelledId(`run ${index}`), space: 'live' },
      this.now,
    );
    if (!answer.ok) throw new Error('the record may be enrolled');
    return answer.run;
  }

  private nextId(): string {
    this.entries += 1;
    return labelledId(`step ${this.entries}`);
  }
}

/** A run without its number and its way back; empty fields and missing ones mean the same. */
function withoutTrace(run: Run) {
  const { rev: _rev, before: _before, lastVisit: _lastVisit, record, ...rest } = run;
  return { ...rest, owner: record.owner, fields: Object.fromEntries(Object.entries(record.fields).filter(([, value]) => value !== null)) };
}
