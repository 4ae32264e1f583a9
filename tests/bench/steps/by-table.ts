import type { Process } from '#engine/compile';
import type { Intent } from '#engine/journal';
import { bulkRecords, callId, emailId, emailsBeforeLost, intentsOf, lost, lostId, mostForLost, nextId, nextTo, reachedId, reachedTo, scripts, workStages, type Way } from './scenario.ts';
import { startsOf, type Enrolment } from './by-baton.ts';

/** A clause and a way out as a program written by hand would keep them: plain JSON, read by a loop. */
type Ask = { readonly see: 'here' | 'run'; readonly of: 'email' | 'call'; readonly least: number } | { readonly see: 'size'; readonly most: number };
interface Row {
  readonly outcome: string;
  readonly to: number;
  readonly result: string | null;
  readonly asks: readonly Ask[];
}
interface Stage {
  readonly channels: Readonly<Record<string, 'email' | 'call'>>;
  readonly automatic: readonly Row[];
  readonly byHand: Readonly<Record<string, Row>>;
}
interface Standing {
  stage: number;
  visit: number;
  here: { email: number; call: number };
  run: { email: number; call: number };
  last: string | null;
  readonly record: string;
  readonly size: number;
}

const emailHere: Ask = { see: 'here', of: 'email', least: 1 };
const callHere: Ask = { see: 'here', of: 'call', least: 1 };
const table: readonly Stage[] = [
  ...Array.from({ length: workStages }, (_, stage): Stage => ({
    channels: { [emailId(stage)]: 'email', [callId(stage)]: 'call' },
    automatic: [{ outcome: reachedId(stage), to: reachedTo(stage), result: 'connected', asks: [emailHere] }],
    byHand: {
      [nextId(stage)]: { outcome: nextId(stage), to: nextTo(stage), result: null, asks: [emailHere, callHere] },
      [lostId(stage)]: { outcome: lostId(stage), to: lost, result: null, asks: [{ see: 'run', of: 'email', least: emailsBeforeLost }, { see: 'run', of: 'call', least: 1 }, { see: 'size', most: mostForLost }] },
    },
  })),
  { channels: {}, automatic: [], byHand: {} },
  { channels: {}, automatic: [], byHand: {} },
];

function holds(ask: Ask, standing: Standing): boolean {
  return ask.see === 'size' ? standing.size <= ask.most : standing[ask.see][ask.of] >= ask.least;
}

function isOpen(row: Row, standing: Standing): boolean {
  for (const ask of row.asks) if (!holds(ask, standing)) return false;
  return true;
}

function move(standing: Standing, to: number): void {
  standing.stage = to;
  standing.visit += 1;
  standing.here = { email: 0, call: 0 };
  standing.last = null;
}

/** Enrols a record where the enrolment says so. */
function enrolled(start: Enrolment | undefined): Standing {
  if (start === undefined || start[1].intent.type !== 'enrol') throw new Error('the record is enrolled');
  const [{ id }, { intent }] = start;
  return { record: id, stage: 0, visit: 1, here: { email: 0, call: 0 }, run: { email: 0, call: 0 }, last: null, size: Number(intent.record.fields.size) };
}

/** Moves a record by the same intents; true when it was accepted. */
function step(standing: Standing, intent: Intent): boolean {
  const stage = table[standing.stage];
  if (stage === undefined || !('expect' in intent) || intent.expect.visit !== standing.visit) return false;
  if (intent.type === 'choose') {
    const row = stage.byHand[intent.outcome];
    if (row === undefined || !isOpen(row, standing)) return false;
    move(standing, row.to);
    return true;
  }
  if (intent.type !== 'complete') return false;
  const channel = stage.channels[intent.activity];
  if (channel === undefined) return false;
  standing.here[channel] += 1;
  standing.run[channel] += 1;
  if (channel === 'call') standing.last = intent.result;
  for (const row of stage.automatic) {
    if (row.result !== standing.last || !isOpen(row, standing)) continue;
    move(standing, row.to);
    break;
  }
  return true;
}

/** The least that a program written for such drawings by hand could do: the same enrolments and intents with the same texts for ids, no verdict, no deeds, no due moments. */
export function tableWay(process: Process): Way {
  const intents = Array.from({ length: scripts }, (_, number) => intentsOf(number));
  // The enrolment is an intent like the others: the table reads it as every engine of ours does.
  const starts = startsOf(process);
  return {
    what: 'hand-written table',
    records: bulkRecords,
    walk: (record) => {
      const script = intents[record % scripts] ?? [];
      const standing = enrolled(starts[record]);
      return {
        stage: () => standing.stage,
        act: (index) => {
          const intent = script[index];
          if (intent !== undefined) step(standing, intent);
        },
      };
    },
  };
}
