import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { MemoryRouter } from 'react-router';
import { compileBlueprint } from '#engine/compile';
import { keyOfLesson, makeDrills, type Drill } from '#engine/rehearsal';
import { defaultRecordTypes, publish, type Version } from '#engine/blueprint';
import { DoNow } from '../../src/academy/home/do-now.tsx';
import { Courses } from '../../src/academy/home/courses.tsx';
import { Places } from '../../src/academy/home/places.tsx';
import { ClassList } from '../../src/academy/programme/class-list.tsx';
import { ClassView } from '../../src/academy/programme/class-view.tsx';
import { standingsOf } from '../../src/academy/programme/progress.ts';
import { StepsEditor } from '../../src/academy/programme/steps-editor.tsx';
import { factsOf, type Classroom, type Course } from '../../src/academy/programme/use-classroom.ts';
import { Unshown } from '../../src/academy/readiness/unshown.tsx';
import { DrillList } from '../../src/academy/readiness/drill-list.tsx';
import { Paper } from '../../src/academy/certificate/paper.tsx';
import { certificateFor } from '../../src/academy/certificate/certificate.ts';
import type { AttemptRow, PersonRow, ProgrammeRow } from '../../src/storage/index.ts';
import { createNames } from '../../src/ui/index.ts';
import { outboundDraft } from './outbound-draft.ts';
import { there } from './academy-frame.tsx';
import '../../src/academy/academy.css';

const now = Date.UTC(2026, 10, 24, 9, 30);
const day = 86_400_000;
const publishedAs = (number: number, name: string): Version => {
  const answer = publish({ ...outboundDraft, description: name }, { id: `019a8000-0000-7000-8000-00000000000${number}`, number, at: now - 45 * day, by: 'u_mara', note: '', context: { recordTypes: defaultRecordTypes } });
  return there(answer.ok ? answer.value : null, 'version');
};
const [older, version] = [publishedAs(1, 'As it was'), publishedAs(2, 'As it is')];
const set = makeDrills(compileBlueprint(version), { context: { recordTypes: defaultRecordTypes } });
const trainees = { finished: 'u_tilda', halfWay: 'u_noah', late: 'u_sana' } as const;
const done = (who: string, drill: Drill, on: Version, over: Partial<AttemptRow> = {}): AttemptRow => ({
  id: `019a8000-0000-7000-8000-${String(drill.number).padStart(11, '0')}${over.exam === true ? 'e' : 'd'}`, person: who, blueprint: outboundDraft.id, versionId: on.id, version: on.hash, number: on.number, drill: drill.id, programme: 'p', exam: false,
  startedAt: now - 20 * day, endedAt: now - 20 * day, moves: [], score: { total: 94, passed: true, parts: [] }, lessons: drill.lessons.map((lesson) => ({ key: keyOfLesson(lesson), met: true, mastered: true })), space: 'practice', batch: null, ...over,
});
const examined = set.drills.slice(-2);
const attempts: readonly AttemptRow[] = [
  ...set.drills.map((drill) => done(trainees.finished, drill, version)), ...examined.map((drill) => done(trainees.finished, drill, version, { exam: true })),
  ...set.drills.slice(0, 4).map((drill) => done(trainees.halfWay, drill, version)), ...set.drills.slice(0, 3).map((drill) => done(trainees.late, drill, older)),
];
const programme: ProgrammeRow = {
  id: 'p', name: 'First weeks in outbound', blueprint: outboundDraft.id, people: Object.values(trainees), passMark: 80, by: 'u_rana', at: now - 56 * day, joined: { [trainees.halfWay]: now - 20 * day }, batch: null,
  steps: [{ id: 's1', type: 'drills', of: set.drills.slice(0, 2).map(({ id }) => id), dueAt: now - 49 * day }, { id: 's2', type: 'drills', of: [], dueAt: now - 21 * day }, { id: 's3', type: 'exam', of: examined.map(({ id }) => id), dueAt: now - 7 * day }],
};
const rows = [version, older].map((each) => ({ ...each, batch: null }));
const course: Course = { row: { id: outboundDraft.id, draft: outboundDraft, draftRev: 1, updatedAt: now, owner: 'u_mara', live: version.id, paused: false, batch: null }, version: there(rows[0], 'row'), versions: rows, drills: { status: 'made', set } };
const person = (id: string, name: string, roles: readonly string[]): PersonRow => ({ id, name, roles, zone: 'Europe/Berlin', batch: null });
const people = [person(trainees.finished, 'Tilda Ahlberg', ['trainee']), person(trainees.halfWay, 'Wolfeschlegelsteinhausenbergerdorff Noah Maximilian', ['trainee']), person(trainees.late, 'Sana Qureshi', ['trainee'])];
const long: ProgrammeRow = { ...programme, id: 'long', name: 'Everything a new colleague in outbound qualification has to know before the first call on their own', people: [trainees.finished] };
const roomOf = (programmes: readonly ProgrammeRow[], over: Partial<Course> = {}): Classroom => {
  const each = { ...course, ...over };
  return { people, programmes, attempts, walkthroughs: [], courses: new Map([[outboundDraft.id, each]]), now, standings: (one, who) => standingsOf(one, who, factsOf(each, attempts, now)) };
};
const room = roomOf([programme, long]);

