import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { MemoryRouter } from 'react-router';
import { compileBlueprint } from '#engine/compile';
import { keyOfLesson, makeDrills } from '#engine/rehearsal';
import { defaultRecordTypes, publish, type Version } from '#engine/blueprint';
import { makeDemoClass, trainees } from '../../src/app/demo/class.ts';
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
import type { PersonRow, ProgrammeRow } from '../../src/storage/index.ts';
import { createNames } from '../../src/ui/index.ts';
import { outboundDraft } from './outbound-draft.ts';
import { there } from './academy-frame.tsx';
import '../../src/academy/academy.css';

const now = Date.UTC(2026, 10, 24, 9, 30);
const published = publish(outboundDraft, { id: '019a8000-0000-7000-8000-000000000002', number: 2, at: now - 45 * 86_400_000, by: 'u_mara', note: '', context: { recordTypes: defaultRecordTypes } });
const version: Version = there(published.ok ? published.value : null, 'version');
const made = makeDemoClass({ draft: outboundDraft, version, now, seed: 2611 });
const programme = there(made.programmes[0], 'programme');
const set = makeDrills(compileBlueprint(version), { context: { recordTypes: defaultRecordTypes } });
const rows = [version, there(made.older[0], 'older version')].map((each) => ({ ...each, batch: null }));
const course: Course = { row: { id: outboundDraft.id, draft: outboundDraft, draftRev: 1, updatedAt: now, owner: 'u_mara', live: version.id, paused: false, batch: null }, version: there(rows[0], 'row'), versions: rows, drills: { status: 'made', set } };
const person = (id: string, name: string, roles: readonly string[]): PersonRow => ({ id, name, roles, zone: 'Europe/Berlin', batch: null });
const people = [person(trainees.finished, 'Tilda Ahlberg', ['trainee']), person(trainees.halfWay, 'Wolfeschlegelsteinhausenbergerdorff Noah Maximilian', ['trainee']), person(trainees.late, 'Sana Qureshi', ['trainee'])];
const long: ProgrammeRow = { ...programme, id: 'long', name: 'Everything a new colleague in outbound qualification has to know before the first call on their own', people: [trainees.finished] };
const roomOf = (programmes: readonly ProgrammeRow[], over: Partial<Course> = {}): Classroom => {
  const each = { ...course, ...over };
  return { people, programmes, attempts: made.attempts, walkthroughs: [], courses: new Map([[outboundDraft.id, each]]), now, standings: (one, who) => standingsOf(one, who, factsOf(each, made.attempts, now)) };
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
export const TheDrills = framed(<DrillList set={set} version={course.version} attempts={made.attempts.filter(({ person: who }) => who === trainees.late)} names={createNames({ blueprint: version.document })} mastery={new Map(set.lessons.map((lesson) => [keyOfLesson(lesson), { type: 'open' }]))} />);
export const NotInAnyDrill = framed(<Unshown set={{ ...set, unshown: set.lessons.slice(0, 3), complete: false }} version={course.version} names={createNames({ blueprint: version.document })} />);

const exam = there(made.attempts.findLast(({ exam: isExam, person: who }) => isExam && who === trainees.finished), 'exam');
const certificate = there(certificateFor(exam, made.attempts, programme), 'certificate');
const paper = (since: number | null): Story => framed(<Paper certificate={certificate} version={version} programme={programme} name="Tilda Ahlberg" zone="Europe/Berlin" since={since} />, 860);
export const ACertificate = paper(null);
export const ACertificateInTheDark = dark(ACertificate);
export const ACertificateOfAnOlderVersion = paper(3);
