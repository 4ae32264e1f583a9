import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import { defaultRhythm, type Rhythm } from '#engine/blueprint';
import { ActivityRow } from '../../../src/desk/record/activity-row.tsx';
import { addedActivities } from '../../../src/desk/record/created.ts';
import { reasonWords } from '../../../src/desk/work/rhythm-note.tsx';
import type { RecordData } from '../../../src/desk/record/record-data.ts';
import { TouchPressure } from '../../../src/desk/record/touch-pressure.tsx';
import { closeStorage } from '../../../src/storage/index.ts';
import { createNames, UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep } from '../../engine/run/a-rep.ts';
import { openDesk } from './a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

const enforce = { slide: true, gap: true, bundles: true, touches: true, template: true, channel: true };
const chase = (rhythm: Partial<Rhythm> = {}) =>
  aBlueprint('Chase')
    .stage('Chasing', (stage) =>
      stage
        .call('First call', { required: 'never', attempts: { min: 1, max: 9 } })
        .email('Letter', { required: 'never', attempts: { min: 1, max: 9 }, due: { type: 'stageEntry', wait: { amount: 4, unit: 'days' } } })
        .task('Weekly review', { required: 'never', results: [], attempts: { min: 1, max: 1 }, repeat: { every: { amount: 1, unit: 'weeks' } } })
        .outcome('Won', { to: 'Won' }),
    )
    .end('Won', 'won')
    .change((made) => ({ ...made, override: { roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } }, rhythm: { ...defaultRhythm, enforce, ...rhythm } }));

function dataOf(rep: Rep, roles: readonly string[] = ['rep']): RecordData {
  const me = { id: 'u_rep', name: 'Jonas Weber', roles, zone: 'UTC', batch: null };
  const { run, process } = rep;
  return {
    record: { id: run.record.id, type: 'lead', owner: me.id, space: 'live', zone: 'UTC', fields: run.record.fields, title: 'aino', createdAt: run.startedAt, updatedAt: rep.now, batch: null, standing: [] },
    type: undefined, run, runs: [run], process, options: rep.options, entries: rep.entries, added: addedActivities(rep.entries), people: [me], me,
    names: createNames({ blueprint: process.version.document, people: [me] }), when: { zone: 'UTC', now: rep.now }, title: 'Aino', subtitle: '',
  };
}

function rowOf(rep: Rep, label: string, roles?: readonly string[]) {
  const data = dataOf(rep, roles);
  render(<UiProvider quiet><MemoryRouter><ul><ActivityRow option={rep.activity(label)} data={data} open={false} next={false} onToggle={() => undefined} onDone={() => undefined} /></ul></MemoryRouter></UiProvider>);
  return screen.getByRole('listitem');
}

test('[S51] a touch that comes too soon says which rule forbids it and when it may be done; who may override it is offered that', () => {
  const rep = new Rep(chase({ touchesPer7Days: 1 }), { fields: { name: 'Aino' } });
  rep.wait(day + 2 * hour);
  rep.complete('First call', 'noAnswer');
  rep.wait(2 * hour);
  const row = rowOf(rep, 'Letter', ['manager']);
  expect(row).toHaveTextContent(/touch 2 within seven days; 1 are allowed over all blueprints. Next allowed/);
  expect(within(row).getByRole('button', { name: 'Override…' })).toBeInTheDocument();
});

test('who does not hold a role that may override is not offered it', () => {
  const rep = new Rep(chase({ touchesPer7Days: 1 }), { fields: { name: 'Aino' } });
  rep.wait(day + 2 * hour);
  rep.complete('First call', 'noAnswer');
  rep.wait(2 * hour);
  expect(within(rowOf(rep, 'Letter')).queryByRole('button', { name: 'Override…' })).not.toBeInTheDocument();
});

test('[S50] a moment that the rhythm moved says from when to when and why', () => {
  const rep = new Rep(chase());
  const row = rowOf(rep, 'Letter');
  expect(row).toHaveTextContent(/Moved from .* to .*: Friday is no contact day/);
});

test('[S15] rounds that were missed are counted', () => {
  const rep = new Rep(chase());
  rep.wait(16 * day);
  expect(rowOf(rep, 'Weekly review')).toHaveTextContent('2 rounds missed in this stage.');
});

test('[S57] a channel the customer prefers stands on the activity instead of the drawn one', () => {
  const rep = new Rep(chase({ preferredChannel: 'switch' }), { fields: { name: 'Aino', preferredChannel: 'email' } });
  const row = rowOf(rep, 'First call');
  expect(row).toHaveTextContent('by email, as they prefer');
  expect(within(row).getByRole('img', { name: 'Email' })).toBeInTheDocument();
});

test('[S80] the header says how many touches of the week are used', () => {
  const rep = new Rep(chase({ touchesPer7Days: 3 }));
  rep.wait(day + 2 * hour);
  rep.complete('First call', 'noAnswer');
  render(<UiProvider quiet><TouchPressure data={dataOf(rep)} /></UiProvider>);
  expect(screen.getByRole('button', { name: '1 of 3 touches in seven days' })).toBeInTheDocument();
});

test.each([
  [{ rule: 'weekday', date: '2026-11-27' } as const, 'Friday is no contact day'],
  [{ rule: 'window', at: 0 } as const, 'outside the contact hours'],
  [{ rule: 'bundles', date: '2026-11-27', limit: 1 } as const, 'another blueprint has the day'],
  [{ rule: 'touches', seen: 5, limit: 5 } as const, '5 of 5 touches in seven days'],
])('the reason %j reads as people say it', (reason, words) => {
  expect(reasonWords(reason)).toBe(words);
});