const meta: Meta = { title: 'Academy/Programme' };
export default meta;
type Story = StoryObj;

const framed = (children: React.ReactNode, width = 1100): Story => ({ render: () => <MemoryRouter><main style={{ maxWidth: width, padding: 16, background: 'var(--bt-canvas)' }}><h1>Learn</h1>{children}</main></MemoryRouter> });
const dark = (story: Story): Story => ({ ...story, globals: { theme: 'dark' } });
const whose = (index: number) => there(people[index], 'person');

export const WhatIsLateFirst = framed(<DoNow room={room} me={whose(2)} quiet={false} />);
export const WhatIsLateFirstInTheDark = dark(WhatIsLateFirst);
export const HalfWay = framed(<DoNow room={room} me={whose(1)} quiet={false} />);
export const EverythingDone = framed(<DoNow room={roomOf([programme])} me={whose(0)} quiet={false} />);
export const NothingAsked = framed(<DoNow room={roomOf([])} me={whose(0)} quiet={false} />);
export const OnThePhone = framed(<DoNow room={room} me={whose(2)} quiet={false} />, 358);
export const MyReadiness = framed(<Courses room={room} me={whose(2)} />);
export const MyReadinessInTheDark = dark(MyReadiness);
export const MoreWaysToLearn = framed(<Places />);
export const TheClasses = framed(<ClassList room={room} />);
export const TheClassesInTheDark = dark(TheClasses);
export const TheClass = framed(<ClassView programme={programme} room={room} zone="Europe/Berlin" />);
export const TheClassInTheDark = dark(TheClass);
export const TheClassWhileDrillsAreMade = framed(<ClassView programme={programme} room={roomOf([programme], { drills: { status: 'making' } })} zone="Europe/Berlin" />);
export const TheSteps: Story = {
  ...framed(<StepsEditor steps={programme.steps} zone="Europe/Berlin" course={course} walkthroughs={[]} onChange={() => undefined} />, 860),
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('combobox', { name: 'Step 1: which drills' }));
    await expect(within(canvasElement.ownerDocument.body).getAllByRole('option').length).toBeGreaterThan(3);
  },
};
export const TheDrills = framed(<DrillList set={set} version={course.version} attempts={attempts.filter(({ person: who }) => who === trainees.late)} names={createNames({ blueprint: version.document })} mastery={new Map(set.lessons.map((lesson) => [keyOfLesson(lesson), { type: 'open' }]))} />);
export const NotInAnyDrill = framed(<Unshown set={{ ...set, unshown: set.lessons.slice(0, 3), complete: false }} version={course.version} names={createNames({ blueprint: version.document })} />);

const exam = there(attempts.findLast(({ exam: isExam, person: who }) => isExam && who === trainees.finished), 'exam');
const certificate = there(certificateFor(exam, attempts, programme), 'certificate');
const paper = (since: number | null): Story => framed(<Paper certificate={certificate} version={version} programme={programme} name="Tilda Ahlberg" zone="Europe/Berlin" since={since} />, 860);
export const ACertificate = paper(null);
export const ACertificateInTheDark = dark(ACertificate);
export const ACertificateOfAnOlderVersion = paper(3);
