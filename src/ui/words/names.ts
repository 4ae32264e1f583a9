import type { Blueprint, RecordType } from '#engine/blueprint';

/** What things are called: labels by id. A thing that is gone gets a plain word, never its id. */
export interface Names {
  stage(id: string): string;
  activity(id: string): string;
  outcome(id: string): string;
  field(key: string): string;
  role(key: string): string;
  /** People who work together; held like a role, by its key. */
  team(key: string): string;
  person(id: string): string;
  /** How an activity ended, by its shared key (`noAnswer`). */
  result(key: string): string;
  /** A point of a checklist. */
  item(id: string): string;
  blueprint(id: string): string;
  /** A stage of any blueprint; undefined where that drawing is not at hand. */
  stageIn(blueprint: string, stage: string): string | undefined;
  lane(id: string): string;
  /** Something a customer or another process did, by its key (`pageVisited`). */
  signal(key: string): string;
  template(id: string): string;
}

/** Where names come from; every part may be missing. */
export interface NameSources {
  readonly blueprint?: Blueprint | undefined;
  readonly recordType?: RecordType | undefined;
  readonly people?: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly roles?: Readonly<Record<string, string>> | undefined;
  readonly blueprints?: readonly { readonly id: string; readonly name: string; readonly stages?: readonly { readonly id: string; readonly name: string }[]; readonly signals?: readonly { readonly key: string; readonly name: string }[] }[] | undefined;
}

/** Names for what a screen shows, looked up in the drawing, the record type and the people. */
export function createNames({ blueprint, recordType, people = [], roles = {}, blueprints = [] }: NameSources): Names {
  // looked through when first asked: most sentences ask for none of these, and a drawing may hold thousands of activities
  const results = onceMap(() => activitiesOf(blueprint).flatMap((activity) => Object.values(activity.results).map((result) => [result.key, result.name] as const)));
  const items = onceMap(() => activitiesOf(blueprint).flatMap((activity) => Object.values(activity.checklist).map((item) => [item.id, item.text] as const)));
  const templates = onceMap(() => activitiesOf(blueprint).flatMap((activity) => Object.values(activity.content.templates).map((template) => [template.id, template.name] as const)));
  const lanes = onceMap(() => Object.values(blueprint?.stages ?? {}).flatMap((stage) => Object.values(stage.lanes ?? {}).map((lane) => [lane.id, lane.name] as const)));
  const signals = onceMap(() => [...blueprints.flatMap((other) => other.signals ?? []), ...Object.values(blueprint?.signals ?? {})].map((signal) => [signal.key, signal.name] as const));
  return {
    stage: (id) => blueprint?.stages[id]?.name ?? 'a stage that is gone',
    activity: (id) => blueprint?.activities[id]?.name ?? 'an activity that is gone',
    outcome: (id) => blueprint?.outcomes[id]?.name ?? 'an outcome that is gone',
    field: (key) => recordType?.fields[key]?.name ?? sayKey(key),
    role: (key) => inSentence(roles[key] ?? sayKey(key)),
    team: (key) => roles[key] ?? sayKey(key),
    person: (id) => (id === 'owner' ? 'the owner' : people.find((person) => person.id === id)?.name ?? 'somebody'),
    result: (key) => results().get(key) ?? sayKey(key),
    item: (id) => items().get(id) ?? 'a point that is gone',
    blueprint: (id) => (blueprint?.id === id ? blueprint.name : blueprints.find((other) => other.id === id)?.name ?? unknownBlueprint),
    stageIn: (other, id) => (blueprint?.id === other ? blueprint.stages[id]?.name : blueprints.find((each) => each.id === other)?.stages?.find((stage) => stage.id === id)?.name),
    lane: (id) => lanes().get(id) ?? 'a lane that is gone',
    signal: (key) => signals().get(key) || sayKey(key),
    template: (id) => templates().get(id) ?? 'a template that is gone',
  };
}

function activitiesOf(blueprint: Blueprint | undefined) {
  return Object.values(blueprint?.activities ?? {});
}

function onceMap(entries: () => readonly (readonly [string, string])[]): () => ReadonlyMap<string, string> {
  let known: ReadonlyMap<string, string> | undefined;
  return () => (known ??= new Map(entries()));
}

/** A role inside a sentence is a common word: "manager", also where a list shows it as "Manager"; "SDR" and "AE" stay. */
function inSentence(label: string): string {
  const [first = '', second = ''] = label;
  return second === second.toUpperCase() && second !== second.toLowerCase() ? label : `${first.toLowerCase()}${label.slice(1)}`;
}

/** A blueprint inside a sentence: in quotes by its name, or plainly "another blueprint" where it is not at hand. */
export function sayBlueprint(id: string, names: Names): string {
  const name = names.blueprint(id);
  return name === unknownBlueprint ? name : quoted(name);
}

const unknownBlueprint = 'another blueprint';

/** A key as words when nobody gave it a name: `budgetOwner` and `budget_owner` become "Budget owner". */
export function sayKey(key: string): string {
  const words = key.replace(/[_-]+/g, ' ').replace(/([a-z\d])([A-Z])/g, '$1 $2').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A name in the quotes used in sentences: “First call”. */
export function quoted(name: string): string {
  return `“${name}”`;
}
