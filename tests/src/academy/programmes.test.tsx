import 'fake-indexeddb/auto';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileBlueprint } from '#engine/compile';
import { keyOfLesson, makeDrills, type DrillSet } from '#engine/rehearsal';
import { CertificateScreen } from '../../../src/academy/certificate/index.ts';
import { LearnScreen } from '../../../src/academy/home/index.ts';
import { ProgrammeEditorScreen, ProgrammeScreen, ProgrammesScreen } from '../../../src/academy/programme/index.ts';
import { TrainingScreen } from '../../../src/academy/readiness/index.ts';
import { DrillMakerContext } from '../../../src/academy/drill/use-drills.ts';
import { closeStorage, createBlueprint, currentStorage, keepTraining, openStorage, publishBlueprint, saveDraft, savePerson, setMe, type AttemptRow, type ProgrammeRow } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const emails = (times: number) => ({ type: 'count', compare: 'atLeast', times, of: { channel: 'email' }, within: { type: 'visit' } }) as const;
const cadence = aBlueprint('Cadence')
  .stage('First contact', (stage) => stage
    .email('Write', { attempts: { min: 1, max: 4 }, results: ['sent'] })
    .outcome('Interested', { to: 'Won', tone: 'positive' })
    .outcome('Not interested', { to: 'Lost', tone: 'negative', gate: emails(2) }))
  .end('Won', 'won').end('Lost', 'lost');
const { id } = cadence;
const day = 86_400_000;

let database = 0;
let set: DrillSet;
let version: { readonly id: string; readonly hash: string };
beforeEach(async () => {
  database += 1;
  openStorage(`programmes-${process.pid}-${database}`, { startHelper: () => null });
  await createBlueprint(cadence.build());
  const published = await publishBlueprint(id.blueprint, 'The first');
  if (!published.ok) throw new Error('not published');
  version = published.value;
  set = makeDrills(compileBlueprint(published.value));
  await savePerson({ id: 'u_coach', name: 'Cora Coach', roles: ['trainer'], zone: 'UTC', batch: null });
  await savePerson({ id: 'u_hire', name: 'Nils New', roles: ['trainee'], zone: 'UTC', batch: null });
});
afterEach(() => closeStorage());

async function show(address: string, person: string) {
  await setMe(person);
  const router = createMemoryRouter([
    { path: '/learn', element: <LearnScreen /> }, { path: '/learn/programmes', element: <ProgrammesScreen /> }, { path: '/learn/programmes/new', element: <ProgrammeEditorScreen /> },
    { path: '/learn/programmes/:programme', element: <ProgrammeScreen /> }, { path: '/learn/programmes/:programme/edit', element: <ProgrammeEditorScreen /> },
    { path: '/learn/certificates/:attempt', element: <CertificateScreen /> }, { path: '/learn/:id', element: <TrainingScreen /> },
  ], { initialEntries: [address] });
  render(<UiProvider quiet><DrillMakerContext value={(one) => Promise.resolve(makeDrills(compileBlueprint(one)))}><RouterProvider router={router} /></DrillMakerContext></UiProvider>);
  return { user: userEvent.setup(), router };
}

const attemptAt = (over: Partial<AttemptRow> = {}): AttemptRow => {
  const drill = set.drills.find(({ lessons }) => lessons.some(({ type, outcome }) => type === 'outcome' && outcome === id.outcome('First contact', 'Not interested'))) ?? expect.fail('a drill');
  return { id: '019a8000-0000-7000-8000-12345678abcd', person: 'u_hire', blueprint: id.blueprint, versionId: version.id, version: version.hash, number: 1, drill: drill.id, programme: 'p', exam: true, startedAt: day, endedAt: day, moves: [], score: { total: 96, passed: true, parts: [] }, lessons: drill.lessons.map((lesson) => ({ key: keyOfLesson(lesson), met: true, mastered: true })), space: 'practice', batch: null, ...over };
};
const programme = (over: Partial<ProgrammeRow> = {}): ProgrammeRow => ({ id: 'p', name: 'First weeks', blueprint: id.blueprint, people: ['u_hire'], steps: [{ id: 's1', type: 'drills', of: [], dueAt: null }, { id: 's2', type: 'exam', of: [attemptAt().drill], dueAt: 2 * day }], passMark: 80, by: 'u_coach', at: 0, batch: null, ...over });

