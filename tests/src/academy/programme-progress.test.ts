import { describe, expect, it } from 'vitest';
import { keyOfLesson, makeDrills, masteryOf, trialProcess, type Drill } from '#engine/rehearsal';
import { certificateFor, coveredByStage } from '../../../src/academy/certificate/certificate.ts';
import { drillName } from '../../../src/academy/drill/drill-name.ts';
import { answeringOn, chanceWords, whoWords } from '../../../src/academy/drill/persona-words.ts';
import { withJoined } from '../../../src/academy/programme/keep.ts';
import { addressOf, dueFor, overallOf, staleSince, standingsOf, watchedKey, type ClassFacts } from '../../../src/academy/programme/progress.ts';
import { byReason, relearningOf } from '../../../src/academy/readiness/relearn.ts';
import type { AttemptRow, ProgrammeRow } from '../../../src/storage/index.ts';
import { createNames } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const day = 86_400_000;
const emails = (times: number) => ({ type: 'count', compare: 'atLeast', times, of: { channel: 'email' }, within: { type: 'visit' } }) as const;
const cadence = aBlueprint('Cadence')
  .stage('First contact', (stage) => stage
    .email('Write', { attempts: { min: 1, max: 4 }, results: ['sent'] })
    .call('Call', { attempts: { min: 1, max: 4 }, results: ['connected', 'noAnswer'] })
    .outcome('Interested', { to: 'Won', tone: 'positive' })
    .outcome('Not interested', { to: 'Lost', tone: 'negative', gate: emails(2) }))
  .end('Won', 'won').end('Lost', 'lost');
const process = trialProcess(cadence.build()) ?? expect.fail('a start');
const { document, blueprint } = process.version;
const set = makeDrills(process);
const notInterested = cadence.id.outcome('First contact', 'Not interested');
const hard = set.drills.find(({ lessons }) => lessons.some(({ outcome }) => outcome === notInterested)) ?? expect.fail('a drill');

const attemptAt = (drill: Drill | string, over: Partial<AttemptRow> = {}): AttemptRow => ({
  id: `a-${Math.round((over.endedAt ?? 1) / day)}-${typeof drill === 'string' ? drill : drill.id}`, person: 'u_new', blueprint, versionId: 'v2', version: 'two', number: 2, drill: typeof drill === 'string' ? drill : drill.id, programme: 'p', exam: false,
  startedAt: 1, endedAt: day, moves: [], score: { total: 100, passed: true, parts: [] }, lessons: typeof drill === 'string' ? [] : drill.lessons.map((lesson) => ({ key: keyOfLesson(lesson), met: true, mastered: true })), space: 'practice', batch: null, ...over,
});
const programme = (over: Partial<ProgrammeRow> = {}): ProgrammeRow => ({
  id: 'p', name: 'First weeks', blueprint, people: ['u_new'], passMark: 90, by: 'u_t', at: 0, batch: null,
  steps: [{ id: 's1', type: 'walkthrough', of: ['w'], dueAt: 2 * day }, { id: 's2', type: 'drills', of: [], dueAt: 10 * day }, { id: 's3', type: 'exam', of: [hard.id], dueAt: null }], ...over,
});
const facts = (attempts: readonly AttemptRow[], over: Partial<ClassFacts> = {}): ClassFacts => ({ version: { number: 2, hash: 'two' }, versions: [{ number: 1, hash: 'one' }, { number: 2, hash: 'two' }], set, attempts, now: 5 * day, ...over });
const stand = (attempts: readonly AttemptRow[], over: Partial<ClassFacts> = {}, rows: Partial<ProgrammeRow> = {}) => standingsOf(programme(rows), 'u_new', facts(attempts, over));

