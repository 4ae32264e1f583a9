import type { DrawingSpec } from './draw.ts';

/** Inbound prospecting (S24): call first, then a contact every one to two days until somebody answers. */
export const inboundProspecting: DrawingSpec = {
  name: 'Inbound prospecting',
  description: 'People who asked us something get an answer the same day, then a contact every one to two days until they answer or the ten days are over.',
  audience: 'People who filled in a form, asked for a price or came to our stand, and have not been called yet.',
  goal: { metric: 'Sales-ready leads out of 100', target: 30 },
  recordType: 'lead',
  enrolWhen: { type: 'compare', field: 'leadSource', operator: 'in', value: ['Website form', 'Pricing page', 'Webinar', 'Referral'] },
  rhythm: { gap: { min: 1, max: 2 }, length: { min: 5, max: 21 } },
  phases: ['Reach', 'Qualify', 'Decide'],
  stages: [
    {
      name: 'New lead',
      kind: 'work',
      at: [0, 96],
      phase: 'Reach',
      purpose: 'Answer while the question is warm: know who is asking and why before the first ring.',
      sla: { amount: 4, unit: 'workingHours' },
      activities: [
        {
          name: 'Read up on the lead',
          channel: 'task',
          instructions: 'Spend five minutes on their site and their profile. Write down one thing that is new at their company, the pain that brought them here, and the segment they belong to.',
          form: ['research', 'pain', '?segment'],
          attempts: 1,
        },
        {
          name: 'First call',
          channel: 'call',
          instructions: 'Call within four working hours. Offer help with what they asked; a meeting is the second question, never the first.',
          after: ['Read up on the lead'],
          due: { amount: 1, unit: 'hours' },
          attempts: 3,
          script: {
            opening: 'Hello {{name}}, you asked us a question through our form and I would rather answer it properly than by email. Is this a good moment for three minutes?',
            points: ['Answer the question they asked, in one sentence', 'Ask what made it a topic this month', 'Say what people in their role do about it', 'Agree one next step with a day and an hour'],
            objections: [
              ['Just send me something', 'Gladly. So that I send the right page and not forty of them: is it more about price or about how it works with what you have?'],
              ['We are only looking', 'That is the best moment. May I show you the two mistakes others make while looking, so that you can cross them off?'],
              ['No time now', 'Of course. Would tomorrow at ten or at four be better? I will need three minutes.'],
            ],
            avoid: ["I see you've just been on our website", 'Did you get my email'],
          },
        },
        {
          name: 'Connect on LinkedIn',
          channel: 'social',
          optional: true,
          instructions: 'Send an invitation with one line about the topic they asked about. No pitch, no link.',
          due: { amount: 1, unit: 'days' },
        },
      ],
      outcomes: [
        { name: 'Reached', tone: 'positive', to: 'Needs check', onResult: ['First call', 'connected'] },
        { name: 'No answer yet', tone: 'neutral', to: 'Follow-up', onResult: ['First call', 'noAnswer'] },
        {
          name: 'Not for us',
          tone: 'negative',
          to: 'Closed',
          gate: (labels) => ({ type: 'count', compare: 'atLeast', times: 1, of: { activity: labels.activity('Read up on the lead') }, within: { type: 'visit' } }),
          reasons: ['Student or private person', 'Competitor', 'Supplier, not a customer', 'Wrong country'],
        },
      ],
    },
    {
      name: 'Follow-up',
      kind: 'work',
      at: [0, 544],
      phase: 'Reach',
      purpose: 'Stay present without crowding: a contact every one to two days, each time by another channel and with something new.',
      activities: [
        {
          name: 'Answer by email',
          channel: 'email',
          instructions: 'Answer the question in writing on the same day and offer two times for a call. Four sentences are enough.',
          templates: [
            {
              name: 'Short answer with two times',
              subject: 'Your question about {{pain}}',
              body: 'Hello {{name}},\n\nI tried to reach you by phone about your question. The short answer: yes, and most teams like yours start with one process and have it running within a week.\n\nIf you would like the long answer, would tomorrow at 10:00 or Thursday at 16:00 suit you? Ten minutes will do.\n\nKind regards',
              neverIf: { type: 'compare', field: 'segment', operator: 'equals', value: 'Key account' },
            },
            {
              name: 'Personal answer for a key account',
              subject: 'For {{company}}: what we would look at first',
              body: 'Hello {{name}},\n\nthank you for writing to us. Before I send anything general I looked at {{company}}: {{research}}\n\nThat is why I would start with {{pain}}. May I show you on one page how a company of your size solved it? I can call you on Wednesday at 16:00.\n\nKind regards',
              useIf: { type: 'compare', field: 'segment', operator: 'equals', value: 'Key account' },
            },
          ],
        },
        {
          name: 'Second call',
          channel: 'call',
          instructions: 'Call at another hour than the first time, best between four and five in their zone. If nobody answers, say in one sentence on the mailbox that the email holds the answer.',
          dueAfter: 'Answer by email',
          due: { amount: 2, unit: 'days', at: '16:00' },
          attempts: 4,
          script: {
            opening: 'Hello {{name}}, I wrote to you with the short answer to your question and wanted to hear whether it fits.',
            points: ['Ask whether the answer was the right one', 'Ask who else is looking at it', 'Offer the next step'],
            objections: [['We have solved it', 'Good to hear. May I ask how? If it holds I will close this and not call again.']],
          },
        },
        {
          name: 'Comment on a post',
          channel: 'social',
          optional: true,
          instructions: 'Leave a real comment on something they or their company posted. If there is nothing, skip it and say so.',
          dueAfter: 'Second call',
          due: { amount: 1, unit: 'days' },
        },
      ],
      outcomes: [
        {
          name: 'They answered',
          tone: 'positive',
          to: 'Needs check',
          gate: () => ({
            type: 'any',
            of: [
              { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call', result: 'connected' }, within: { type: 'visit' } },
              { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'email', result: 'replied' }, within: { type: 'visit' } },
            ],
          }),
        },
        { name: 'Silent for ten days', tone: 'time', to: 'Nurture', trigger: { type: 'elapsed', wait: { amount: 10, unit: 'days' } }, gate: () => ({ type: 'minimumTime', wait: { amount: 10, unit: 'days' } }) },
        {
          name: 'Asked us to stop',
          tone: 'negative',
          to: 'Closed',
          gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: {}, within: { type: 'run' } }),
          effects: [{ type: 'setField', field: 'doNotContact', value: true }],
        },
      ],
    },
    {
      name: 'Needs check',
      kind: 'work',
      at: [1, 96],
      phase: 'Qualify',
      purpose: 'Find out whether we can help and whether this is the year for it, before anybody prepares a demo.',
      activities: [
        {
          name: 'Qualifying conversation',
          channel: 'call',
          instructions: 'Ask for the need in their words, who decides, what it may cost and by when. Write the answers down while they talk.',
          form: ['need', 'authority', 'timeline', '?budget', '?value'],
          due: { amount: 1, unit: 'workingDays' },
          script: {
            opening: 'To make sure I do not waste your time with the wrong demo, may I ask four short questions first?',
            points: ['What happens today when a lead falls through?', 'Who besides you will look at this?', 'What would it be worth to have it solved?', 'Is there a date it must work by?'],
            objections: [['Why do you need the budget?', 'So that I leave out what you would never buy. A range is enough.']],
          },
        },
        {
          name: 'Check the fit',
          channel: 'checklist',
          instructions: 'Tick what you have heard with your own ears. An open point is a question for the next call, not a guess.',
          checklist: ['The need is written in their words', 'We know who decides', 'The date is real and has a reason'],
          attempts: 1,
        },
      ],
      outcomes: [
        { name: 'Fits', tone: 'positive', to: 'Which way?' },
        { name: 'Not this year', tone: 'neutral', to: 'Nurture', gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } }), reasons: ['No budget this year', 'Other project first', 'Contract with another supplier'] },
      ],
    },
    {
      name: 'Which way?',
      kind: 'decision',
      at: [1, 544],
      phase: 'Qualify',
      purpose: 'Large accounts get a discovery meeting with everybody who decides; all others see the product at once.',
      outcomes: [
        { name: 'Large account', tone: 'positive', to: 'Discovery meeting', trigger: { type: 'condition', condition: { type: 'or', of: [{ type: 'compare', field: 'value', operator: 'atLeast', value: 20_000 }, { type: 'compare', field: 'segment', operator: 'equals', value: 'Key account' }] } } },
        { name: 'Everybody else', tone: 'neutral', to: 'Product demo', fallback: true },
      ],
    },
    {
      name: 'Discovery meeting',
      kind: 'work',
      at: [2, 96],
      phase: 'Decide',
      purpose: 'Hear the people who decide, on one call, before showing anything.',
      activities: [
        { name: 'Invite everybody who decides', channel: 'email', instructions: 'One invitation to all of them with three questions they will be asked. Nobody likes surprises in a meeting.', templates: [{ name: 'Invitation with three questions', subject: 'Meeting with {{company}}: three questions beforehand', body: 'Hello {{name}},\n\nfor our meeting I have only three questions: what happens today, what should happen instead, and who will notice first. Please forward this to everybody who should have a say.\n\nKind regards' }] },
        { name: 'Hold the discovery meeting', channel: 'meeting', instructions: 'Forty minutes, of which you talk ten. End with the two things you will show in the demo.', dueAfter: 'Invite everybody who decides', due: { amount: 3, unit: 'workingDays' }, form: ['meetingDate'], evidence: ['note'] },
      ],
      outcomes: [
        { name: 'Ready for a demo', tone: 'positive', to: 'Product demo' },
        { name: 'No project', tone: 'negative', to: 'Closed', gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'meeting' }, within: { type: 'visit' } }), reasons: ['Decided against a change', 'Chose another supplier', 'Nobody with a budget'] },
      ],
    },
    {
      name: 'Product demo',
      kind: 'work',
      at: [2, 544],
      phase: 'Decide',
      purpose: 'Show the two things they asked for and nothing else. A lead counts as qualified only after a demo that took place.',
      activities: [
        { name: 'Prepare the demo', channel: 'checklist', instructions: 'Ten minutes that decide the meeting: use their words, their stages, their numbers.', checklist: ['Their own process is drawn', 'The two things to show are chosen', 'Somebody who decides has accepted'], attempts: 1 },
        { name: 'Give the demo', channel: 'meeting', instructions: 'Begin with their first question. Stop after twenty minutes and ask what is missing.', after: ['Prepare the demo'], due: { amount: 2, unit: 'workingDays' }, attempts: 3 },
      ],
      outcomes: [
        { name: 'Wants an offer', tone: 'positive', to: 'Sales-ready', gate: () => ({ type: 'all', of: [{ type: 'requiredActivities' }, { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'meeting', result: 'held' }, within: { type: 'visit' } }] }) },
        { name: 'Needs another look', tone: 'neutral', to: 'Product demo', limit: 2 },
        { name: 'Lost interest', tone: 'negative', to: 'Nurture', gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'meeting' }, within: { type: 'visit' } }), reasons: ['Missing a feature', 'Too dear', 'Project stopped'] },
      ],
    },
    { name: 'Sales-ready', kind: 'end', at: [3, 144], end: 'won' },
    { name: 'Nurture', kind: 'end', at: [3, 448], end: 'nurture', returnAfter: { amount: 90, unit: 'days' } },
    { name: 'Closed', kind: 'end', at: [3, 752], end: 'lost' },
  ],
};
