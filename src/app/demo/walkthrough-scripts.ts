import type { Fields } from '#engine/blueprint';
import { day, hour } from '#engine/kernel';

/** One thing the trainer of the demo does, and what she says while doing it. */
export type Line =
  | { readonly type: 'do'; readonly activity: string; readonly result?: string; readonly fields?: Fields; readonly says: string }
  | { readonly type: 'take'; readonly stage: string; readonly outcome: string; readonly says: string; /** Locked, and shown on purpose. */ readonly isLocked?: true }
  | { readonly type: 'wait'; readonly for: number; readonly says: string };

/** What a trainer of the demo shows on one blueprint: on which record, what she does, and what she says. */
export interface Script {
  readonly name: string;
  readonly record: Fields;
  readonly intro: string;
  /** Said on coming to a stage, by its name. */
  readonly atStages: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

const inbound: Script = {
  name: 'From a question to a conversation',
  record: {
    name: 'Helena Novak', company: 'Novak Kühltransporte', title: 'Head of Logistics', email: 'helena.novak@example.com', phone: '+49 30 901820', leadSource: 'Website form', country: 'Germany', segment: 'Mid-market',
  },
  intro: 'This is Helena. She runs the trucks of a cold-chain carrier and has just asked us a question through the form. Watch how I take her from that question to a conversation that is worth having. Stop me whenever you want to try it yourself.',
  atStages: {
    'New lead': 'Everything here happens within four working hours. A warm question gets cold faster than coffee.',
    'Follow-up': 'Nobody picked up, so the process has moved her here by itself. From now on: a contact every one to two days, and never twice the same way.',
    'Needs check': 'Now I find out whether we can help, and whether this is her year for it. No demo before that.',
  },
  lines: [
    { type: 'do', activity: 'Read up on the lead', fields: { research: 'Opened a second depot in Poznań this spring', pain: 'Loads fall through between the two depots' }, says: 'Five minutes, not fifty. One thing that is new, one pain. I write both down, because the opening of my call reads them out again.' },
    { type: 'wait', for: hour, says: 'The call is due within the hour, and I keep to that.' },
    { type: 'do', activity: 'First call', result: 'noAnswer', says: 'Nobody answers. That is not a failure, it is the usual case: two out of three first calls end like this. I say so honestly, and the process knows what comes next.' },
    { type: 'do', activity: 'Answer by email', result: 'sent', says: 'Four sentences and two times to choose from. The answer to her question comes first, the meeting second.' },
    { type: 'take', stage: 'Follow-up', outcome: 'They answered', isLocked: true, says: 'Look what happens when I am in a hurry and move her on: locked. Somebody has to have answered, on the phone or in writing. I show you this once so that you never need to try it.' },
    { type: 'wait', for: 2 * day, says: 'Two days later, in the afternoon. Another hour than the first time, because the first hour did not work.' },
    { type: 'do', activity: 'Second call', result: 'connected', says: 'There she is. I ask whether my answer was the right one, and who else is looking at it. Then I am quiet.' },
    { type: 'take', stage: 'Follow-up', outcome: 'They answered', says: 'Now the way is open, and I take it.' },
    { type: 'do', activity: 'Qualifying conversation', result: 'connected', fields: { need: 'Loads must not be lost between two depots', authority: 'Helena, with the managing director', timeline: 'Before the autumn season', value: 12_000 }, says: 'Four questions: the need in her words, who decides, by when, and what it is worth. I write while she talks.' },
    { type: 'do', activity: 'Check the fit', says: 'I tick only what I have heard with my own ears. An open point is a question for the next call, never a guess.' },
    { type: 'take', stage: 'Needs check', outcome: 'Fits', says: 'It fits. The process decides by the size of the account which way she goes, and you will see her in the product demo. Your turn: play it again, and take the keyboard at the first call.' },
  ],
};

const outbound: Script = {
  name: 'Patience pays: two emails and a call',
  record: { name: 'Matthias Brandl', company: 'Brandl Verpackung', title: 'Operations Lead', email: 'matthias.brandl@example.com', phone: '+49 30 901864', leadSource: 'Cold list', country: 'Germany', segment: 'Mid-market' },
  intro: 'Matthias has never heard of us. We chose him: the right company, the right role. Watch how few words it takes when they are the right ones, and how long I wait before I call anybody uninterested.',
  atStages: {
    'Follow-up': 'The email is out, so the process has moved him here. Two emails and a call are owed before anybody may give up on him.',
    Qualification: 'Four questions now, and none of the answers is made up. Sales spends no hour on a lead whose decider and date we do not know.',
  },
  lines: [
    { type: 'do', activity: 'Research the prospect', fields: { research: 'You took over a smaller competitor in the summer.', valuePoint: 'two people call the same customer and none calls the next.' }, says: 'One fact that is younger than three months, and one thing people in his role lose time with. Without both I write nothing.' },
    { type: 'wait', for: day, says: 'It goes out tomorrow at ten, when he is at his desk.' },
    { type: 'do', activity: 'Opening email', result: 'sent', says: 'Five sentences: his situation, the problem, what it costs, one example, one question. No attachment.' },
    { type: 'wait', for: 2 * day, says: 'Nothing comes back for two days. That is normal and says nothing about him.' },
    { type: 'do', activity: 'Follow-up email 1', result: 'sent', says: 'One new fact and one question. I never ask whether he has read the first one.' },
    { type: 'take', stage: 'Follow-up', outcome: 'Not interested', isLocked: true, says: 'Suppose I lose patience here and give him up. Locked: he has not even heard my voice yet. Read what is missing, for this is the rule your drills ask most often.' },
    { type: 'wait', for: day, says: 'A day later, in the last hour of his afternoon.' },
    { type: 'do', activity: 'First call', result: 'noAnswer', says: 'Nobody picks up. I write down exactly that, no more.' },
    { type: 'wait', for: 2 * day, says: 'Two days of quiet, so that he does not feel chased.' },
    { type: 'do', activity: 'Follow-up email 2', result: 'sent', says: 'How one customer did it, in four sentences, and whether somebody else looks after this.' },
    { type: 'wait', for: day, says: 'And once more by phone.' },
    { type: 'do', activity: 'First call', result: 'connected', says: 'There he is. I say why I call, in one breath, and ask how they do it today. Then I let him talk.' },
    { type: 'take', stage: 'Follow-up', outcome: 'Interested', says: 'We have spoken, so the way is open. Had I given up on Thursday, this talk would not have taken place.' },
    { type: 'do', activity: 'Qualification call', result: 'connected', fields: { need: 'One place that says who calls whom next, for eleven people', authority: 'Matthias with the managing director', timeline: 'Before the autumn season', budget: 18_000 }, says: 'Need, decider, budget, date. What is missing I ask for; I do not make it up.' },
    { type: 'do', activity: 'Send the summary', result: 'sent', says: 'What I heard, in his words, so that he can forward it.' },
    { type: 'take', stage: 'Qualification', outcome: 'Qualified', says: 'Qualified. Your turn: play it again and take the keyboard where I lost patience.' },
  ],
};

/** By the name of the blueprint they show. */
export const scripts: Readonly<Record<string, Script>> = { 'Inbound prospecting': inbound, 'Outbound lead qualification': outbound };
