import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { nextActivity } from '../../src/desk/record/focus.ts';
import type { RecordData } from '../../src/desk/record/record-data.ts';
import { AddressLabel } from '../../src/desk/work/address-label.tsx';
import { EvidenceBox } from '../../src/desk/work/evidence-box.tsx';
import { asHalfFilled } from '../../src/desk/work/half-filled.ts';
import { NoteBox } from '../../src/desk/work/note-box.tsx';
import { StraightDialog } from '../../src/desk/work/straight/straight-dialog.tsx';
import { workFor } from '../../src/desk/work/work-for.tsx';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { DeskFrame, worked } from './desk-frame.tsx';

const meta: Meta = { title: 'Desk/Work' };
export default meta;

const nothing = () => undefined;
const dark = { theme: 'dark' };

/** Each kind of work has a stage of its own, so that the first thing to do is the one shown. */
const alone = (draw: Parameters<ReturnType<typeof aBlueprint>['stage']>[1]) => aBlueprint('Work').stage('Stage', draw).end('Won', 'won');
const script = {
  opening: 'Hello {{name}}, I wrote to you about {{valuePoint}}', points: { p: { id: 'p', text: 'The question from the email', order: 0 } },
  objections: { o: { id: 'o', name: 'Not my topic', answer: 'Thank you for saying so. Whose is it?', order: 0 } }, avoid: ['touching base → I call because'],
};
const content = { instructions: 'The same thought as the email of the day before.', templates: {}, documents: {}, variants: {}, script };

function Place({ data }: { readonly data: RecordData }) {
  const option = data.options?.activities.find(({ activity }) => activity.id === nextActivity(data));
  if (!option) return null;
  const Work = workFor(option.activity, option.channel);
  return <DeskFrame width={920}><div className="bt-card" style={{ paddingTop: 14 }}><Work option={option} data={data} onDone={nothing} /></div></DeskFrame>;
}
const place = (data: RecordData): StoryObj => ({ render: () => <Place data={data} /> });

/** The voicemail beside the email it must match. */
export const Voicemail = place(worked((rep) => { rep.complete('Cold email', 'sent'); }, {
  through: alone((stage) => stage
    .email('Cold email', { required: 'never', content: { ...content, templates: { t: { id: 't', name: 'One question', subject: '{{company}}: one question', body: 'Hello {{name}},\n\nhow do you deal with leads that nobody owns?', order: 0 } } } })
    .voicemail('Leave a voicemail', { required: 'always', content })
    .outcome('Left', { to: 'Won' })),
}));
export const VoicemailInTheDark: StoryObj = { ...Voicemail, globals: dark };
/** A social touch without a profile link yet. */
export const Social = place(worked(undefined, { through: alone((stage) => stage.social('Follow them', { required: 'always', content }).outcome('Done', { to: 'Won' })) }));
/** A checklist that holds the stage. */
export const Checklist = place(worked(undefined, { through: alone((stage) => stage.checklist('Check the account', ['Two forwarders known', 'Tender month known'], { required: 'always' }).outcome('Fits', { to: 'Won' })) }));
/** A form with a rule in its own words. */
export const FormToFill = place(worked(undefined, { through: alone((stage) => stage.form('Ask for the need', ['need', 'budget', 'timeline', 'meetingDate'], { required: 'always' }).outcome('Known', { to: 'Won' })) }));
/** A task that wants a file and a note. */
export const TaskWithEvidence = place(worked(undefined, { through: alone((stage) => stage.task('Photograph the goods', { required: 'always', evidence: ['note', 'file', 'link'] }).outcome('Seen', { to: 'Won' })) }));

/** The label of a letter; two parts of the address are missing. */
export const LabelWithGaps: StoryObj = { render: () => <DeskFrame width={480}><AddressLabel data={worked()} /></DeskFrame> };
/** What should not be said is marked in place, with what to say instead. */
export const NoteWithMarks: StoryObj = {
  render: () => <DeskFrame width={420}><NoteBox label="Note" description="Saved with the result" required={false} value="Touching base: he wants the rate table before the meeting." avoid={['touching base → I call because']} error={null} onChange={nothing} /></DeskFrame>,
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('Better not: “touching base”').closest('p')).toHaveTextContent('Say: “I call because”');
  },
};
export const NoteWithMarksInTheDark: StoryObj = { ...NoteWithMarks, globals: dark };
/** A recording that is kept with the record. */
export const Recording: StoryObj = {
  render: () => <DeskFrame width={420}><EvidenceBox kind="recording" record="r" required draft={{ ...asHalfFilled(null), files: { recording: [{ id: 'f', name: 'first-call.mp3' }] } }} error={null} onChange={nothing} /></DeskFrame>,
};

const undoing = { possible: true, asks: false, what: 'First call', start: nothing, dialog: null };
const straight = (data: RecordData): StoryObj => ({ render: () => <DeskFrame><StraightDialog data={data} undoing={undoing} onClose={nothing} /></DeskFrame> });
/** Working straight through: the call, with the way so far. */
export const StraightThrough = straight(worked());
/** After the call the open outcomes are buttons, and locked ones say why. */
export const StraightToChoose = straight(worked((rep) => { rep.complete('First call', 'connected'); }));
export const StraightToChooseInTheDark: StoryObj = { ...StraightToChoose, globals: dark };
/** The end, said plainly. */
export const StraightToTheEnd = straight(worked((rep) => { rep.complete('First call', 'connected'); rep.choose('Interested'); rep.complete('Discovery meeting', 'held'); rep.choose('Agreed'); }));
