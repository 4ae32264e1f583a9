import { describe, expect, test } from 'vitest';
import { hour, minute } from '#engine/kernel';
import { replay } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

const boss = { by: 'u_boss', roles: ['manager'] };
const chief = { by: 'u_chief', roles: ['manager'] };

const asking = () =>
  aBlueprint('Asking')
    .parallel('Offer', (s) =>
      s
        .lane('Legal', 'lawyers')
        .handOver('Pass on', { required: 'never', handOver: { to: { type: 'role', role: 'closer' }, deadline: { amount: 4, unit: 'hours' }, late: 'remind', warm: false } })
        .task('Check', { lane: 'Legal', results: [], required: 'never' })
        .task('Price', { results: [], required: 'never', assignee: { type: 'roundRobin', role: 'pricing' } })
        .task('Ship', { results: [], required: 'never', assignee: { type: 'team', team: 'stock' } })
        .outcome('Send', { to: 'End', gate: { type: 'approval', role: 'manager', levels: 1, quorum: 2 } }),
    )
    .end('End');
const kinds = (rep: Rep, kind: string) => rep.run.dues.filter((due) => due.kind === kind);

describe('who is expected to answer', () => {
  test('[R99] a role is expected from the moment it was asked until nobody\'s word is lacking, and no alarm acts for it', () => {
    const rep = new Rep(asking());
    expect(kinds(rep, 'approval')).toEqual([]);
    accepted(rep.wait(minute).ask('manager'));
    const row = kinds(rep, 'approval')[0];
    expect(row).toMatchObject({ key: 'q:manager:1', at: monday + minute, role: 'manager', automatic: false, armed: 2 });
    expect(refusalOf(rep.wait(hour).act({ type: 'due', due: 'q:manager:1', armed: 2 })).type).toBe('staleDue');
    accepted(rep.approve('manager', boss));
    expect(kinds(rep, 'approval')).toEqual([row]);
    accepted(rep.approve('manager', chief));
    expect(kinds(rep, 'approval')).toEqual([]);
    accepted(rep.wait(minute).ask('manager'));
    expect(kinds(rep, 'approval')).toMatchObject([{ at: rep.now }]);
    accepted(rep.reject('manager', boss));
    expect(kinds(rep, 'approval')).toEqual([]);
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R99] [R111] an offer\'s deadline is armed once, put off by a rest, and gone with the answer', () => {
    const rep = new Rep(asking());
    accepted(rep.offer('Pass on', 'u_closer'));
    expect(kinds(rep, 'handOver')).toMatchObject([{ key: `h:${rep.drawing.id.activity('Pass on')}:1`, at: monday + 4 * hour, assignee: 'u_closer', automatic: true, armed: 2 }]);
    accepted(rep.wait(hour).act({ type: 'pause', reason: 'fair', until: null }));
    accepted(rep.wait(10 * hour).act({ type: 'resume' }));
    const [due] = kinds(rep, 'handOver');
    expect(due).toMatchObject({ at: monday + 14 * hour, armed: 4 });
    accepted(rep.wait(4 * hour).act({ type: 'due', due: due?.key ?? '', armed: 4 }));
    expect(kinds(rep, 'handOver')).toEqual([]);
    accepted(rep.set({ x: 1 }));
    expect(kinds(rep, 'handOver')).toEqual([]);
    const other = new Rep(asking());
    accepted(other.offer('Pass on', 'u_closer'));
    accepted(other.accept('Pass on', 'u_closer'));
    expect(kinds(other, 'handOver')).toEqual([]);
  });

  test('[R99] the due of a role\'s, a team\'s and a lane\'s work says whose it is', () => {
    const rep = new Rep(asking());
    expect(['Check', 'Price', 'Ship', 'Pass on'].map((label) => rep.due(label)?.role)).toEqual(['lawyers', 'pricing', 'stock', undefined]);
  });
});
