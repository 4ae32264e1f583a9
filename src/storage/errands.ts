import { enrolsByItself, followUpOf, hearersOf, isForAuthority, leavesByItself, tooDeep, type Directory, type FollowUp } from '#engine/run';
import { clockPerson, type Intent } from '#engine/journal';
import type { RecordRow, SubmittedIntent } from './contract.ts';
import { wakeRuns } from './adopt.ts';
import { decide, viewOf } from './decide.ts';
import { type Decider, nextDelivery, refuse } from './journal-line.ts';
import { follow, readFollowed } from './following.ts';
import type { Ground } from './ground.ts';
import { relinked } from './merging.ts';
import { mayNotGet } from './ownership.ts';
import { linksOf } from './run-of.ts';
import { titleFor } from './title-for.ts';
import { type Errand, fetchInto, recordState, type RecordState, type Wanted, type Workset } from './workset.ts';

type ErrandOf<Type extends Errand['type']> = Extract<Errand, { type: Type }>;

/**
 * Carries out what decisions have set off, and what that sets off in turn, within the same transaction: effects on
 * owners, runs and records, enrolment by rule, gates that waited for a linked record (rules R125 to R133). Awaits
 * nothing but IndexedDB (trap E10).
 */
export async function runErrands(ground: Ground, work: Workset, decider: Decider): Promise<void> {
  while (work.errands.length > 0) {
    const errands = work.errands.splice(0);
    const started = await startedBy(ground, work, errands);
    const followed = errands.some((errand) => errand.type === 'follow') ? await readFollowed(ground.db) : [];
    await fetchInto(ground, work, { ...wantedFor(work, errands, started), versions: followed });
    for (const errand of errands) carryOut(work, errand, { ...decider, depth: errand.depth }, { started, followed });
  }
}

/** A run that an effect of a step now taken back has started. */
interface Started {
  readonly step: string;
  readonly record: string;
  readonly run: string;
}

async function startedBy({ db }: Ground, work: Workset, errands: readonly Errand[]): Promise<readonly Started[]> {
  const steps = errands.flatMap((errand) => (errand.type === 'retire' ? [errand.step] : []));
  const found = await Promise.all(
    steps.map(async (step) => {
      const lines = [...(await db.entries.where('delivery').startsWith(step).toArray()), ...work.entries.filter((line) => line.delivery.startsWith(step))];
      return lines.flatMap(({ record, entry: { ok, intent, run } }): Started[] => (ok && intent.type === 'enrol' && run !== null ? [{ step, record, run }] : []));
    }),
  );
  return found.flat();
}

/** What has to be read before these errands can be carried out. */
function wantedFor(work: Workset, errands: readonly Errand[], started: readonly Started[]): Wanted {
  const effects = errands.flatMap((errand) => (errand.type === 'effect' ? [errand] : []));
  const signalled = effects.flatMap(({ effect, record }) => (effect.type === 'signalRun' && effect.on === 'linkedRecord' ? linksOf(work.records.get(record)?.row ?? null) : []));
  return {
    records: [...errands.map((errand) => errand.record), ...signalled, ...started.map((one) => one.record)],
    blueprints: effects.flatMap(({ effect }) => (effect.type === 'startBlueprint' ? [effect.blueprint] : [])),
    staff: effects.some(({ effect }) => effect.type === 'assignOwner'),
  };
}

/** What was read for a round of errands. */
interface AtHand {
  readonly started: readonly Started[];
  readonly followed: readonly string[];
}

function carryOut(work: Workset, errand: Errand, decider: Decider, { started, followed }: AtHand): void {
  const state = work.records.get(errand.record);
  if (!state?.row) return;
  switch (errand.type) {
    case 'effect':
      return carryOutEffect(work, state, state.row, errand, decider);
    case 'rules':
      return askRules(work, state, errand, decider);
    case 'wake':
      return tooDeep(errand.depth) !== null ? undefined : wakeRuns(work, state, errand.cause, decider);
    case 'relink':
      return relinked(state, errand);
    case 'follow':
      return follow(work, state, errand, followed, decider);
    case 'retire':
      for (const { record, run } of started.filter((one) => one.step === errand.step)) {
        if (work.records.get(record)?.runs.get(run)?.status !== 'running') continue;
        decide(work, byItself(nextDelivery(work, errand.cause), record, run, { type: 'exit', reason: 'The step that started it was taken back' }, decider), decider);
      }
  }
}

/** What no person asked for in so many words is done in nobody's name. */
function byItself(id: string, record: string, run: string | null, intent: Intent, { at }: Decider): SubmittedIntent {
  return { id, record, run, by: clockPerson, roles: [], madeAt: at, intent };
}

function carryOutEffect(work: Workset, state: RecordState, row: RecordRow, { key, effect, run, depth }: ErrandOf<'effect'>, decider: Decider): void {
  const followUp = isForAuthority(effect) ? followUpOf(effect, row, directoryOf(work, row, decider)) : null;
  if (followUp === null || !work.types.has(followUp.type === 'start' ? (followUp.newRecord?.recordType ?? row.type) : row.type)) {
    // Nobody can be found for it here: people see it in the outbox.
    work.outbox.push({ id: key, record: row.id, run, space: row.space, at: decider.at, effect, status: 'waiting' });
    return;
  }
  const endless = tooDeep(depth);
  if (endless !== null) {
    refuse(work, state, byItself(key, row.id, null, followUp.intent, decider), decider, null, endless);
    return;
  }
  switch (followUp.type) {
    case 'assign':
      if (followUp.turn) takeTurn(work, followUp.turn);
      decide(work, byItself(key, row.id, null, followUp.intent, decider), decider);
      return;
    case 'start':
      start(work, state, row, key, followUp, decider);
      return;
    case 'signal':
      send(work, row, key, run, followUp, decider);
  }
}

