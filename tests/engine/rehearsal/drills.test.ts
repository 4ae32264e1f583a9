import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRecordTypes, starters, type Blueprint, type Gate } from '#engine/blueprint';
import {
  answerTo, attempt, countMastered, drillsFor, hintFor, isOver, keyOfLesson, makeDrills, masteryOf, metIn, openGoals, present, scoreDrill, simulateExample, startDrill, trialProcess, turnClock, usualBehaviour,
  type Drill, type DrillSession, type LogRow, type Told,
} from '#engine/rehearsal';
import type { Process } from '#engine/compile';
import { fewestSets } from '../../../engine/rehearsal/drills/cover.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';

const processOf = (drawing: Blueprint): Process => trialProcess(drawing) ?? expect.fail('the drawing has a start');
const practice = { exam: false, behaviour: usualBehaviour };
const everything: Told = { points: [], objections: [], note: 'Spoke with them about the rates', banned: [], links: ['https://example.com/a'] };

/** Does a drill exactly as its example shows, ticking every point. */
function asShown(process: Process, drill: Drill): DrillSession {
  const { log } = simulateExample(process, drill.example);
  return log.slice(1).reduce((session: DrillSession, row: LogRow) => {
    const then = row.at > present(session.simulation).at ? turnClock(session, row.at) : session;
    if (row.what.type !== 'deed') return then;
    const { deed, actor } = row.what;
    const script = deed.type === 'complete' ? process.version.document.activities[deed.activity]?.content.script : undefined;
    return attempt(then, deed, { ...everything, points: Object.keys(script?.points ?? {}) }, actor);
  }, startDrill(process, drill, practice));
}

const twoEmailsAndACall: Gate = { type: 'all', of: [
  { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'visit' } },
  { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } },
] };
const cadence = aBlueprint('Cadence')
  .stage('First contact', (stage) => stage
    .set({ purpose: 'Find out whether rates are a topic.' })
    .email('Write', { attempts: { min: 1, max: 4 } })
    .call('Call', { attempts: { min: 1, max: 4 }, results: ['connected', 'noAnswer'] })
    .outcome('Interested', { to: 'Won', tone: 'positive' })
    .outcome('Not interested', { to: 'Lost', tone: 'negative', gate: twoEmailsAndACall }))
  .end('Won', 'won').end('Lost', 'lost');
const process = processOf(cadence.build());
const set = makeDrills(process);
const notInterested = cadence.id.outcome('First contact', 'Not interested');
const complete = (activity: string, result: string) => ({ type: 'complete', activity: cadence.id.activity(activity), result, fields: {}, ticked: [], evidence: [], template: null }) as const;