describe('how far somebody is in a programme', () => {
  it('nothing is done at first; what is past its date is late, and the first drill is where to begin', () => {
    const [watch, drills, exam] = stand([]);
    expect(watch).toMatchObject({ done: 0, all: 1, late: true, finishedAt: null });
    expect(drills).toMatchObject({ done: 0, all: set.drills.length, late: false, next: { id: set.drills[0]?.id } });
    expect(exam).toMatchObject({ dueAt: null, late: false, certificate: null });
    expect(overallOf(stand([])).state).toBe('late');
    expect(addressOf(programme(), watch ?? expect.fail('a step'))).toBe('/learn/walkthroughs/w?programme=p');
    expect(addressOf(programme(), exam ?? expect.fail('a step'))).toBe(`/learn/${blueprint}/${hard.id}?exam=1&programme=p`);
  });

  it('all done on the version in force: finished, with the exam that earns the certificate', () => {
    const all = [attemptAt(watchedKey('w'), { score: null }), ...set.drills.map((drill) => attemptAt(drill)), attemptAt(hard, { id: 'exam', exam: true, endedAt: 3 * day, score: { total: 92, passed: true, parts: [] } })];
    expect(overallOf(stand(all))).toMatchObject({ state: 'done', finished: 3, certificate: 'exam' });
  });

  it('an exam under the pass mark of the programme is not passed, and one that met not every lesson neither', () => {
    const weak = attemptAt(hard, { exam: true, score: { total: 85, passed: true, parts: [] } });
    expect(stand([weak])[2]).toMatchObject({ done: 0, best: 85, certificate: null });
    const partly = attemptAt(hard, { exam: true, lessons: hard.lessons.map((lesson, index) => ({ key: keyOfLesson(lesson), met: index > 0, mastered: false })) });
    expect(stand([partly])[2]).toMatchObject({ done: 0, certificate: null });
    expect(certificateFor(weak, [weak], programme())).toBeNull();
    expect(certificateFor(weak, [weak], null)).not.toBeNull();
  });

  it('what was done on an older version is stale since the first version that changed it, and counts again when that comes back', () => {
    const old = set.drills.map((drill) => attemptAt(drill, { version: 'one', versionId: 'v1', number: 1 }));
    expect(stand(old)[1]).toMatchObject({ done: 0, staleSince: 2, finishedAt: null });
    expect(stand(old, { version: { number: 3, hash: 'one' }, versions: [{ number: 1, hash: 'one' }, { number: 2, hash: 'two' }, { number: 3, hash: 'one' }] })[1]).toMatchObject({ staleSince: null, done: set.drills.length });
    expect(staleSince({ number: 1, version: 'one' }, { version: { number: 4, hash: 'four' }, versions: [{ number: 2, hash: 'one' }, { number: 3, hash: 'three' }, { number: 4, hash: 'four' }] })).toBe(3);
  });

  it('that a walk-through was watched is kept under its id, as attempts kept long ago say it', () => {
    expect(watchedKey('walk')).toBe('walkthrough/walk');
  });

  it('somebody else’s work, work of another blueprint and work not handed in do not count; chosen drills that are gone mean all again', () => {
    const others = [attemptAt(hard, { person: 'u_else' }), attemptAt(hard, { blueprint: 'another' }), attemptAt(hard, { endedAt: null })];
    expect(stand(others)[1]).toMatchObject({ done: 0 });
    const gone = stand([], {}, { steps: [{ id: 's', type: 'drills', of: ['gone'], dueAt: null }] });
    expect(gone[0]).toMatchObject({ all: set.drills.length });
  });

  it('nobody is late, new or finished while the drills of the version are still being found', () => {
    const due = { steps: [{ id: 's', type: 'drills', of: [], dueAt: 1 }] } as const;
    const [known, unknown] = [stand([], {}, due), stand([], { set: null }, due)];
    expect(known[0]).toMatchObject({ late: true });
    expect(overallOf(known).state).toBe('late');
    expect(unknown[0]).toMatchObject({ all: null, next: null, late: false });
    expect(overallOf(unknown).state).toBe('finding');
  });

  it('a person added later gets as many days as the others had, and is remembered as long as they stay', () => {
    const before = programme({ at: day });
    const after = withJoined({ ...before, people: ['u_new', 'u_late'] }, before, 21 * day);
    expect(after.joined).toEqual({ u_late: 21 * day });
    expect([dueFor(after, { dueAt: 10 * day }, 'u_new'), dueFor(after, { dueAt: 10 * day }, 'u_late'), dueFor(after, { dueAt: null }, 'u_late')]).toEqual([10 * day, 30 * day, null]);
    expect(withJoined({ ...after, name: 'Other' }, after, 40 * day).joined).toEqual({ u_late: 21 * day });
    expect(withJoined({ ...after, people: ['u_new'] }, after, 40 * day).joined).toBeUndefined();
  });
});

