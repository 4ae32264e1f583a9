import type { ActivityId, Channel, CountOf, UserId } from '#engine/blueprint';

/** A kind of activity somebody could do; null means "any" and is nothing the gate names. */
export interface Kind {
  readonly activity: ActivityId | null;
  readonly channel: Channel | null;
  readonly result: string | null;
  readonly person: UserId | null;
}
/** At least `need` more activities of a kind must be done. */
export interface Demand {
  readonly of: Kind;
  readonly need: number;
}
/** At most `room` more activities of a kind may be done. */
export interface Cap {
  readonly of: Kind;
  readonly room: number;
}
/** What the drawing knows of its activities; nothing is ruled out where it knows nothing. */
export interface Drawn {
  readonly channelOf: (activity: ActivityId) => Channel | undefined;
  readonly results: readonly { readonly activity: ActivityId; readonly channel: Channel; readonly results: readonly string[] }[];
}
export type Doing = { readonly kind: Kind; readonly times: number };

const mostKinds = 48;
const mostSteps = 4000;

/** The kind a count clause counts; "the owner" becomes a person. Null when it can never be done: the owner of nobody's record. */
export function kindOf(of: CountOf, owner: UserId | null): Kind | null {
  if (of.person === 'owner' && owner === null) return null;
  const person = of.person === 'owner' ? owner : (of.person ?? null);
  return { activity: of.activity ?? null, channel: of.channel ?? null, result: of.result ?? null, person };
}

/**
 * The fewest activities that meet all demands without breaking a cap; null when there are none. One activity may serve
 * several demands: a required email is also one of "2 emails". Searched with a bound, in a fixed order, so that the same
 * question always has the same answer.
 */
export function fewestActivities(demands: readonly Demand[], caps: readonly Cap[], drawn: Drawn): readonly Doing[] | null {
  const open = demands.filter(({ need }) => need > 0);
  if (open.length === 0) return [];
  const [only] = open;
  if (open.length === 1 && only !== undefined) return oneKind(only, caps, drawn);
  const kinds = kindsFor(open, drawn);
  const usable = kinds.map((kind) => ({
    kind,
    named: Object.values(kind).filter((part) => part !== null).length,
    serves: open.flatMap(({ of }, index) => (isOfKind(kind, of) ? [index] : [])),
    uses: caps.flatMap(({ of }, index) => (isOfKind(kind, of) ? [index] : [])),
  }));
  const search: Search = { usable, best: null, steps: 0 };
  explore(search, { needs: open.map(({ need }) => need), rooms: caps.map(({ room }) => room), times: usable.map(() => 0), cost: 0 });
  return search.best?.times.flatMap((times, index) => {
    const kind = usable[index]?.kind;
    return times > 0 && kind !== undefined ? [{ kind, times }] : [];
  }) ?? null;
}

/** With one demand there is one kind to do, as often as it asks, if there is room for that. */
function oneKind({ of, need }: Demand, caps: readonly Cap[], { channelOf }: Drawn): readonly Doing[] | null {
  const kind = withChannel(of, channelOf);
  if (kind === null || caps.some((cap) => cap.room < need && isOfKind(kind, cap.of))) return null;
  return [{ kind, times: need }];
}

interface Position {
  readonly needs: readonly number[];
  readonly rooms: readonly number[];
  readonly times: readonly number[];
  readonly cost: number;
}
interface Usable {
  readonly kind: Kind;
  /** How many parts it names: the fewer, the freer people are. */
  readonly named: number;
  /** Which demands and which caps it counts for. */
  readonly serves: readonly number[];
  readonly uses: readonly number[];
}
interface Search {
  readonly usable: readonly Usable[];
  best: Position | null;
  steps: number;
}

function explore(search: Search, position: Position): void {
  const most = Math.max(...position.needs);
  if (most <= 0) {
    search.best = position;
    return;
  }
  const hardest = position.needs.indexOf(most);
  for (const { index, serves, uses } of inOrderOfUse(search, position.needs, hardest)) {
    // One activity lowers a need by one, so no way from here is shorter than its greatest need.
    if (search.best !== null && position.cost + most >= search.best.cost) return;
    if ((search.steps += 1) > mostSteps) return;
    const served = serves.map((demand) => position.needs[demand] ?? 0).filter((need) => need > 0);
    const amount = Math.min(...served, ...uses.map((cap) => position.rooms[cap] ?? 0));
    if (amount <= 0) continue;
    explore(search, {
      needs: position.needs.map((need, demand) => (serves.includes(demand) ? need - amount : need)),
      rooms: position.rooms.map((room, cap) => (uses.includes(cap) ? room - amount : room)),
      times: position.times.map((times, kind) => (kind === index ? times + amount : times)),
      cost: position.cost + amount,
    });
  }
}

/** Kinds that serve the hardest demand: those first that serve most of what is still open, then those that ask for least. */
function inOrderOfUse(search: Search, needs: readonly number[], hardest: number): readonly (Omit<Usable, 'kind'> & { readonly index: number })[] {
  const open = (usable: Usable) => usable.serves.reduce((count, demand) => ((needs[demand] ?? 0) > 0 ? count + 1 : count), 0);
  return search.usable
    .flatMap((usable, index) => (usable.serves.includes(hardest) ? [{ index, serves: usable.serves, uses: usable.uses, named: usable.named, open: open(usable) }] : []))
    .sort((a, b) => b.open - a.open || a.uses.length - b.uses.length || a.named - b.named);
}

/** The kinds demanded, and what is of several of these kinds at once. */
function kindsFor(demands: readonly Demand[], { channelOf, results }: Drawn): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  const add = (kind: Kind | null) => {
    const whole = kind === null ? null : withChannel(kind, channelOf);
    if (whole !== null && kinds.size < mostKinds) kinds.set(`${whole.activity} ${whole.channel} ${whole.result} ${whole.person}`, whole);
  };
  for (const { of } of demands) add(of);
  for (const { of } of demands.slice(1)) {
    const soFar = [...kinds.values()];
    for (const kind of soFar) {
      const shared = both(kind, of);
      if (shared !== null && canEnd(shared, results)) add(shared);
    }
  }
  return [...kinds.values()];
}

/** An activity has one channel: knowing the activity is knowing the channel. Null when the two contradict. */
function withChannel(kind: Kind, channelOf: (activity: ActivityId) => Channel | undefined): Kind | null {
  const channel = kind.activity === null ? undefined : channelOf(kind.activity);
  if (channel === undefined || channel === kind.channel) return kind;
  return kind.channel === null ? { ...kind, channel } : null;
}

/** Some activity of that kind may end with that result. What is demanded in so many words is not doubted, only what we put together. */
function canEnd({ activity, channel, result }: Kind, results: Drawn['results']): boolean {
  if (result === null || results.length === 0) return true;
  return results.some((one) => (activity === null || one.activity === activity) && (channel === null || one.channel === channel) && one.results.includes(result));
}

function both(a: Kind, b: Kind): Kind | null {
  const clash = differ(a.activity, b.activity) || differ(a.channel, b.channel) || differ(a.result, b.result) || differ(a.person, b.person);
  if (clash) return null;
  return { activity: a.activity ?? b.activity, channel: a.channel ?? b.channel, result: a.result ?? b.result, person: a.person ?? b.person };
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function isOfKind(kind: Kind, of: Kind): boolean {
  return (
    (of.activity === null || of.activity === kind.activity) &&
    (of.channel === null || of.channel === kind.channel) &&
    (of.result === null || of.result === kind.result) &&
    (of.person === null || of.person === kind.person)
  );
}