describe('drills of a blueprint', () => {
  it('[D1, D2, S3] show both outcomes and every clause of both gates', () => {
    expect(set.lessons.map(({ type }) => type).sort()).toEqual(['outcome', 'outcome', 'refusal', 'refusal', 'refusal']);
    expect(set.unshown).toEqual([]);
    expect(set.complete).toBe(true);
    expect(set.drills).toHaveLength(2);
    expect(set.atLeast).toBe(2);
  });

  it('[D2, D3] every starter: what is not shown is told, and each drill is done as it shows itself', { timeout: 120_000 }, () => {
    for (const starter of starters.filter(({ key }) => key !== 'order-to-delivery')) {
      const each = processOf(starter.build());
      const { drills, lessons, unshown, atLeast, complete } = makeDrills(each);
      // no starter is too large for every one of its ways to be seen
      expect(complete).toBe(true);
      expect(unshown.filter(({ type }) => type === 'outcome')).toEqual([]);
      expect(drills.length).toBeGreaterThanOrEqual(atLeast);
      const shown = new Set(drills.flatMap((drill) => drill.lessons.map(keyOfLesson)));
      expect(new Set([...shown, ...unshown.map(keyOfLesson)]).size).toBeGreaterThanOrEqual(lessons.length);
      for (const drill of drills) {
        const done = asShown(each, drill);
        expect(metIn(done).filter(({ met, mastered }) => !met || !mastered)).toEqual([]);
      }
    }
  });

  it('[D2, D3, D10, D11] on random drawings they cover what they claim, no more and no less, with a customer in each', { timeout: 120_000 }, () => {
    let seen = 0;
    fc.assert(
      fc.property(blueprints, fc.nat(), (drawing, luck) => {
        const random = trialProcess(drawing);
        if (random === null) return;
        const made = makeDrills(random, { most: 40, context: { recordTypes: defaultRecordTypes } });
        const claimed = new Set(made.drills.flatMap(({ lessons }) => lessons.map(keyOfLesson)));
        for (const drill of made.drills) {
          expect(metIn(asShown(random, drill)).filter(({ met, mastered }) => !met || !mastered).map(({ lesson }) => keyOfLesson(lesson))).toEqual([]);
          expect(simulateExample(random, drill.example).log.filter(({ refusal }) => refusal !== null)).toEqual([]);
        }
        expect([...claimed, ...made.unshown.map(keyOfLesson)].sort()).toEqual(made.lessons.map(keyOfLesson).sort());
        expect(made.drills.flatMap(({ fresh }) => fresh.map(keyOfLesson)).sort()).toEqual([...claimed].sort());
        const wanted = new Set([...claimed].filter((_, index) => (luck >> index % 30) % 2 === 1));
        const refreshing = drillsFor(made, wanted);
        expect([...wanted].filter((key) => !refreshing.some(({ lessons }) => lessons.some((lesson) => keyOfLesson(lesson) === key)))).toEqual([]);
        expect(refreshing.length).toBeLessThanOrEqual(wanted.size);
        seen += claimed.size;
      }),
      { numRuns: cases(30) },
    );
    expect(seen).toBeGreaterThan(10);
  });

  it('[D11] the customer has a name where nothing asks for one, the same every time, and none where it would change the way', () => {
    const context = { recordTypes: defaultRecordTypes };
    const dressed = makeDrills(process, { context });
    expect(dressed.drills.map(({ id }) => id)).toEqual(set.drills.map(({ id }) => id));
    for (const { example } of dressed.drills) expect(example.fields).toMatchObject({ name: expect.stringMatching(/^\w+ \w+$/), email: expect.stringMatching(/@.+\.example$/) });
    expect(makeDrills(process, { context })).toEqual(dressed);
    const asksName = processOf(aBlueprint('Asks').stage('Only', (stage) => stage.call('Call', { results: ['connected'] }).outcome('Known', { to: 'End', tone: 'positive', form: ['company'], gate: { type: 'field', condition: { type: 'compare', field: 'company', operator: 'isNotEmpty' } } })).end('End', 'won').build());
    const [only = expect.fail('one drill')] = makeDrills(asksName, { context }).drills;
    expect(only.lessons.map(({ type }) => type)).toEqual(makeDrills(asksName).drills[0]?.lessons.map(({ type }) => type));
    expect(metIn(asShown(asksName, only)).every(({ mastered }) => mastered)).toBe(true);
  });

  it('[D1] nobody stands in a decision, so its gates are no lesson', () => {
    const sorted = processOf(aBlueprint('Sorted').stage('First', (stage) => stage.call('Call', { results: ['connected'] }).outcome('Go on', { to: 'Which', tone: 'positive' })).decision('Which', (stage) => stage.outcome('Everybody', { to: 'End', tone: 'neutral' })).end('End', 'won').build());
    expect(Object.values(sorted.version.document.stages).map(({ kind }) => kind)).toContain('decision');
    expect(makeDrills(sorted).lessons.filter(({ type, from }) => type === 'refusal' && sorted.version.document.stages[from]?.kind === 'decision')).toEqual([]);
  });

  it('[D4] few sets are chosen, and the bound holds against every choice', () => {
    const small = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(small, (lists) => {
        const sets = lists.map((list) => new Set(list));
        const all = new Set(lists.flat());
        const { chosen, atLeast } = fewestSets(sets);
        expect(new Set(chosen.flatMap((index) => lists[index] ?? []))).toEqual(all);
        let fewest = sets.length;
        for (let choice = 0; choice < 1 << sets.length; choice += 1) {
          const taken = lists.filter((_, index) => (choice & (1 << index)) !== 0);
          if (new Set(taken.flat()).size === all.size) fewest = Math.min(fewest, taken.length);
        }
        expect(chosen).toHaveLength(fewest);
        expect(atLeast).toBeLessThanOrEqual(fewest);
      }),
      { numRuns: cases(150) },
    );
  });
});

