import { day, hashOf, hour, minute } from '#engine/kernel';
import type { Version } from '#engine/blueprint';
import type { Entry } from '#engine/journal';
import type { Run } from '#engine/run';
import { World } from '../engine/laws/world.ts';
import { aWalker } from '../engine/run/random-walk.ts';
import { aTimedWalker } from '../engine/run/time-walk.ts';

/** A journal kept for ever: the version it was written with, its entries, and where the run stood afterwards. */
export interface History {
  readonly version: Version;
  readonly entries: readonly Entry[];
  readonly run: Run;
}

/**
 * Plays one long story through the drawing of everything and keeps its journal. A new kernel number needs a new
 * recording, kept as the canonical JSON of this answer in `kernel-<number>.json`; an old one is never overwritten, it
 * must replay as it is.
 */
export function recordHistory(): History {
  const rep = aWalker();
  rep.choose('Not interested');
  rep.complete('Call', 'noAnswer');
  rep.tick('Prepare', ['Read']);
  rep.complete('Prepare', null, { ticked: ['Print'] });
  rep.wait(minute).undo();
  rep.choose('Again');
  rep.choose('Again');
  rep.skip('Call', 'on holiday');
  rep.wait(hour).choose('Again');
  rep.wait(3 * day).fire('Time over');
  rep.complete('Mail', 'sent');
  rep.complete('Call', 'connected');
  rep.act({ type: 'note' });
  rep.complete('Tell sales');
  rep.wait(5 * hour).fire('Welcome');
  rep.choose('Handed over');
  return { version: rep.process.version, entries: rep.entries, run: rep.run };
}

/** Many stories kept for ever: the versions they walk, their journal, and the hash of every run they led to. */
export interface Recording {
  readonly versions: readonly Version[];
  readonly entries: readonly Entry[];
  readonly runs: readonly { readonly id: string; readonly hash: string }[];
}

/**
 * One story of putting off, kept like the worlds: to a moment inside the rhythm, refused past the limit, put off again,
 * due again, and done. Kept as the canonical JSON of this answer in `worlds-kernel-<number>-snooze.json`.
 */
export function recordSnoozes(): readonly Recording[] {
  const rep = aTimedWalker();
  const put = (label: string, until: number | null) => void rep.act({ type: 'snooze', activity: rep.drawing.id.activity(label), until, reason: 'asked for later', expect: { visit: rep.run.visit } });
  put('Call', rep.now + day);
  put('Call', rep.now + 30 * day);
  put('Review', rep.now + 36 * hour);
  rep.wait(hour);
  put('Call', rep.now + 2 * day);
  put('Review', null);
  rep.act({ type: 'pause', reason: 'rest', until: rep.now + day });
  rep.wait(day).act({ type: 'resume' });
  rep.wait(day).complete('Call', 'noAnswer');
  rep.wait(day);
  put('Review', rep.now + 5 * hour);
  rep.wait(minute).undo();
  const { version } = rep.process;
  return [{ versions: [version], entries: rep.entries, runs: [{ id: rep.run.id, hash: hashOf(JSON.parse(JSON.stringify(rep.run))) }] }];
}

/** Seeds whose worlds hold every intent there is: teams, approvals, hand-overs, overrides, signals, rest, moves between versions. */
const recordedSeeds = [20, 30, 75, 80, 135, 199, 250, 480] as const;

/** Lives random worlds and keeps their journals; kept as the canonical JSON of this answer in `worlds-kernel-<number>.json`. */
export function recordWorlds(): readonly Recording[] {
  return recordedSeeds.map((seed) => {
    const world = new World(seed);
    for (let turn = 0; turn < 45; turn += 1) world.turn();
    return {
      versions: world.processes.map(({ version }) => version),
      entries: world.entries,
      runs: world.runs.map(({ id }, index) => ({ id, hash: hashOf(JSON.parse(JSON.stringify(world.refreshed(index)))) })),
    };
  });
}
