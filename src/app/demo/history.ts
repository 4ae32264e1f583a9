import { appendEntry, kernelNumber, type Entry, type Intent } from '#engine/journal';
import { invariant, type Instant } from '#engine/kernel';
import { startRun, step, type Accepted, type Refused, type Run } from '#engine/run';
import type { DemoPerson } from './cast.ts';
import type { PlayRequest } from './play.ts';

/** At most this many things happen to one record: far more than any real history of six weeks has. */
export const mostSteps = 120;

/** Who acts when the clock does. */
const clock: Pick<DemoPerson, 'id' | 'roles'> = { id: 'u_clock', roles: [] };

/** A record's history while it is being written: every line comes out of the engine's own step. */
export interface History {
  readonly record: string;
  readonly entries: readonly Entry[];
  run(): Run;
  /** Starts the run; answers when. */
  enrol(): Instant;
  submit(intent: Intent, at: Instant, note?: string | null, by?: Pick<DemoPerson, 'id' | 'roles'>, madeAt?: Instant): boolean;
  /** Fires what the clock owes up to a moment, oldest first. */
  runTheClock(until: Instant): void;
}

/** Who acts when a customer does. */
const customer: Pick<DemoPerson, 'id' | 'roles'> = { id: 'u_customer', roles: [] };

/** Opens an empty history for one invented record. */
export function createHistory(request: PlayRequest): History {
  const { process, owner, ids, from } = request;
  const record = ids.next();
  const entries: Entry[] = [];
  let current: Run | null = null;

  const run = (): Run => {
    invariant(current, 'a played record was enrolled');
    return current;
  };
  const write = (answer: Accepted | Refused, made: { readonly id: string; readonly intent: Intent; readonly at: Instant; readonly madeAt: Instant; readonly note: string | null; readonly by: Pick<DemoPerson, 'id' | 'roles'> }): boolean => {
    if (answer.ok) current = answer.run;
    entries.push(appendEntry(entries.at(-1) ?? null, lineOf(run(), answer, { ...made, record, seq: entries.length + 1, device: request.device, intentId: ids.next() })));
    return answer.ok;
  };
  const submit: History['submit'] = (intent, at, note = null, by = owner, madeAt = at) => {
    ids.at(at);
    const id = ids.next();
    return write(step(process, run(), { entry: id, by: by.id, roles: by.roles, intent }, at), { id, intent, at, madeAt, note, by });
  };
  const enrol = (): Instant => {
    ids.at(from);
    const id = ids.next();
    const facts = { owner: owner.id, zone: request.invented.country.zone, fields: request.invented.fields };
    const intent: Intent = { type: 'enrol', blueprint: process.version.blueprint, version: process.version.id, record: facts };
    const answer = startRun(process, { id: record, ...facts, doneElsewhere: [] }, { run: ids.next(), space: 'live', entry: id, by: owner.id, roles: owner.roles, intent }, from);
    invariant(answer.ok, 'the demo can enrol its own record');
    write(answer, { id, intent, at: from, madeAt: from, note: null, by: owner });
    return from;
  };
  const pending = [...request.deeds];
  /** What the customer did by then, written down no earlier than what stands in the journal already. */
  const hear = (until: Instant): void => {
    while (pending[0] !== undefined && pending[0].at <= until && run().status === 'running') {
      const [deed] = pending.splice(0, 1);
      if (deed) submit(deed.intent, Math.max(deed.at, entries.at(-1)?.at ?? deed.at), null, customer, deed.madeAt);
    }
  };
  const runTheClock = (until: Instant): void => {
    for (let count = 0; count < mostSteps && run().status === 'running'; count += 1) {
      hear(Math.min(until, ...run().dues.filter((due) => due.automatic === true).map((due) => due.at)));
      const owed = run().dues.filter((due) => due.automatic === true && due.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!owed) return hear(until);
      if (!submit({ type: 'due', due: owed.key, armed: owed.armed }, Math.max(owed.at, entries.at(-1)?.at ?? owed.at), null, clock)) return;
    }
  };
  return { record, entries, run, enrol, submit, runTheClock };
}

type Line = { readonly id: string; readonly intent: Intent; readonly at: Instant; readonly madeAt: Instant; readonly note: string | null; readonly by: Pick<DemoPerson, 'id' | 'roles'>; readonly record: string; readonly seq: number; readonly device: string; readonly intentId: string };

function lineOf(run: Run, answer: Accepted | Refused, line: Line): Parameters<typeof appendEntry>[1] {
  const { id, intent, at, madeAt, note, by, record, seq, device, intentId } = line;
  return {
    id, record, run: run.id, space: run.space, rev: run.rev, at, madeAt, by: by.id, roles: by.roles, device, seq, intentId, intent,
    ok: answer.ok, refusal: answer.ok ? null : answer.refusal, changes: answer.ok ? answer.changes : null,
    stages: [run.stage], visit: run.visit, version: run.version, kernel: kernelNumber, words: note === null ? null : { note },
  };
}
