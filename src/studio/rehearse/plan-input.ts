import { fieldsInUse, type Blueprint, type RecordType } from '#engine/blueprint';
import { inOrder } from '#engine/kernel';
import { usualBehaviour, usualPlan, type Behaviour, type Copied, type RehearsalPlan, type Spread } from '#engine/rehearsal';

/** What a manager sets for a rehearsal, as it stands in the form; kept with the blueprint in this browser. */
export interface PlanInput {
  readonly source: 'invented' | 'copies';
  readonly count: number;
  readonly days: number;
  readonly arriveOver: number;
  readonly people: number;
  readonly minutesADay: number;
  readonly seed: number;
  /** `learned`: chances as the journal shows them; what was set by hand wins over both. */
  readonly chances: 'usual' | 'learned';
  readonly results: Behaviour['results'];
  readonly outcomes: Behaviour['outcomes'];
  readonly signals: Behaviour['signals'];
  readonly spreads: Readonly<Record<string, Spread>>;
}

export const usualInput: PlanInput = {
  source: 'invented', count: 1000, days: 90, arriveOver: 60, people: 5, minutesADay: 360, seed: 1,
  chances: 'usual', results: {}, outcomes: {}, signals: {}, spreads: {},
};

/** The plan the engine takes: the form with what was read for it. */
export function planOf(input: PlanInput, { from, zone, recordType, copies, learned }: {
  readonly from: number;
  readonly zone: string;
  readonly recordType: RecordType | undefined;
  readonly copies: readonly Copied[];
  readonly learned: Behaviour | null;
}): RehearsalPlan {
  const known = input.chances === 'learned' && learned !== null ? learned : usualBehaviour;
  return {
    ...usualPlan(from, zone, input.count),
    seed: input.seed, days: input.days, arriveOver: input.arriveOver,
    population: input.source === 'copies' ? { type: 'copies', records: copies, count: input.count } : { type: 'invented', count: input.count, spreads: input.spreads, zones: { [zone]: 1 } },
    behaviour: { ...known, results: { ...known.results, ...input.results }, outcomes: { ...known.outcomes, ...input.outcomes }, signals: { ...known.signals, ...input.signals } },
    reps: { people: input.people, minutesADay: input.minutesADay },
    ...(recordType === undefined ? {} : { recordType }),
  };
}

/** A field the drawing asks something of, whose values can be spread over invented records. */
export interface SpreadField {
  readonly key: string;
  readonly name: string;
  readonly usual: Spread;
}

/** Which fields are worth spreading: those the drawing reads, of kinds that have a range or choices. */
export function spreadFields(draft: Blueprint, type: RecordType | undefined): readonly SpreadField[] {
  const read = new Set(fieldsInUse(draft).map(({ field }) => field));
  return inOrder(type?.fields ?? {}).flatMap(({ key, name, kind, choices }): SpreadField[] => {
    if (!read.has(key)) return [];
    if (kind === 'choice' && choices.length > 0) return [{ key, name, usual: { type: 'choice', weights: Object.fromEntries(choices.map((choice) => [choice, 1])) } }];
    if (kind === 'number' || kind === 'money') return [{ key, name, usual: { type: 'number', from: 0, to: kind === 'money' ? 100_000 : 100, skew: kind === 'money' ? 3 : 1 } }];
    if (kind === 'yesNo') return [{ key, name, usual: { type: 'yesNo', chance: 0.5 } }];
    if (kind === 'date') return [{ key, name, usual: { type: 'days', from: 0, to: 60 } }];
    return [];
  });
}
