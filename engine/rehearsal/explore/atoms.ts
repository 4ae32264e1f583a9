import { clausesOf, comparisonsOf, type Activity, type Condition, type Gate, type Outcome, type Stage } from '#engine/blueprint';
import { gateOf, type Run } from '#engine/run';
import { isAutomatic, standInOf, type Process } from '#engine/compile';

/** One rule about the record's fields that a drawing asks as a whole; the same rule drawn twice is one atom. */
export interface Atom {
  readonly id: number;
  readonly rule: Condition;
  readonly fields: readonly string[];
}

/** All rules about fields of one drawing, each numbered once. */
export interface AtomBook {
  /** Rules asked at once when a record comes to a stage: of outcomes that a condition sets off, and of a decision. */
  onEntry(stage: Stage): readonly Atom[];
  /** Rules of automatic outcomes whose result was seen or whose time is up in this visit, or would be by what is tried. */
  automatic(stage: Stage, run: Run, waking: ReadonlySet<string>): readonly Atom[];
  /** Rules asked when this outcome of a stage is taken: its gate's, its form's, its trigger's, and its stand-in's. */
  outcome(stage: Stage, outcome: Outcome): readonly Atom[];
  /** Rules asked when an activity of a stage is done. */
  activity(stage: Stage, activity: Activity): readonly Atom[];
  of(rules: readonly Condition[]): readonly Atom[];
}

/** Reads the rules about fields off a drawing; every reading is remembered. */
export function createAtomBook(process: Process): AtomBook {
  const byText = new Map<string, Atom>();
  const remembered = new Map<string, readonly Atom[]>();
  const intern = (rule: Condition): Atom => {
    const text = JSON.stringify(rule);
    const known = byText.get(text) ?? { id: byText.size + 1, rule, fields: [...new Set(comparisonsOf(rule).map(({ field }) => field))] };
    byText.set(text, known);
    return known;
  };
  const of = (rules: readonly Condition[]) => [...new Set(rules.map(intern))];
  const once = (key: string, read: () => readonly Condition[]): readonly Atom[] => {
    const known = remembered.get(key) ?? of(read());
    remembered.set(key, known);
    return known;
  };
  const optOuts = optOutRules(process);
  const outcomeAtoms = (stage: Stage, outcome: Outcome) => once(`outcome ${stage.id} ${outcome.id}`, () => rulesOfOutcome(process, stage, outcome));
  return {
    of,
    onEntry: (stage) => once(`entry ${stage.id}`, () => process.outcomesOf(stage.id).filter((outcome) => isAutomatic(stage, outcome) && mayHappenOnEntry(outcome)).flatMap((outcome) => rulesOfOutcome(process, stage, outcome))),
    automatic: (stage, run, waking) => {
      const asked = process.outcomesOf(stage.id).filter((one) => isAutomatic(stage, one) && (mayHappenOnEntry(one) || isAwake(run, one, waking)));
      return asked.length === 0 ? [] : [...new Set(asked.flatMap((one) => outcomeAtoms(stage, one)))];
    },
    outcome: outcomeAtoms,
    activity: (stage, activity) => once(`activity ${stage.id} ${activity.id}`, () => [...rulesOfActivity(process, stage, activity), ...optOuts]),
  };
}

function mayHappenOnEntry({ trigger, fallback }: Outcome): boolean {
  return trigger.type === 'condition' || fallback === true;
}

/** Its result is the last one seen, or its time is up; or what is tried brings that about. */
function isAwake(run: Run, { id, trigger }: Outcome, waking: ReadonlySet<string>): boolean {
  if (waking.has(id)) return true;
  if (trigger.type === 'result') return waking.has(trigger.activity) || run.done.findLast((one) => one.activity === trigger.activity && one.visit === run.visit)?.result === trigger.result;
  return !run.dues.some(({ outcome }) => outcome === id);
}

function rulesOfOutcome(process: Process, stage: Stage, outcome: Outcome): readonly Condition[] {
  const { trigger } = outcome;
  const own = trigger.type === 'condition' ? [trigger.condition] : trigger.type === 'signal' && trigger.condition !== undefined ? [trigger.condition] : [];
  const instead = standInOf(outcome, process.outcomesOf(stage.id));
  return [...own, ...rulesOfGate(process, stage, gateOf(stage, outcome)), ...(instead === null ? [] : rulesOfGate(process, stage, gateOf(stage, instead))), ...rulesOfForm(outcome.form)];
}

function rulesOfGate(process: Process, stage: Stage, gate: Gate): readonly Condition[] {
  return clausesOf(gate).flatMap((clause) => {
    if (clause.type === 'field' || clause.type === 'validation') return [clause.condition];
    return clause.type === 'requiredActivities' ? process.activitiesOf(stage.id).flatMap(rulesOfNeed) : [];
  });
}

/** What decides whether an activity belongs to the record, and whether it must be done. */
function rulesOfNeed(activity: Activity): readonly Condition[] {
  return [...(activity.when === undefined ? [] : [activity.when]), ...(typeof activity.required === 'string' ? [] : [activity.required])];
}

function rulesOfActivity(process: Process, stage: Stage, activity: Activity): readonly Condition[] {
  const before = activity.after.flatMap((prerequisite) => {
    if (prerequisite.type === 'condition') return [prerequisite.condition];
    if (prerequisite.type === 'clause') return rulesOfGate(process, stage, prerequisite.clause);
    return prerequisite.type === 'lane' ? process.activitiesOf(stage.id).flatMap(rulesOfNeed) : [];
  });
  return [...(activity.when === undefined ? [] : [activity.when]), ...before, ...rulesOfForm(activity.form)];
}

function rulesOfForm(form: Activity['form']): readonly Condition[] {
  return Object.values(form).flatMap(({ field, required, validation }): Condition[] => [
    ...(typeof required === 'string' ? [] : [required]),
    { type: 'compare', field, operator: 'isNotEmpty' },
    ...(validation === undefined ? [] : [validation.condition]),
  ]);
}

/** The two fields by which customers opt out matter only where the drawing itself speaks of them (S26). */
function optOutRules({ version: { document } }: Process): readonly Condition[] {
  const text = JSON.stringify([document.outcomes, document.activities, document.signals ?? {}]);
  return [
    ...(text.includes('"doNotContact"') || text.includes('"optOut"') ? [{ type: 'compare' as const, field: 'doNotContact', operator: 'equals' as const, value: true }] : []),
    ...(text.includes('"doNotContactChannels"') || text.includes('"optOut"') ? [{ type: 'compare' as const, field: 'doNotContactChannels', operator: 'isEmpty' as const }] : []),
  ];
}
