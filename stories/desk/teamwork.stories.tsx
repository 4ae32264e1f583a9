import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { hour } from '#engine/kernel';
import { ApprovalsPanel } from '../../src/desk/verdict/approvals-panel.tsx';
import { OutcomeCard } from '../../src/desk/verdict/outcome-card.tsx';
import { PauseBanner } from '../../src/desk/record/pause.tsx';
import type { RecordData } from '../../src/desk/record/record-data.ts';
import { RunTabs } from '../../src/desk/record/run-tabs.tsx';
import { StageCard } from '../../src/desk/record/stage-card.tsx';
import { Timeline } from '../../src/desk/record/timeline.tsx';
import type { PersonRow } from '../../src/storage/index.ts';
import type { Rep } from '../../tests/engine/run/a-rep.ts';
import { teamDeal } from '../../tests/kit/a-team-deal.ts';
import { DeskFrame, worked } from './desk-frame.tsx';

const meta: Meta = { title: 'Desk/Teamwork' };
export default meta;

const person = (id: string, name: string, roles: readonly string[]): PersonRow => ({ id, name, roles, zone: 'Europe/Berlin', batch: null });
const fiona = person('u_fiona', 'Fiona Okonkwo-Lindqvist', ['finance']);
const dora = person('u_dora', 'Dora Marchetti', ['delivery', 'payments']);
const mara = person('u_mara', 'Mara Quinn', ['manager']);
const others = [fiona, dora, mara];

const inPricing = (more: (rep: Rep) => unknown) => (rep: Rep) => {
  rep.complete('Clear the payment');
  rep.complete('Send the invoice');
  rep.choose('Both are done');
  more(rep);
};
const deal = (work: (rep: Rep) => unknown, me?: PersonRow): RecordData => worked(work, { through: teamDeal, others, ...(me ? { me } : {}) });

function LiveStage({ data, first }: { readonly data: RecordData; readonly first: string | null }) {
  const [open, setOpen] = useState(first);
  return <DeskFrame width={920}><StageCard data={data} open={open} onOpen={setOpen} /></DeskFrame>;
}
const stage = (data: RecordData, open: string | null = ''): StoryObj => ({ render: () => <LiveStage data={data} first={open === '' ? '' : open && teamDeal.id.activity(open)} /> });
const dark = (story: StoryObj): StoryObj => ({ ...story, globals: { theme: 'dark' } });
const approval = (data: RecordData): StoryObj => ({ render: () => <DeskFrame width={520}><ApprovalsPanel data={data} /></DeskFrame> });
const outcomeOf = (name: string, data: RecordData): StoryObj => ({
  render: () => {
    const option = data.options?.outcomes.find((each) => each.outcome.name === name);
    return <DeskFrame width={520}>{option ? <OutcomeCard option={option} data={data} onGo={() => undefined} /> : null}</DeskFrame>;
  },
});

/** Two teams side by side; one waits for the other and says so. */
export const Lanes = stage(deal(() => undefined));
export const LanesInTheDark = dark(Lanes);
export const OneLaneDone = stage(deal((rep) => rep.complete('Clear the payment')));

export const ApprovalNotAsked = approval(deal(inPricing(() => undefined)));
/** The approver's own view, with the two buttons. */
export const ApprovalToAnswer = approval(deal(inPricing((rep) => { rep.ask('finance'); rep.wait(3 * hour); }), fiona));
export const ApprovalToAnswerInTheDark = dark(ApprovalToAnswer);
export const ApprovalRejected = approval(deal(inPricing((rep) => { rep.ask('finance'); rep.reject('finance', { by: fiona.id, roles: fiona.roles }, 'The margin is under eight per cent, and the customer has not paid the last invoice.'); })));

export const HandOverToOffer = stage(deal(inPricing(() => undefined)), 'Hand over to delivery');
/** What its receiver sees. */
export const HandOverOffered = stage(deal(inPricing((rep) => { rep.offer('Hand over to delivery', dora.id); rep.wait(hour); }), dora), 'Hand over to delivery');
export const HandOverReturned = stage(deal(inPricing((rep) => { rep.offer('Hand over to delivery', dora.id); rep.giveBack('Hand over to delivery', dora.id, 'The delivery address is missing.'); })), 'Hand over to delivery');

/** A second person has to agree first. */
export const OverrideAskedFor = outcomeOf('Give a discount', deal(inPricing((rep) => rep.override('Give a discount', { by: mara.id, roles: mara.roles }, 'Agreed on the phone with their board')), person('u_dana', 'Dana Deputy', ['deputy'])));
export const OverridePossible = outcomeOf('Give a discount', deal(inPricing(() => undefined), mara));

export const Paused: StoryObj = { render: () => <DeskFrame width={760}><PauseBanner data={deal((rep) => rep.act({ type: 'pause', reason: 'On holiday until May', until: null }))} /></DeskFrame> };

/** Several blueprints on one record: each tab says where it stands. */
export const SeveralBlueprints: StoryObj = {
  render: () => {
    const data = deal(() => undefined);
    const outbound = worked();
    const second = outbound.run ? [{ ...outbound.run, id: 'second' }] : [];
    return <DeskFrame width={760}><RunTabs data={{ ...data, runs: [...data.runs, ...second] }} onRun={() => undefined}><p>The chosen run.</p></RunTabs></DeskFrame>;
  },
};

/** What signals, effects and corrections look like in the story of a record. */
export const TheTimelineOfATeam: StoryObj = {
  render: () => (
    <DeskFrame width={340}>
      <Timeline data={deal(inPricing((rep) => {
        rep.ask('finance');
        rep.approve('finance', { by: fiona.id, roles: fiona.roles });
        rep.choose('Send the offer');
        rep.signal('replied', { words: 'Call me in May' });
      }))} />
    </DeskFrame>
  ),
};
