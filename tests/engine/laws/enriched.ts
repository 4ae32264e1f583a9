import type { Dice } from '#engine/kernel';
import type { Activity, Blueprint, Effect, Outcome, Sla, Stage, Wait } from '#engine/blueprint';
import { labelledId } from '../../kit/a-blueprint.ts';
import { people } from '../../kit/random-blueprint.ts';

/** One of these, as the dice fall. */
export function pick<Item>(dice: Dice, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(dice.next() * items.length)] ?? items[0];
}

/** Says yes so many times out of a hundred. */
export function chance(dice: Dice, percent: number): boolean {
  return dice.next() * 100 < percent;
}

const waits: readonly [Wait, ...Wait[]] = [{ amount: 0, unit: 'minutes' }, { amount: 30, unit: 'minutes' }, { amount: 5, unit: 'hours' }, { amount: 1, unit: 'days' }, { amount: 2, unit: 'workingDays' }];

/**
 * Gives a random drawing what the engine knows beside the machine: an enforced rhythm, limits of time with escalations,
 * recurring activities, hand-overs, approvals, signals and listeners, an override rule, dates, returns from ends.
 */
export function enriched(blueprint: Blueprint, dice: Dice): Blueprint {
  const flag = () => chance(dice, 50);
  return {
    ...blueprint,
    rhythm: {
      ...blueprint.rhythm,
      ...(chance(dice, 40) ? { enforce: { slide: flag(), gap: flag(), bundles: flag(), touches: flag(), template: flag(), channel: flag() } } : {}),
      ...(chance(dice, 20) ? { preferredChannel: 'switch' as const } : {}),
      touchesPer7Days: pick(dice, [1, 3, 5, 50]),
    },
    ...(flag() ? { override: { roles: ['boss'], secondPerson: flag(), expires: pick<Wait>(dice, [{ amount: 30, unit: 'minutes' }, { amount: 2, unit: 'days' }]) } } : {}),
    ...(chance(dice, 30) ? { signals: signals() } : {}),
    activities: Object.fromEntries(Object.values(blueprint.activities).map((activity) => [activity.id, richActivity(activity, dice)])),
    stages: Object.fromEntries(Object.values(blueprint.stages).map((stage) => [stage.id, richStage(stage, blueprint, dice)])),
    outcomes: Object.fromEntries(Object.values(blueprint.outcomes).map((outcome) => [outcome.id, richOutcome(outcome, dice)])),
  };
}

function signals(): NonNullable<Blueprint['signals']> {
  return {
    paid: { key: 'paid', name: 'Paid', payload: { size: { key: 'size', name: 'Size', kind: 'number' } }, order: 0 },
    replied: { key: 'replied', name: 'Replied', payload: {}, order: 1 },
    unsubscribed: { key: 'unsubscribed', name: 'Unsubscribed', payload: {}, optOut: 'all', order: 2 },
  };
}

function richActivity(activity: Activity, dice: Dice): Activity {
  const roll = dice.next();
  const listens: Activity['listens'] = chance(dice, 20) ? [{ then: 'complete', signal: 'replied', result: Object.keys(activity.results)[0] ?? null }] : chance(dice, 10) ? [{ then: 'cancel', signal: 'replied' }] : undefined;
  const more = listens === undefined ? {} : { listens };
  if (activity.channel === 'task' && roll < 0.3) return { ...activity, ...more, channel: 'handOver', mode: 'manual', handOver: { to: { type: 'role', role: 'rep' }, deadline: pick(dice, waits), late: pick(dice, ['remind', 'return']), warm: chance(dice, 50) } };
  if (activity.channel === 'task' && roll < 0.6) return { ...activity, ...more, channel: 'approval', mode: 'manual', approval: { role: 'boss', levels: pick(dice, [1, 2]), quorum: 1 } };
  if (roll > 0.85) return { ...activity, ...more, repeat: { every: pick(dice, [{ amount: 1, unit: 'days' }, { amount: 1, unit: 'weeks' }]) } };
  if (roll > 0.75) return { ...activity, ...more, window: { from: '10:00', to: '12:00' } };
  return { ...activity, ...more };
}

function richStage(stage: Stage, blueprint: Blueprint, dice: Dice): Stage {
  if (stage.kind === 'end') return chance(dice, 30) ? { ...stage, end: { result: stage.end?.result ?? 'recycle', returnAfter: pick(dice, waits) } } : stage;
  if (stage.kind === 'decision' || !chance(dice, 30)) return stage;
  const leaving = Object.values(blueprint.outcomes).filter((outcome) => outcome.from.type === 'stage' && outcome.from.stage === stage.id);
  const take = leaving[0]?.id;
  const escalation = (name: string, order: number, part: Partial<Sla['escalations'][string]>): Sla['escalations'][string] => ({ id: labelledId(`${stage.id}/${name}`), when: 'at', wait: { amount: 0, unit: 'minutes' }, then: [], order, ...part });
  const all = [
    escalation('before', 0, { when: 'before', wait: { amount: 1, unit: 'hours' }, then: [{ type: 'notify', role: 'boss', message: 'Soon' }] }),
    escalation('at', 1, { then: [{ type: 'createActivity', name: 'Look into it', channel: 'task', wait: { amount: 1, unit: 'hours' } }, { type: 'assignOwner', to: { type: 'person', person: pick(dice, people) } }] }),
    escalation('after', 2, { when: 'after', wait: { amount: 1, unit: 'days' }, ...(take === undefined ? {} : { take }) }),
  ];
  return { ...stage, sla: { limit: pick<Wait>(dice, [{ amount: 4, unit: 'hours' }, { amount: 2, unit: 'days' }, { amount: 1, unit: 'workingDays' }]), escalations: Object.fromEntries(all.map((one) => [one.id, one])) } };
}

const more: readonly [Effect, ...Effect[]] = [
  { type: 'createActivity', name: 'Say thanks', channel: 'email', wait: { amount: 1, unit: 'days' } },
  { type: 'createActivity', name: 'Prepare', channel: 'task', wait: { amount: 0, unit: 'minutes' } },
  { type: 'assignOwner', to: { type: 'roundRobin', role: 'rep' } },
  { type: 'signalRun', blueprint: labelledId('another'), signal: 'paid' },
  { type: 'webhook', url: 'https://example.com', body: '{}' },
];

function richOutcome(outcome: Outcome, dice: Dice): Outcome {
  const then = chance(dice, 25) ? [...outcome.then, pick(dice, more)] : outcome.then;
  const dated = outcome.trigger.type === 'elapsed' && chance(dice, 40);
  return { ...outcome, then, ...(dated ? { trigger: { type: 'date', field: 'eventDay', days: pick(dice, [-2, 0, 3]), at: '08:30' } } : {}), ...(chance(dice, 10) ? { overridable: false } : {}) };
}
