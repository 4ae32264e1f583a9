import { describe, expect, it } from 'vitest';
import { compileBlueprint } from '#engine/compile';
import { day } from '#engine/kernel';
import { attempt, hintFor, makeDrills, scoreDrill, startDrill, turnClock, usualBehaviour, type DrillSession } from '#engine/rehearsal';
import { defaultRecordTypes, diffVersions, publish, starters } from '#engine/blueprint';
import { makeDemoClass, trainees } from '../../../../src/app/demo/class.ts';
import type { TrainingMove } from '../../../../src/storage/index.ts';

const now = Date.UTC(2026, 10, 24, 9, 30);
const draft = starters.find(({ key }) => key === 'outbound-qualification')?.build() ?? expect.fail('the starter');
const published = publish(draft, { id: '019a8000-0000-7000-8000-000000000001', number: 2, at: now - 45 * day, by: 'u_mara', note: '', context: { recordTypes: defaultRecordTypes } });
const version = published.ok ? published.value : expect.fail('can be published');
const made = makeDemoClass({ draft, version, now, seed: 2611 });
const [older = expect.fail('an older version')] = made.older;
const context = { recordTypes: defaultRecordTypes };
const courses = new Map([version, older].map((each) => {
  const process = compileBlueprint(each);
  return [each.id as string, { process, set: makeDrills(process, { context }) }];
}));
const drills = (courses.get(version.id)?.set.drills ?? []).map(({ id }) => id);
const [programme = expect.fail('a programme')] = made.programmes;
const of = (person: string) => made.attempts.filter((row) => row.person === person);
/** Which of these drills somebody passed on the version in force. */
const passed = (person: string, wanted: readonly string[], exam = false) => wanted.filter((drill) => of(person).some((row) => row.drill === drill && row.version === version.hash && row.exam === exam && row.score?.passed === true));

function walkedAgain(session: DrillSession, move: TrainingMove): DrillSession {
  if (move.type === 'clock') return turnClock(session, move.to);
  if (move.type === 'hint') return hintFor(session, move.level)?.session ?? session;
  return attempt(session, move.deed, move.told, { roles: move.roles, ...(move.by === undefined ? {} : { by: move.by }) });
}

describe('the class of the demo', () => {
  it('was produced by the engine: walking the moves of each attempt again gives its score', () => {
    for (const row of made.attempts.filter(({ drill }) => !drill.startsWith('walkthrough/'))) {
      const { process } = courses.get(row.versionId) ?? expect.fail('a version of the demo');
      const drill = courses.get(version.id)?.set.drills.find(({ id }) => id === row.drill) ?? expect.fail('a drill of the version in force');
      const score = scoreDrill(row.moves.reduce(walkedAgain, startDrill(process, drill, { exam: row.exam, behaviour: usualBehaviour })));
      if (row.endedAt !== null) expect({ total: score.total, passed: score.passed }).toEqual({ total: row.score?.total, passed: row.score?.passed });
      expect(row.startedAt).toBeLessThan(now);
      expect([row.space, row.batch]).toEqual(['practice', 'demo']);
    }
  });

  it('one has finished with a certificate, one is half way with mistakes, one is late and stale since the last version', () => {
    const [watch, first, all, exam] = programme.steps.map((step) => (step.of.length === 0 ? drills : step.of));
    if (!watch || !first || !all || !exam) throw new Error('four steps');
    expect(made.walkthroughs.map(({ id, version: hash }) => [id, hash])).toEqual([[watch[0], older.hash]]);
    const watched = made.attempts.filter(({ drill }) => drill === `walkthrough/${watch[0] ?? ''}`);
    expect(watched.map(({ person, version: hash }) => [person, hash])).toEqual([[trainees.finished, version.hash], [trainees.halfWay, version.hash], [trainees.late, older.hash]]);
    expect(passed(trainees.finished, all)).toEqual(drills);
    expect(passed(trainees.finished, exam, true)).toEqual(exam);
    expect(passed(trainees.halfWay, first)).toEqual(first);
    expect(passed(trainees.halfWay, all)).toHaveLength(drills.length / 2);
    expect(of(trainees.halfWay).some(({ score }) => score?.passed === false)).toBe(true);
    expect(of(trainees.halfWay).filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    expect(programme.joined?.[trainees.halfWay]).toBeGreaterThan(programme.at);
    expect(of(trainees.late).length).toBeGreaterThan(2);
    expect(of(trainees.late).every(({ version: hash, number, score }) => hash === older.hash && number === 1 && score?.passed !== false)).toBe(true);
    expect(programme.steps.every(({ dueAt }) => dueAt !== null && dueAt < now)).toBe(true);
  });

  it('the older version differs in the one rule people have to learn again', () => {
    expect(diffVersions(older.document, version.document).map(({ kind }) => kind)).toEqual(['gateTightened']);
  });

  it('is the same for the same seed and moment', () => {
    expect(makeDemoClass({ draft, version, now, seed: 2611 })).toEqual(made);
  });
});
