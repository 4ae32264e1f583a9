import { brokenOf, line, sum, tallyExit } from './tally.mjs';

async function settled(step) {
  try {
    return await step();
  } catch (error) {
    console.error(error);
    return tallyExit(step.name || 'a step', 1);
  }
}

/** Runs the steps one after another, prints one line for each, and as the very last line the sum. */
export async function conclude(steps) {
  const tallies = [];
  for (const step of steps) tallies.push(await settled(step));
  console.log(`\n${tallies.map(line).join('\n')}`);
  const broken = brokenOf(tallies);
  if (broken.length > 0) console.log(`\nFailed:\n${broken.join('\n')}\n`);
  const { passed, failed } = sum(tallies);
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
}