describe('a certificate', () => {
  it('is bound to the version, has the same number for the same exam, and covers what its exams met', () => {
    const [first, second] = [attemptAt(set.drills.find(({ id }) => id !== hard.id) ?? hard, { id: '019a8000-0000-7000-8000-00000000abcd', exam: true, endedAt: day, score: { total: 95, passed: true, parts: [] } }), attemptAt(hard, { id: '019a8000-0000-7000-8000-12345678abcd', exam: true, endedAt: 2 * day })];
    const made = certificateFor(second, [first, second], programme()) ?? expect.fail('a certificate');
    expect(made).toMatchObject({ number: '1234-5678-ABCD', hash: 'two', version: 2, at: 2 * day, mark: 90, fewest: 95, most: 100, exams: [{ id: first.id }, { id: second.id }] });
    expect(certificateFor(second, [first, second], null)?.exams).toHaveLength(1);
    expect(certificateFor(first, [first, second], programme())?.exams).toHaveLength(1);
    const covered = coveredByStage(process, made.covered);
    expect(covered.map(({ stage, lessons, all }) => [stage, lessons.length, all])).toEqual([[cadence.id.stage('First contact'), set.lessons.length, set.lessons.length]]);
    expect(certificateFor(attemptAt(hard), [], null)).toBeNull();
  });
});

describe('who must learn what again', () => {
  const stricter = aStricter();
  const later = makeDrills(stricter);

  it('names the stale lessons with the change in words, grouped by it, and the few drills that refresh exactly those', () => {
    const shown = set.drills.map((drill) => ({ versionId: process.version.id, number: 1, lessons: drill.lessons.map((lesson) => ({ key: keyOfLesson(lesson), met: true, mastered: true })) }));
    const known = masteryOf(stricter, later.lessons, shown, new Map([[process.version.id, process]]));
    const told = relearningOf(known, { set: later, now: stricter.version.document, before: new Map([[1, document]]), recordType: undefined });
    expect(told.lessons.every(({ lesson, mastered }) => lesson.outcome === notInterested && mastered === 1)).toBe(true);
    const groups = byReason(told.lessons);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.why.join()).toMatch(/Gate of “Not interested” is tightened: was “.*2 emails.*”, is “.*3 emails.*”/);
    expect(told.drills).toHaveLength(1);
    expect(told.drills[0]?.lessons.some(({ outcome }) => outcome === notInterested)).toBe(true);
  });

  it('says nothing where nothing is stale', () => {
    expect(relearningOf(new Map(), { set: later, now: document, before: new Map(), recordType: undefined })).toEqual({ lessons: [], drills: [] });
  });
});

/** The same drawing with one more email owed, under another version id. */
function aStricter() {
  const made = trialProcess({ ...document, outcomes: { ...document.outcomes, [notInterested]: { ...(document.outcomes[notInterested] ?? expect.fail('drawn')), gate: emails(3) } } }) ?? expect.fail('a start');
  return { ...made, version: { ...made.version, id: '019a8000-0000-7000-8000-0000000000ff' } };
}

describe('what a drill says about itself', () => {
  const names = createNames({ blueprint: document });

  it('is called after the way out it teaches, and no two are called the same', () => {
    expect(set.drills.map((drill) => drillName(document, drill, names)).sort()).toEqual(['Interested', 'Not interested']);
  });

  it('the customer is told in one sentence, with chances in plain words from what was seen, even where nothing was', () => {
    expect(whoWords({ name: 'Aino Berger', title: 'Head of Logistics', company: 'Nordfracht', country: 'Finland' })).toBe('Aino Berger, Head of Logistics at Nordfracht, Finland');
    expect(whoWords({ name: 'Order of Nordfracht', contact: 'Aino Berger', account: 'Nordfracht' })).toBe('Aino Berger, Nordfracht');
    expect(whoWords({})).toBe('');
    const call = cadence.id.activity('Call');
    const seen = { results: { [call]: { connected: 3, noAnswer: 7 } }, outcomes: {}, signals: {}, leavesEarly: 0 };
    expect(answeringOn(document, hard, seen, names)).toMatchObject([{ activity: call, isKnown: true, answers: [{ words: 'about 7 in 10' }, { words: 'about 3 in 10' }] }]);
    expect(answeringOn(document, hard, { ...seen, results: {} }, names)).toMatchObject([{ isKnown: false }]);
    expect([0, 0.02, 0.5, 0.97].map(chanceWords)).toEqual(['never so far', 'hardly ever', 'about 5 in 10', 'nearly always']);
  });
});
