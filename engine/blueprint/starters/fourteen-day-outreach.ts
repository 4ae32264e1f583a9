import type { Gate } from '../model/gate.ts';
import type { DrawingSpec, OutcomeSpec } from './draw.ts';

const anAnswer: Gate = {
  type: 'any',
  of: [
    { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'email', result: 'replied' }, within: { type: 'run' } },
    { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'social', result: 'replied' }, within: { type: 'run' } },
    { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call', result: 'connected' }, within: { type: 'run' } },
  ],
};

const answered: OutcomeSpec = { name: 'They answered', tone: 'positive', to: 'In conversation', gate: () => anAnswer };

/** Fourteen-day outreach (S52, S62-S64): social and email, call, voicemail that matches the email, stories, and a break-up that leaves the door open. */
export const fourteenDayOutreach: DrawingSpec = {
  name: 'Fourteen-day outreach',
  description: 'Eight touches over fourteen days by four channels: social and email first, then calls with a voicemail that matches the email, and a friendly break-up at the end.',
  audience: 'Directors and heads of department in mid-sized companies who do not know us yet.',
  goal: { metric: 'Conversations out of 100', target: 18 },
  recordType: 'lead',
  rhythm: { gap: { min: 1, max: 4 }, length: { min: 10, max: 22 } },
  phases: ['Week one', 'Week two', 'Talk'],
  stages: [
    {
      name: 'Day 1: say hello',
      kind: 'work',
      at: [0, 96],
      phase: 'Week one',
      purpose: 'Be seen before you are read: one social touch and one short email on the same day.',
      activities: [
        { name: 'Research note and value point', channel: 'task', instructions: 'One fact about the company, one thing people in this role would pay to be rid of.', form: ['research', 'valuePoint'], attempts: 1 },
        { name: 'View profile and follow', channel: 'social', instructions: 'Look at the profile, follow the company, like one post you have really read.', after: ['Research note and value point'], attempts: 1 },
        { name: 'Cold email', channel: 'email', instructions: 'Their situation, one problem, one question. Send it between ten and twelve in their zone.', after: ['Research note and value point'], due: { amount: 1, unit: 'hours' }, attempts: 1, templates: [{ name: 'One problem, one question', subject: '{{company}}: one question', body: 'Hello {{name}},\n\n{{research}} People in your job role have a problem that grows with that: {{valuePoint}}\n\nHow do you deal with it today?\n\nKind regards' }] },
      ],
      outcomes: [{ name: 'Written', tone: 'neutral', to: 'Day 2: call' }, answered],
    },
    {
      name: 'Day 2: call',
      kind: 'work',
      at: [0, 496],
      phase: 'Week one',
      purpose: 'The email gave you a reason to call. If nobody answers, the voicemail carries the same thought.',
      activities: [
        {
          name: 'First call',
          channel: 'call',
          instructions: 'Call between four and five in their zone. Two tries on two days are enough.',
          due: { amount: 1, unit: 'days', at: '16:00' },
          attempts: 2,
          script: {
            opening: 'Hello {{name}}, I wrote to you yesterday with one question. May I ask it in person?\n\nHello {{name}}, people in your job role have a problem that grows quietly: {{valuePoint}} How do you deal with it at {{company}}?',
            points: ['Ask the question from the email', 'Listen for who else it concerns', 'Offer ten minutes with an example'],
            objections: [['I have not read it', 'Then I am your reader. It is one question: how do you deal with leads that nobody owns?'], ['Not my topic', 'Thank you for saying so. Whose is it?'], ['Call me next month', 'Gladly. What will be different then? I will write it down so that I do not waste your time.']],
            avoid: ["I see you've just been on our website → people in your job role often ask us about this", 'Did you get my email → I wrote to you yesterday with one question', 'is this a bad time → may I ask it now', 'to be honest'],
          },
        },
      ],
      outcomes: [
        { name: 'Nobody answered', tone: 'neutral', to: 'Voicemail', onResult: ['First call', 'noAnswer'] },
        { name: 'Talked', tone: 'positive', to: 'In conversation', onResult: ['First call', 'connected'] },
        // A mailbox, a wrong number or "call back later" on both tries must not leave the record here for good.
        { name: 'No conversation', tone: 'neutral', to: 'Voicemail' },
      ],
    },
    {
      name: 'Voicemail',
      kind: 'work',
      at: [1, 496],
      phase: 'Week one',
      purpose: 'Thirty seconds that make the email worth opening.',
      activities: [{ name: 'Leave a voicemail', channel: 'voicemail', instructions: 'Say the question from the email of the day before in the same words, then your name and number, twice. Never "just calling to follow up".', attempts: 1, script: { opening: 'Hello {{name}}, this is about the one question I wrote to you. People in your job role have a problem that grows: {{valuePoint}} How do you deal with it at {{company}}? A short answer to my email is enough. This is my name and my number, twice.', points: ['The question from the email, word for word', 'That an answer by email is enough', 'Your name and number, twice'], objections: [], avoid: ['just following up → this is about the question I wrote to you', 'touching base', 'sorry to bother you'] } }],
      outcomes: [{ name: 'Voicemail left', tone: 'neutral', to: 'Let it rest' }],
    },
    {
      name: 'Let it rest',
      kind: 'wait',
      at: [1, 96],
      phase: 'Week one',
      purpose: 'Three days of quiet. An answer ends the wait at once.',
      outcomes: [
        { name: 'Three days later', tone: 'time', to: 'Day 6: story', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days', at: '09:00' } } },
        { name: 'Reply came in', tone: 'positive', to: 'In conversation', trigger: { type: 'signal', signal: 'replied' } },
      ],
    },
    {
      name: 'Day 6: story',
      kind: 'work',
      at: [2, 96],
      phase: 'Week two',
      purpose: 'Something new each time: how one company solved it, told so that it can be forwarded.',
      activities: [
        { name: 'Story email', channel: 'email', instructions: 'Four sentences about one customer of the same size. The figure comes last.', due: { amount: 2, unit: 'hours' }, attempts: 1, templates: [{ name: 'Same size, same trouble', subject: 'How a company like {{company}} did it', body: 'Hello {{name}},\n\na company of your size had the same trouble: nobody knew who should call whom. They drew it on one page, and the page now says what comes next. After a quarter one lead in twelve was lost, before it was one in three.\n\nShall I send you the page?\n\nKind regards' }] },
        { name: 'Comment on their post', channel: 'social', optional: true, instructions: 'A comment that adds a thought. If there is no post worth one, skip it.', due: { amount: 1, unit: 'days' }, attempts: 1 },
        { name: 'Second call', channel: 'call', instructions: 'Ask whether the page would help. One question, then listen.', dueAfter: 'Story email', due: { amount: 2, unit: 'days', at: '16:00' }, attempts: 2, script: { opening: 'Hello {{name}}, I offered you a page that shows how others did it. Would it help to walk through it together?', points: ['Offer the page', 'Ask what they would change on it'], objections: [['No interest', 'Understood. May I ask whether it is the topic or the moment? Then I will know whether to come back.'], ['Send me the page', 'It is on its way while we speak. Which of its steps should I mark for {{company}}?'], ['We do this with a spreadsheet', 'Many do, and it works until two people are ill. What happens in yours when somebody is away for a week?']], avoid: ['just following up → I offered you a page', 'touching base', 'circle back'] } },
      ],
      outcomes: [{ name: 'Still silent', tone: 'neutral', to: 'Day 14: break-up' }, answered],
    },
    {
      name: 'Day 14: break-up',
      kind: 'work',
      at: [2, 544],
      phase: 'Week two',
      purpose: 'End it kindly and leave the door open. Many answer only now.',
      activities: [{ name: 'Break-up email', channel: 'email', instructions: 'Positive and short: thank them, say that you will stop, and what would be a good reason to come back.', due: { amount: 4, unit: 'days', at: '10:00' }, attempts: 1, templates: [{ name: 'The door stays open', subject: 'My last email for now', body: 'Hello {{name}},\n\nI take it that this is not the moment, and that is fine. I will not write again on this.\n\nIf it becomes a topic for {{company}}, one line to me is enough and I will send you what others in your role wished they had known at the start.\n\nAll the best' }] }],
      outcomes: [
        { name: 'Closed, may return', tone: 'neutral', to: 'Recycle', onResult: ['Break-up email', 'sent'] },
        { name: 'Answered after all', tone: 'positive', to: 'In conversation', onResult: ['Break-up email', 'replied'] },
        { name: 'Asked us to stop', tone: 'negative', to: 'Closed', gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'email' }, within: { type: 'run' } }), effects: [{ type: 'setField', field: 'doNotContact', value: true }] },
      ],
    },
    {
      name: 'In conversation',
      kind: 'work',
      at: [3, 288],
      phase: 'Talk',
      purpose: 'Agree a first meeting while they are listening.',
      sla: { amount: 2, unit: 'workingDays' },
      activities: [
        { name: 'Answer within the hour', channel: 'call', instructions: 'Call back, even after a written reply. Ask for the pain in their words before you say anything about us.', form: ['pain'], due: { amount: 1, unit: 'workingHours' }, attempts: 4, script: { opening: 'Hello {{name}}, thank you for your answer. Before I say anything about us: what happens at {{company}} today when this goes wrong?', points: ['Their pain, in their words', 'What it costs them in a month', 'Who else feels it', 'Two times for a meeting'], objections: [['Just tell me what it costs', 'It depends on how many people use it, and I will give you a range at once: how many would that be?'], ['I only answered to be polite', 'Thank you for that. Shall I close it, or is there a better month to ask?']], avoid: ['to be honest', 'great question', 'we are the leading → companies of your size use us for'] } },
        { name: 'Book the meeting', channel: 'meeting', instructions: 'Offer two times. Say what will be on the table and who should come.', dueAfter: 'Answer within the hour', due: { amount: 1, unit: 'workingDays' }, form: ['meetingDate'], attempts: 3 },
      ],
      outcomes: [
        { name: 'Meeting booked', tone: 'positive', to: 'Meeting booked' },
        { name: 'Not now', tone: 'neutral', to: 'Recycle', gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } }), reasons: ['Next quarter', 'Next year', 'Somebody else decides'] },
      ],
    },
    { name: 'Meeting booked', kind: 'end', at: [4, 96], end: 'won' },
    { name: 'Recycle', kind: 'end', at: [4, 400], end: 'recycle', returnAfter: { amount: 90, unit: 'days' } },
    { name: 'Closed', kind: 'end', at: [4, 640], end: 'closed' },
  ],
};
