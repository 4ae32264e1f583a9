import type { Finding, FindingTarget } from '../findings.ts';
import type { Blueprint, Signal } from '../model/blueprint.ts';
import type { Condition } from '../model/condition.ts';
import { fieldsOf } from '../reading/walkers.ts';
import { atActivity, atOutcome, hint, quoted, warning, type Check, type Fix } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';
import { knownFields } from '../checking/rules.ts';

const check = 'signal-is-declared';

/** A place that waits for a signal. */
interface Listening {
  readonly signal: string;
  readonly condition: Condition | undefined;
  readonly target: FindingTarget;
  readonly name: string;
}

/** Where a drawing lists its signals, everything that listens names one of them and reads only what it brings. */
export const signalIsDeclared: Check = {
  name: check,
  reads: ['recordType', 'signals', 'stages', 'activities', 'outcomes'],
  readsContext: true,
  find: (drawing) => {
    const { blueprint } = drawing;
    const { signals } = blueprint;
    if (!signals) return [];
    const known = knownFields(drawing);
    const listening: readonly Listening[] = [
      ...drawing.outcomes.flatMap((way) => (way.trigger.type === 'signal' ? [{ signal: way.trigger.signal, condition: way.trigger.condition, target: atOutcome(way), name: quoted(way) }] : [])),
      ...listeningActivities(drawing),
    ];
    return [...listening.flatMap((each) => undeclared(each, signals, Object.keys(known))), ...unheard(signals, listening)];
  },
};

const listeningActivities = inEachScene(({ stage, activities }): readonly Listening[] =>
  activities.flatMap((activity) => (activity.listens ?? []).map(({ signal, condition }) => ({ signal, condition, target: atActivity(activity, stage), name: quoted(activity) }))),
);

function undeclared({ signal, condition, target, name }: Listening, signals: NonNullable<Blueprint['signals']>, fields: readonly string[]): readonly Finding[] {
  const declared = Object.hasOwn(signals, signal) ? signals[signal] : undefined;
  if (!declared) {
    const value = { key: signal, name: signal, payload: {}, order: Object.keys(signals).length };
    return [warning(check, target, `${name} listens for "${signal}", which is not among the signals of this drawing.`, [{ label: `Add the signal "${signal}"`, edits: [{ type: 'setField', path: ['signals', signal], value }] }])];
  }
  // without a record type nobody knows which fields are the record's own
  if (fields.length === 0) return [];
  return fieldsOf(condition).filter((field) => !Object.hasOwn(declared.payload, field) && !fields.includes(field)).map((field) =>
    warning(check, target, `${name} reads "${field}", which neither the signal ${quoted(declared)} brings nor the record has.`, bringing(declared, field)),
  );
}

function bringing({ key }: Signal, field: string): readonly Fix[] {
  return [{ label: `Let the signal bring "${field}"`, edits: [{ type: 'setField', path: ['signals', key, 'payload', field], value: { key: field, name: field, kind: 'text' } }] }];
}

function unheard(signals: NonNullable<Blueprint['signals']>, listening: readonly Listening[]): readonly Finding[] {
  const heard = new Set(listening.map(({ signal }) => signal));
  return Object.values(signals)
    .filter(({ key, optOut }) => !heard.has(key) && optOut === undefined)
    .map((signal) => hint(check, { type: 'blueprint' }, `Nothing in this drawing listens for the signal ${quoted(signal)}.`, [{ label: 'Remove the signal', edits: [{ type: 'setField', path: ['signals', signal.key], value: undefined }] }]));
}
