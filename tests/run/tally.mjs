/**
 * Turns what each runner reports into one count. A runner that says nothing, ran nothing, skipped
 * something or ended badly without naming a failed test counts as a failure: green is never an accident.
 *
 * @typedef {{ name: string, passed: number, failed: number, notes: string[], broken: string[] }} Tally
 */
import { stripVTControlCharacters } from 'node:util';

/** @returns {Tally} one runner's counts, with every quiet kind of failure made loud */
function settle(name, { passed, failed, skipped = 0, exitCode = 0, notes = [], broken = [] }) {
  const complaints = [...notes];
  if (skipped > 0) complaints.push(`${skipped} skipped`);
  if (passed + failed === 0) complaints.push('ran nothing');
  if (exitCode !== 0 && failed + complaints.length === 0) complaints.push(`ended with exit code ${exitCode}`);
  return { name, passed, failed: failed + complaints.length, notes: complaints, broken };
}

/** A command that is itself one test, like the compiler. */
export function tallyExit(name, exitCode) {
  return settle(name, exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** Vitest's JSON report. `folders` are paths of which each must have run at least one test. */
export function tallyVitest(name, report, exitCode, folders = []) {
  if (report === undefined) return settle(name, { passed: 0, failed: 0, exitCode, notes: ['left no report'] });
  const files = report.testResults ?? [];
  const unread = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const silent = folders.filter((folder) => !files.some((file) => file.name.includes(folder) && file.assertionResults.length > 0));
  return settle(name, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
    skipped: report.numPendingTests + report.numTodoTests,
    exitCode,
    notes: silent.map((folder) => `no test ran in ${folder}`),
    broken: files.flatMap((file) => [...(unread.includes(file) ? [`${shortened(file.name)}: ${firstLine(file.message)}`] : []), ...file.assertionResults.filter(({ status }) => status === 'failed').map((test) => `${shortened(file.name)} › ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`)]),
  });
}

/** Playwright's JSON report. A flaky test is a failed test. */
export function tallyPlaywright(name, report, exitCode) {
  if (report === undefined) return settle(name, { passed: 0, failed: 0, exitCode, notes: ['left no report'] });
  const { expected, unexpected, flaky, skipped } = report.stats;
  return settle(name, { passed: expected, failed: unexpected + flaky, skipped, exitCode, notes: (report.errors ?? []).map((error) => error.message ?? 'error outside any test'), broken: (report.suites ?? []).flatMap(brokenIn) });
}

/** The tests of a Playwright suite that did not pass at once, by name. */
function brokenIn(suite) {
  const own = (suite.specs ?? []).filter((spec) => spec.tests.some((test) => test.status !== 'expected' && test.status !== 'skipped'));
  return [...own.map((spec) => `${spec.file} › ${spec.title}: ${firstLine(spec.tests.flatMap((test) => test.results).find((result) => result.error)?.error.message)}`), ...(suite.suites ?? []).flatMap(brokenIn)];
}

/** A path from the folder of tests on: where the project lies is nobody's business. */
const shortened = (path) => path.slice(Math.max(0, path.lastIndexOf('/tests/') + 1));

/** Enough of a message to know it again, without the colours of a terminal. */
const firstLine = (message = '') => stripVTControlCharacters(message).split('\n', 1)[0].slice(0, 300);

/** The sum over all runners. @param {readonly Tally[]} tallies */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.reduce((total, tally) => total + tally.failed, 0),
  };
}

/** Everything that failed, by name, so that it is found without reading back. @param {readonly Tally[]} tallies */
export function brokenOf(tallies) {
  return tallies.flatMap(({ name, broken }) => broken.map((test) => `  ${name}: ${test}`));
}

/** One line per runner, for people. @param {Tally} tally */
export function line(tally) {
  const notes = tally.notes.length > 0 ? ` (${tally.notes.join('; ')})` : '';
  return `${tally.failed === 0 ? 'ok  ' : 'FAIL'} ${tally.name}: ${tally.passed} passed, ${tally.failed} failed${notes}`;
}