/** Publishes the drawing with one more email owed. */
async function publishStricter() {
  const draft = cadence.build();
  const outcome = id.outcome('First contact', 'Not interested');
  const stricter = { ...draft, outcomes: { ...draft.outcomes, [outcome]: { ...(draft.outcomes[outcome] ?? expect.fail('drawn')), gate: emails(3) } } };
  const row = (await currentStorage().ground.db.blueprints.get(id.blueprint)) ?? expect.fail('kept');
  await saveDraft(id.blueprint, { draft: stricter, history: [] }, row.draftRev);
  const published = await publishBlueprint(id.blueprint, 'Three emails');
  if (!published.ok) throw new Error('not published');
}

describe('programmes', () => {
  test('[S71] a trainer makes one, changes it, and finds the class; deleting is taken back', async () => {
    const { user } = await show('/learn', 'u_coach');
    await user.click(await screen.findByRole('link', { name: 'New programme' }));
    await user.click(await screen.findByRole('button', { name: 'Make the programme' }));
    expect(screen.getByText('A programme needs a name.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'First weeks');
    await user.click(screen.getByRole('combobox', { name: 'People' }));
    await user.click(await screen.findByRole('option', { name: /Nils New/ }));
    await user.click(screen.getByRole('button', { name: 'Make the programme' }));
    const table = await screen.findByRole('table', { name: 'The class of First weeks' });
    expect(await within(table).findByRole('row', { name: /Nils New.*0 of 2.*Not begun/ })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByRole('heading', { name: 'No programme yet' })).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('link', { name: /First weeks/ })).toBeInTheDocument();
  });

  test('a new hire sees what is late first, and the next step is one click away', async () => {
    await keepTraining('programmes', programme());
    await show('/learn', 'u_hire');
    const steps = await within(await screen.findByRole('region', { name: 'To do now' })).findAllByRole('listitem');
    expect(steps.map((step) => within(step).getByRole('heading').textContent)).toEqual([expect.stringMatching(/^Exam/), 'All drills']);
    expect(within(steps[0] ?? expect.fail('a step')).getByText(/^Late, was due/)).toBeInTheDocument();
    expect(await within(steps[0] ?? expect.fail('a step')).findByRole('link', { name: /^Take the exam/ })).toHaveAttribute('href', `/learn/${id.blueprint}/${attemptAt().drill}?exam=1&programme=p`);
    expect(screen.queryByRole('region', { name: 'Classes' })).toBeNull();
    for (const name of ['Programmes', 'Walk-throughs', 'Calls', 'Library', 'Shadow']) expect(screen.getByRole('link', { name: new RegExp(`^${name}`) })).toBeInTheDocument();
  });

  test('[B10] after a publish the page says who must learn what again, why, and by which drill; the certificate says it as well', async () => {
    await keepTraining('programmes', programme());
    await keepTraining('attempts', attemptAt());
    const first = await show(`/learn/certificates/${attemptAt().id}`, 'u_coach');
    const paper = within(await screen.findByRole('article', { name: 'Certificate' }));
    expect(paper.getByText('Nils New')).toBeInTheDocument();
    expect(paper.getByText('96 of 100')).toBeInTheDocument();
    expect(paper.getByText(version.hash)).toBeInTheDocument();
    expect(screen.queryByText(/has changed since/)).toBeNull();
    await publishStricter();
    expect(await screen.findByText(/The process has changed since: version 2/)).toBeInTheDocument();
    await first.router.navigate('/learn/programmes/p');
    const again = within(await screen.findByRole('region', { name: 'To learn again' }));
    expect(again.getByText('Nils New', { exact: false })).toBeInTheDocument();
    expect(again.getByText(/Gate of “Not interested” is tightened/)).toBeInTheDocument();
    expect(again.getByText(/^Drill \d: Not interested$/)).toBeInTheDocument();
    expect(within(screen.getByRole('table')).getAllByText(/stale since v2/).length).toBeGreaterThan(0);
    cleanup();
    await show(`/learn/${id.blueprint}`, 'u_hire');
    expect(await within(await screen.findByRole('region', { name: 'To learn again' })).findByRole('link', { name: /Drill \d: Not interested/ })).toBeInTheDocument();
  });

  test('an attempt that was no exam has no certificate', async () => {
    await keepTraining('attempts', attemptAt({ exam: false }));
    await show(`/learn/certificates/${attemptAt().id}`, 'u_hire');
    expect(await screen.findByRole('heading', { name: 'There is no such certificate' })).toBeInTheDocument();
  });
});