function takeTurn(work: Workset, { role, person }: { readonly role: string; readonly person: string }): void {
  work.staff?.turns.set(role, person);
  work.dealt.add(role);
}

/** Who there is for this record: nobody is dealt one they may not own (rule R183). */
function directoryOf(work: Workset, row: RecordRow, { at }: Decider): Directory {
  return {
    people: (work.staff?.people ?? []).filter((person) => mayNotGet(work, row, person, at) === null),
    turns: Object.fromEntries(work.staff?.turns ?? []),
    live: (blueprint) => {
      const version = work.blueprints.get(blueprint)?.live ?? null;
      const shelved = version === null ? null : (work.processes.get(version) ?? null);
      return version === null || shelved === null ? null : { version, recordType: shelved.version.document.recordType };
    },
  };
}

function start(work: Workset, state: RecordState, row: RecordRow, key: string, { intent, newRecord }: Extract<FollowUp, { type: 'start' }>, decider: Decider): void {
  const record = newRecord === null ? row.id : addLinked(work, state, row, newRecord, decider);
  decide(work, { ...byItself(key, record, null, intent, decider), newRun: decider.newId() }, decider);
  if (newRecord !== null) work.errands.push({ type: 'rules', record, cause: key, before: null, imported: false, depth: decider.depth + 1 });
}

/** Makes the record a start asked for; both rows name each other. What no rule copied is called like the one it comes from. */
function addLinked(work: Workset, state: RecordState, row: RecordRow, { recordType, fields: copied }: NonNullable<Extract<FollowUp, { type: 'start' }>['newRecord']>, decider: Decider): string {
  const id = decider.newId();
  const [from, to] = [work.types.get(row.type)?.title ?? '', work.types.get(recordType)?.title ?? ''];
  const fields = Object.hasOwn(copied, to) || !Object.hasOwn(row.fields, from) ? copied : { ...copied, [to]: row.fields[from] ?? null };
  const made: RecordRow = {
    id, type: recordType, space: row.space, owner: row.owner, zone: row.zone, fields, title: '',
    createdAt: decider.at, updatedAt: decider.at, batch: row.batch, standing: [], links: [row.id],
  };
  const fresh = recordState(null);
  fresh.row = { ...made, title: titleFor(work, made, fields) };
  fresh.story = [];
  work.records.set(id, fresh);
  state.row = { ...row, links: [...linksOf(row), id] };
  return id;
}

/** Hands a signal to every run that is meant. Unheard it is written down as refused, on the record it came from. */
function send(work: Workset, row: RecordRow, key: string, origin: string, { intent, blueprint, on }: Extract<FollowUp, { type: 'signal' }>, decider: Decider): void {
  const records = on === 'sameRecord' ? [row.id] : linksOf(row);
  const hearers = records.flatMap((record) => {
    const runs = [...(work.records.get(record)?.runs.values() ?? [])].map((run) => ({ id: run.id, blueprint: run.blueprint, status: run.status, startedAt: run.snapshot.startedAt }));
    return hearersOf(blueprint, runs).flatMap((run) => (run === origin ? [] : [{ record, run }]));
  });
  if (hearers.length === 0) decide(work, byItself(key, row.id, null, intent, decider), decider);
  hearers.forEach(({ record, run }, at) => decide(work, byItself(at === 0 ? key : nextDelivery(work, key), record, run, intent, decider), decider));
}

/** Asks the enrolment rules about a record that is new or has changed: who leaves by itself first, then who starts, each blueprint in its order. */
function askRules(work: Workset, state: RecordState, { cause, before, imported, depth, record }: ErrandOf<'rules'>, decider: Decider): void {
  if (tooDeep(depth) !== null) return;
  for (const { id, versionId } of [...state.runs.values()].filter((run) => run.status === 'running').sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const shelved = work.processes.get(versionId);
    if (!shelved || !state.row || !leavesByItself(shelved.version.document, state.row.fields)) continue;
    decide(work, byItself(nextDelivery(work, cause), record, id, { type: 'exit', reason: 'It fulfils the rule for leaving' }, decider), decider);
  }
  for (const { blueprint, version, recordType, imports } of work.enrollers) {
    const { row } = state;
    const shelved = work.processes.get(version);
    if (!row || row.mergedInto !== undefined || !shelved || recordType !== row.type || (imported && imports === 'held')) continue;
    const { document } = shelved.version;
    if (!enrolsByItself({ blueprint, document, paused: false, record: row, runs: [...state.runs.values()], view: viewOf(work, document) }, before)) continue;
    const intent: Intent = { type: 'enrol', blueprint, version, record: { owner: row.owner, zone: row.zone, fields: {} } };
    decide(work, { ...byItself(nextDelivery(work, cause), record, null, intent, decider), newRun: decider.newId() }, decider);
  }
}