describe('doing a drill', () => {
  const drill = set.drills.find(({ lessons }) => lessons.some((lesson) => lesson.type === 'outcome' && lesson.outcome === notInterested)) ?? expect.fail('there is one');

  it('[D5] the customer answers as on the way that was found, then by chances, always the same', () => {
    const start = startDrill(process, drill, practice);
    const first = answerTo(start, cadence.id.activity('Call'));
    expect(first).toBe(drill.answers[cadence.id.activity('Call')]?.[0] ?? first);
    expect(['connected', 'noAnswer']).toContain(first);
    const later = attempt(attempt(start, complete('Call', 'noAnswer')), complete('Call', 'noAnswer'));
    expect(answerTo(later, cadence.id.activity('Call'))).toBe(answerTo(later, cadence.id.activity('Call')));
  });

  it('[D6, D7] who runs against the gate has met it, not mastered it, and is told the rule', () => {
    const eager = attempt(startDrill(process, drill, practice), { type: 'choose', outcome: notInterested, fields: {}, reason: null });
    const done = [complete('Write', 'sent'), complete('Write', 'sent'), complete('Call', 'noAnswer'), { type: 'choose', outcome: notInterested, fields: {}, reason: null } as const].reduce((session, deed) => attempt(session, deed, everything), eager);
    expect(isOver(done)).toBe(true);
    const score = scoreDrill(done);
    expect(score.lessons.every(({ met }) => met)).toBe(true);
    expect(score.lessons.some(({ mastered }) => !mastered)).toBe(true);
    expect(score.mistakes).toMatchObject([{ part: 'gates', outcome: notInterested, sentence: 'Find out whether rates are a topic.', refusal: { type: 'gateClosed' }, verdict: { met: false } }]);
    expect(score.parts.find(({ part }) => part === 'gates')).toMatchObject({ good: 1, all: 2 });
    expect(scoreDrill(done)).toEqual(score);
  });

  it('[D7] done as shown it is passed with every point; left unfinished it is not', () => {
    const score = scoreDrill(asShown(process, drill));
    expect(score).toMatchObject({ total: 100, mistakes: [], passed: true });
    expect(scoreDrill(attempt(startDrill(process, drill, practice), complete('Write', 'sent'))).passed).toBe(false);
  });

  it('[D7] late work, missed points, banned phrases and thin notes are told with the sentence that explains them', () => {
    const spoken = aBlueprint('Spoken').stage('Only', (stage) => stage
      .call('Call', { results: ['connected'], evidence: ['note'], content: { instructions: 'Ask about the tender.', templates: {}, documents: {}, variants: {}, script: { opening: 'People in your role often ask …', points: { p: { id: 'p', text: 'Thank them', order: 0 } }, objections: {}, avoid: ['just checking in'] } } })
      .outcome('Done', { to: 'End', tone: 'positive' })).end('End', 'won');
    const each = processOf(spoken.build());
    const [only = expect.fail('one drill')] = makeDrills(each).drills;
    const started = turnClock(startDrill(each, only, practice), only.example.at + 30 * 3_600_000);
    const done = attempt(started, { type: 'complete', activity: spoken.id.activity('Call'), result: 'connected', fields: {}, ticked: [], evidence: ['note'], template: null }, { points: [], objections: [], note: 'ok', banned: ['just checking in'], links: [] });
    const { mistakes } = scoreDrill(done);
    expect(mistakes.map(({ part, detail }) => [part, detail.type])).toEqual([['timing', 'late'], ['script', 'pointsMissed'], ['words', 'banned'], ['evidence', 'thin']]);
    expect(mistakes.map(({ sentence }) => sentence)).toEqual(['Ask about the tender.', 'Thank them', 'People in your role often ask …', 'Ask about the tender.']);
  });

  it('[D8] hints say more on each level, cost more, and the last one is a step that is accepted; an exam has none', () => {
    const start = startDrill(process, drill, practice);
    const one = hintFor(start, 1) ?? expect.fail('a hint');
    expect(one.hint).toEqual({ level: 1, goal: openGoals(start)[0] });
    const three = hintFor(one.session, 3) ?? expect.fail('a hint');
    if (three.hint.level !== 3 || three.hint.suggestion.type !== 'deed') throw new Error('something to do');
    const done = attempt(three.session, three.hint.suggestion.deed, everything, three.hint.suggestion.actor);
    expect(present(done.simulation).refusal).toBeNull();
    expect(scoreDrill(done).hints).toBe(12);
    expect(hintFor(startDrill(process, drill, { ...practice, exam: true }), 1)).toBeNull();
  });
});

describe('what somebody has mastered', () => {
  const drill = set.drills.find(({ lessons }) => lessons.some((lesson) => lesson.type === 'outcome' && lesson.outcome === notInterested)) ?? expect.fail('there is one');
  const shown = (session: DrillSession) => ({ versionId: process.version.id, number: 1, lessons: metIn(session).map(({ lesson, met, mastered }) => ({ key: keyOfLesson(lesson), met, mastered })) });

  it('[D9] is the best ever shown; what changed since is stale, what only got another name is not', () => {
    const known = masteryOf(process, set.lessons, [shown(startDrill(process, drill, practice)), shown(asShown(process, drill))], new Map());
    expect(countMastered(known.values())).toEqual({ mastered: drill.lessons.length, met: 0, stale: 0, all: 5 });
    const renamed = processOf(cadence.change((made) => ({ ...made, name: 'Another name', outcomes: { ...made.outcomes, [notInterested]: { ...(made.outcomes[notInterested] ?? expect.fail('drawn')), name: 'Said no' } } })).build());
    const other = { ...renamed, version: { ...renamed.version, id: 'another' as typeof renamed.version.id } };
    expect(countMastered(masteryOf(other, set.lessons, [shown(asShown(process, drill))], new Map([[process.version.id, process]])).values())).toMatchObject({ mastered: drill.lessons.length, stale: 0 });
    const stricter = { ...process, version: { ...process.version, id: 'stricter' as typeof process.version.id, document: { ...process.version.document, outcomes: { ...process.version.document.outcomes, [notInterested]: { ...(process.version.document.outcomes[notInterested] ?? expect.fail('drawn')), gate: { type: 'all', of: [] } as const } } } } };
    const stale = masteryOf(stricter, set.lessons, [shown(asShown(process, drill))], new Map([[process.version.id, process]]));
    expect(stale.get(keyOfLesson({ type: 'outcome', outcome: notInterested, from: cadence.id.stage('First contact') }))).toEqual({ type: 'stale', number: 1 });
  });
});
