import { newActivity, newBlueprint, newOutcome, newStage, type Activity, type Blueprint, type Condition, type Gate, type Outcome, type RecordType, type Stage } from '#engine/blueprint';
import { labelledId } from '../../../kit/a-blueprint.ts';

const field = (key: string, kind: 'text' | 'money' | 'number' | 'choice', required = false) => [key, { key, name: key, kind, choices: kind === 'choice' ? ['Small', 'Mid', 'Large'] : [], required, order: 0 }] as const;

/** The record type a busy drawing is about. */
export const busyRecordType: RecordType = {
  key: 'lead', name: 'Lead', plural: 'Leads', title: 'name',
  fields: Object.fromEntries([field('name', 'text', true), field('segment', 'choice'), field('employees', 'number'), ...Array.from({ length: 20 }, (_, index) => field(`amount${index}`, 'money'))]),
};

const is = (key: string, operator: 'atLeast' | 'lessThan' | 'equals' | 'isNotEmpty', value?: string | number): Condition => ({ type: 'compare', field: key, operator, ...(value === undefined ? {} : { value }) });

/**
 * A drawing at the published limits in which every check has something to read: every fifth stage a decision of four
 * ways, the others with touches, forms, templates and gates that count and compare; four ways out of each stage,
 * one of them far ahead and some of them back.
 */
export function busyBlueprint(stages = 500): Blueprint {
  const ids = Array.from({ length: stages }, (_, index) => labelledId(`busy stage ${index}`));
  const last = stages - 1;
  const kindOf = (index: number): Stage['kind'] => (index === last ? 'end' : index % 5 === 4 ? 'decision' : index % 7 === 6 ? 'wait' : 'work');
  const activities = ids.flatMap((_, index) => (kindOf(index) === 'work' ? activitiesOf(index) : []));
  const drawn = ids.map((id, index): Stage => ({ ...newStage(kindOf(index), id, `Stage ${index}`), activities: activities.filter(({ name }) => name.endsWith(` ${index}`)).map((each) => each.id) }));
  const outcomes = ids.slice(0, last).flatMap((id, index) => waysOf(id, index, kindOf(index), ids));
  return {
    ...newBlueprint({ id: labelledId('busy'), name: 'Busy', recordType: 'lead' }),
    audience: 'Everybody',
    start: ids[0] ?? null,
    stages: Object.fromEntries(drawn.map((stage) => [stage.id, stage])),
    activities: Object.fromEntries(activities.map((activity) => [activity.id, activity])),
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome.id, outcome])),
    view: { positions: Object.fromEntries(ids.map((id, index) => [id, { x: index * 376, y: 0 }])), bends: {}, collapsed: [] },
  };
}

function activitiesOf(index: number): readonly Activity[] {
  const money = `amount${index % 20}`;
  const email = newActivity('email', labelledId(`email ${index}`), `Email ${index}`);
  const call = newActivity('call', labelledId(`call ${index}`), `Call ${index}`);
  const template = (name: string, rule: Partial<{ useIf: Condition }>, order: number) => {
    const id = labelledId(`${name} ${index}`);
    return [id, { id, name, subject: `About {{name}}`, body: `You have {{${money}}}.`, order, ...rule }] as const;
  };
  return [
    { ...email, content: { ...email.content, instructions: 'Write.', templates: Object.fromEntries([template('Large', { useIf: is('segment', 'equals', 'Large') }, 0), template('Others', {}, 1)]) } },
    { ...call, due: { type: 'activity', activity: email.id, wait: { amount: 2, unit: 'days' } }, content: { ...call.content, instructions: 'Call.' }, form: { [money]: { field: money, required: 'always', order: 0 }, segment: { field: 'segment', required: 'never', order: 1 } } },
  ];
}

function waysOf(stage: string, index: number, kind: Stage['kind'], ids: readonly string[]): readonly Outcome[] {
  const last = ids.length - 1;
  const targets = [index + 1, Math.min(last, index + 2), Math.min(last, index + 9), index % 3 === 0 ? Math.max(0, index - 6) : last];
  return targets.map((to, place): Outcome => {
    const plain = newOutcome({ id: labelledId(`way ${index} ${place}`), stage, name: `Way ${place}`, to: ids[to === index ? last : to] ?? null, order: place });
    if (kind === 'decision') return place === 3 ? { ...plain, fallback: true } : { ...plain, trigger: { type: 'condition', condition: ruleOf(index, place) } };
    if (kind === 'wait') return { ...plain, trigger: place === 0 ? { type: 'elapsed', wait: { amount: 3, unit: 'days' } } : { type: 'signal', signal: `signal${place}` } };
    return place === 0 ? plain : { ...plain, gate: gateOf(index, place) };
  });
}

function ruleOf(index: number, place: number): Condition {
  const money = `amount${index % 20}`;
  return { type: 'and', of: [is(money, 'atLeast', place * 1000), is(money, 'lessThan', (place + 1) * 1000), is('employees', 'atLeast', index)] };
}

function gateOf(index: number, place: number): Gate {
  return {
    type: 'all',
    of: [
      { type: 'count', compare: 'atLeast', times: place, of: { channel: place === 1 ? 'email' : 'call' }, within: { type: place === 3 ? 'run' : 'visit' } },
      { type: 'field', condition: { type: 'or', of: [is(`amount${index % 20}`, 'isNotEmpty'), is('employees', 'atLeast', 10)] } },
    ],
  };
}
