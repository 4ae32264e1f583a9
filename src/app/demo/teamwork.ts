import { hour, minute, type Instant } from '#engine/kernel';
import type { ActivityOption, Options } from '#engine/run';
import { people, type DemoPerson } from './cast.ts';
import { atWork, inventValue } from './behaviour.ts';
import type { History } from './history.ts';
import { between } from './invent.ts';
import type { PlayRequest } from './play.ts';

/** One person does it alone: neither an approval nor a hand-over, nor something the clock does, or that counts what the customer does. */
export function isSingleHanded({ activity }: ActivityOption): boolean {
  return activity.handOver === undefined && activity.approval === undefined && activity.mode === 'manual' && activity.listens?.some((listener) => listener.then === 'count') !== true;
}

/** Who does it: somebody of the lane's team, else the record's owner. */
export function doerOf({ team }: ActivityOption, owner: DemoPerson): DemoPerson {
  return people.find((person) => team !== undefined && person.roles.includes(team)) ?? owner;
}

/**
 * What needs two: an offer that is accepted or returned, an approval that is asked for and answered, and what the
 * customer does. Answers when it happened, null when the answer is still awaited, undefined when one person can go on.
 */
export function workTogether(request: PlayRequest, history: History, now: Options, at: Instant): Instant | null | undefined {
  const passed = passOn(request, history, now, at);
  if (passed !== undefined) return passed;
  const agreed = agree(request, history, now, at);
  return agreed === undefined ? customerActs(request, history, now, at) : agreed;
}

function later(request: PlayRequest, at: Instant, most: number): Instant {
  return atWork(at + between(10, most, request.dice) * minute, request.invented.country.zone, request.dice, request.now);
}

function passOn(request: PlayRequest, history: History, now: Options, at: Instant): Instant | null | undefined {
  const option = now.activities.find(({ activity, status }) => activity.handOver !== undefined && status !== 'done' && status !== 'hidden');
  if (option === undefined) return undefined;
  const { activity, handOver } = option;
  const expect = { visit: history.run().visit };
  const when = later(request, at, 180);
  if (when > request.until) return null;
  if (handOver?.status !== 'offered') {
    const to = people.find((person) => person.id === (request.owner.id === 'u_jonas' ? 'u_lena' : 'u_jonas'))?.id ?? 'u_jonas';
    const fields = Object.fromEntries(Object.keys(activity.form).map((key) => [key, history.run().record.fields[key] ?? inventValue(key, request.type, at, request.invented.country.zone, request.dice)]));
    history.submit({ type: 'handOver', activity: activity.id, to, fields, warm: false, expect }, when, 'They know the product; price as in the offer.');
    return when;
  }
  // Some offers still wait for an answer when the demo is opened.
  if (request.dice.next() < 0.15) return null;
  const receiver = people.find((person) => person.id === handOver.to) ?? request.owner;
  const returned = request.dice.next() < 0.15;
  history.submit(returned ? { type: 'return', activity: activity.id, reason: 'The delivery address is missing.', expect } : { type: 'accept', activity: activity.id, expect }, when, null, receiver);
  return when;
}

function agree(request: PlayRequest, history: History, now: Options, at: Instant): Instant | null | undefined {
  const busy = now.activities.some((option) => option.status === 'open' && option.required);
  const stuck = !busy && now.outcomes.every(({ outcome, open }) => outcome.tone !== 'positive' || !open);
  const drawn = now.activities.find(({ activity, status }) => activity.approval !== undefined && status === 'open' && !busy && request.dice.next() < 0.4);
  const role = drawn?.activity.approval?.role ?? (stuck && now.stage.kind === 'work' ? now.approvals?.find(({ missing }) => missing.some((one) => one > 0))?.role : undefined);
  const approval = now.approvals?.find((one) => one.role === role);
  if (role === undefined || approval === undefined) return undefined;
  const expect = { visit: history.run().visit };
  const when = later(request, at, 240);
  if (when > request.until) return null;
  if (approval.request === null) {
    history.submit({ type: 'requestApproval', role, expect }, when);
    return when;
  }
  const boss = people.find((person) => person.roles.includes(role) && person.id !== request.owner.id);
  // Some wait for their manager when the demo is opened; nobody approves their own.
  if (boss === undefined || request.dice.next() < 0.35) return null;
  history.submit({ type: 'approve', role, onBehalfOf: null, expect }, when, null, boss);
  return when;
}

/** Now and then something comes back, and a payment comes in by itself. */
function customerActs(request: PlayRequest, history: History, now: Options, at: Instant): Instant | undefined {
  const heard = now.outcomes.find(({ outcome }) => outcome.trigger.type === 'signal');
  if (heard?.outcome.trigger.type !== 'signal' || now.stage.kind !== 'wait' || request.dice.next() > 0.45) return undefined;
  const when = at + between(20, 90, request.dice) * hour;
  const soonest = Math.min(...history.run().dues.map((due) => due.at));
  if (when > request.until || when >= soonest) return undefined;
  return history.submit({ type: 'signal', signal: heard.outcome.trigger.signal, payload: {} }, when, null, { id: 'u_customer', roles: [] }) ? when : undefined;
}
