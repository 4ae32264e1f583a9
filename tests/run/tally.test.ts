import { describe, expect, it } from 'vitest';
import { brokenOf, line, sum, tallyExit, tallyPlaywright, tallyVitest } from './tally.mjs';

const ran = (name: string, status = 'passed') => ({ name, status, assertionResults: [{}] });
const vitest = (over = {}) => ({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [ran('/p/tests/engine/a.test.ts')], ...over });
const playwright = (stats = {}, errors: { message: string }[] = []) => ({ stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

describe('a count over all runners', () => {
  it('adds up what passed and failed', () => {
    const tallies = [tallyExit('types', 0), tallyVitest('unit', vitest({ numFailedTests: 1 }), 1), tallyPlaywright('browser', playwright(), 0)];
    expect(sum(tallies)).toEqual({ passed: 6, failed: 1 });
  });

  it('passes a clean run', () => {
    expect(tallyVitest('unit', vitest(), 0, ['tests/engine'])).toEqual({ name: 'unit', passed: 3, failed: 0, notes: [], broken: [] });
    expect(tallyPlaywright('browser', playwright(), 0)).toMatchObject({ passed: 2, failed: 0 });
  });

  it.each([
    ['a compiler that complained', tallyExit('types', 2)],
    ['a runner that left no report', tallyVitest('unit', undefined, 0)],
    ['a browser runner that left no report', tallyPlaywright('browser', undefined, 1)],
    ['a runner that ran nothing', tallyVitest('unit', vitest({ numPassedTests: 0, testResults: [] }), 0)],
    ['a browser runner that ran nothing', tallyPlaywright('browser', playwright({ expected: 0 }), 0)],
    ['a skipped test', tallyVitest('unit', vitest({ numPendingTests: 1 }), 0)],
    ['a test left for later', tallyVitest('unit', vitest({ numTodoTests: 1 }), 0)],
    ['a skipped browser test', tallyPlaywright('browser', playwright({ skipped: 1 }), 0)],
    ['a flaky browser test', tallyPlaywright('browser', playwright({ flaky: 1 }), 0)],
    ['a file that could not be read', tallyVitest('unit', vitest({ testResults: [{ name: '/p/x.test.ts', status: 'failed', assertionResults: [] }] }), 1)],
    ['an error outside any test', tallyVitest('unit', vitest(), 1)],
    ['a browser error outside any test', tallyPlaywright('browser', playwright({}, [{ message: 'no browser' }]), 1)],
    ['a folder in which nothing ran', tallyVitest('unit', vitest(), 0, ['tests/engine', 'tests/src'])],
  ])('fails on %s', (_what, tally) => {
    expect(tally.failed).toBeGreaterThan(0);
    expect(line(tally)).toMatch(/^FAIL /);
  });

  it('counts a failed test once, though the runner also ends with an exit code', () => {
    expect(tallyVitest('unit', vitest({ numFailedTests: 1 }), 1).failed).toBe(1);
  });

  it('names every test that failed, with the first line of what it said', () => {
    const unit = tallyVitest('unit', vitest({ numFailedTests: 1, testResults: [{ name: '/p/tests/engine/a.test.ts', status: 'failed', assertionResults: [{ status: 'passed', fullName: 'adds' }, { status: 'failed', fullName: 'takes', failureMessages: ['\u001B[31mexpected 1\u001B[39m\n at line 3'] }] }, { name: '/p/tests/src/b.test.ts', status: 'failed', message: 'no such file', assertionResults: [] }] }), 1);
    const browser = tallyPlaywright('browser', { ...playwright({ unexpected: 1 }), suites: [{ suites: [{ specs: [{ file: 'a.spec.ts', title: 'draws', tests: [{ status: 'unexpected', results: [{ error: { message: 'timed out' } }] }] }, { file: 'a.spec.ts', title: 'runs', tests: [{ status: 'expected', results: [] }] }] }] }] }, 1);
    expect(brokenOf([unit, browser])).toEqual(['  unit: tests/engine/a.test.ts › takes: expected 1', '  unit: tests/src/b.test.ts: no such file', '  browser: a.spec.ts › draws: timed out']);
  });
});
