import type { DrawingSpec } from './draw.ts';

/** Outbound lead qualification (S25): email first, paced persistence, and nobody is called uninterested before two follow-up emails and a call (S3). */
export const outboundQualification: DrawingSpec = {
  name: 'Outbound lead qualification',
  description: 'We write first, then follow up with patience. Nobody is marked "Not interested" before two follow-up emails and one call.',
  audience: 'People we chose ourselves: the right company, the right role, no contact so far.',
  goal: { metric: 'Qualified leads out of 100', target: 12 },
  recordType: 'lead',
  enrolWhen: { type: 'compare', field: 'leadSource', operator: 'in', value: ['Cold list', 'Trade show', 'Social', 'Article'] },
  phases: ['Open', 'Follow up', 'Qualify'],
  stages: [
    {
      name: 'Opening',
      kind: 'work',
      at: [0, 96],
      phase: 'Open',
      purpose: 'Every contact carries value and shows that we know whom we write to.',
      activities: [
        { name: 'Research the prospect', channel: 'task', instructions: 'Find one fact about the company that is younger than three months and one thing people in this role lose time with. Without both, the email is not written.', form: ['research', 'valuePoint'], attempts: 1 },
        {
          name: 'Opening email',
          channel: 'email',
          instructions: 'Five sentences: their situation, the problem people in their role have, what it costs, one example, one question. No attachment.',
          after: ['Research the prospect'],
          due: { amount: 1, unit: 'days', at: '10:00' },
          attempts: 2,
          templates: [
            { name: 'People in your role', subject: 'A question about {{company}}', body: 'Hello {{name}},\n\n{{research}} When that happens, people in your job role often tell us the same thing: {{valuePoint}}\n\nA company two streets from yours got a third of that time back within a month. Would it be worth ten minutes to see whether that holds for {{company}} too?\n\nKind regards', neverIf: { type: 'compare', field: 'leadSource', operator: 'equals', value: 'Trade show' } },
            { name: 'After the trade show', subject: 'Our talk at the stand', body: 'Hello {{name}},\n\nthank you for stopping at our stand. You said that {{valuePoint}} I promised one example and here it is: three companies of your size solved it by deciding who calls whom, and when. May I tell you how, in ten minutes?\n\nKind regards', useIf: { type: 'compare', field: 'leadSource', operator: 'equals', value: 'Trade show' } },
          ],
        },
      ],
      outcomes: [
        { name: 'Answered at once', tone: 'positive', to: 'Qualification', onResult: ['Opening email', 'replied'] },
        { name: 'Written', tone: 'neutral', to: 'Follow-up', onResult: ['Opening email', 'sent'] },
        { name: 'Wrong company', tone: 'negative', to: 'Disqualified', gate: (labels) => ({ type: 'count', compare: 'atLeast', times: 1, of: { activity: labels.activity('Research the prospect') }, within: { type: 'visit' } }), reasons: ['Too small', 'Wrong industry', 'Already a customer', 'Closed down'] },
      ],
    },
    {
      name: 'Follow-up',
      kind: 'work',
      at: [1, 96],
      phase: 'Follow up',
      purpose: 'Find out whether the topic is live this quarter, and agree one next step. Two emails and a call are owed before we give up.',
      sla: { amount: 10, unit: 'workingDays' },
      activities: [
        {
          name: 'Follow-up email 1',
          channel: 'email',
          instructions: 'One new fact, one question. Do not ask whether they have read the first email.',
          due: { amount: 2, unit: 'days', at: '10:00' },
          attempts: 1,
          templates: [{ name: 'One figure', subject: 'One figure for {{company}}', body: 'Hello {{name}},\n\nteams that write down who does what after the first contact lose one lead in ten. Teams that do not, lose four. Which of the two is closer to how it is at {{company}}?\n\nKind regards' }],
        },
        {
          name: 'First call',
          channel: 'call',
          instructions: 'Call in the last hour of their afternoon. Listen for the reason behind a no; a reason is worth more than a meeting nobody wants.',
          dueAfter: 'Follow-up email 1',
          due: { amount: 1, unit: 'days', at: '16:00' },
          attempts: 4,
          busyDay: { load: 40, name: 'Voicemail only', instructions: 'Too many calls for good talks today. Leave one careful voicemail of thirty seconds in the words of your last email, say your number twice, and choose “Voicemail left”. Whoever picks up gets the whole talk all the same.' },
          script: {
            opening: 'Hello {{name}}, people in your job role have a problem with leads that nobody owns. I wrote to you about it. Do you have two minutes to tell me whether it is one for you?\n\nHello {{name}}, I call because of something I read about {{company}}: {{research}} People in your job role then often tell me that {{valuePoint}} Is that so for you, too?\n\nHello {{name}}, I am not sure whether you are the right person at {{company}} for this. May I tell you in one sentence what it is about, and you tell me whose it is?',
            points: ['Say why you call: the fact from the research', 'Ask how it is done today', 'Ask what it costs when it goes wrong', 'Offer one next step and a time'],
            objections: [
              ['We have a tool for that', 'Most do. May I ask what happens when somebody skips a step in it?'],
              ['Contract until next year', 'Then now is the time to collect what the next one must do. May I send you the list others used?'],
              ['Send me an email', 'Gladly. What should it answer, so that you read it and do not delete it?'],
              ['Too dear', 'Compared with what? Let us put one lost lead a week on the other side of the scale.'],
            ],
            avoid: ["I see you've just been on our website → people in your job role often ask us about this", 'to be honest', 'quick chat → two minutes', 'I just wanted to → I call because', 'are you the decision maker → who else looks at this with you'],
          },
        },
        { name: 'Leave a voicemail', channel: 'voicemail', optional: true, instructions: 'Thirty seconds with the same thought as the email of the day before. Say your number twice.', dueAfter: 'First call', due: { amount: 0, unit: 'minutes' }, attempts: 2, script: { opening: 'Hello {{name}}, I wrote to you with one figure about leads that nobody owns. I only have one question on it: which of the two is closer to how it is at {{company}}? My number comes now, twice, slowly.', points: ['The thought of the email, in the same words', 'One question, no pitch', 'Your name and number, twice and slowly'], objections: [], avoid: ['just following up → I wrote to you about', 'touching base', 'call me back when you have time → I will write again on Thursday'] } },
        {
          name: 'Follow-up email 2',
          channel: 'email',
          instructions: 'Tell how one customer did it, in four sentences, and ask for the right person if it is not them.',
          dueAfter: 'First call',
          due: { amount: 2, unit: 'days', at: '10:00' },
          attempts: 1,
          templates: [{ name: 'Customer story', subject: 'How others in your field did it', body: 'Hello {{name}},\n\na company like {{company}} had three people calling the same lead in one week and none calling the next. They drew their steps on one page and now the page decides. It took them an afternoon.\n\nIf somebody else looks after this at {{company}}, would you tell me who?\n\nKind regards' }],
        },
        { name: 'Connect on LinkedIn', channel: 'social', optional: true, instructions: 'An invitation with one line about the fact from the research.', due: { amount: 3, unit: 'days' } },
      ],
      outcomes: [
        {
          name: 'Interested',
          tone: 'positive',
          to: 'Qualification',
          gate: () => ({
            type: 'any',
            of: [
              { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call', result: 'connected' }, within: { type: 'visit' } },
              { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'email', result: 'replied' }, within: { type: 'visit' } },
            ],
          }),
        },
        {
          name: 'Not interested',
          tone: 'negative',
          to: 'Disqualified',
          gate: () => ({
            type: 'all',
            of: [
              { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'visit' } },
              { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } },
            ],
          }),
          form: ['?interestReason'],
          reasons: ['No need', 'Has a supplier', 'No budget', 'Wrong person, nobody named'],
        },
        { name: 'Silent for three weeks', tone: 'time', to: 'Nurture', trigger: { type: 'elapsed', wait: { amount: 21, unit: 'days' } }, gate: () => ({ type: 'minimumTime', wait: { amount: 21, unit: 'days' } }) },
      ],
    },
    {
      name: 'Qualification',
      kind: 'work',
      at: [2, 96],
      phase: 'Qualify',
      purpose: 'Sales spends no hour on a lead whose need, decider and date we do not know.',
      activities: [
        {
          name: 'Qualification call',
          channel: 'call',
          instructions: 'Fill in the form while you talk. If one answer is missing, ask for it; do not make it up.',
          form: ['need', 'authority', 'timeline', 'budget'],
          due: { amount: 1, unit: 'workingDays' },
          script: { opening: 'Before I bring in a colleague who can show you this, may I ask four questions so that they prepare the right thing?', points: ['Need, in their words', 'Who decides and who can stop it', 'What it may cost', 'By when it must work'], objections: [['I cannot say what it may cost', 'Then let us turn it around: at which amount would you have to ask somebody?'], ['Why so many questions?', 'Because my colleague then prepares your two cases and nothing else. It is four questions, and two you have answered already.'], ['We are in no hurry', 'Good, then nobody is pushed. Is there a date after which it would be too late to start this year?']], avoid: ['budget holder → who decides', 'to be honest', 'just a few questions → four questions'] },
        },
        { name: 'Send the summary', channel: 'email', instructions: 'What you heard, in their words, and the next step with its date. They should be able to forward it.', dueAfter: 'Qualification call', due: { amount: 2, unit: 'hours' }, templates: [{ name: 'What I heard', subject: 'What I understood, and the next step', body: 'Hello {{name}},\n\nthis is what I understood: {{need}}\n\nThe decision is with {{authority}}, and it should work {{timeline}}. If something is wrong, please correct me. Otherwise we meet for the demo.\n\nKind regards' }] },
      ],
      outcomes: [
        { name: 'Qualified', tone: 'positive', to: 'Demo', gate: () => ({ type: 'all', of: [{ type: 'requiredActivities' }, { type: 'validation', condition: { type: 'compare', field: 'budget', operator: 'atLeast', value: 1000 }, message: 'A budget below 1,000 is served by the self-service shop.' }] }) },
        { name: 'Not now', tone: 'neutral', to: 'Nurture', gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } }), reasons: ['Next year', 'Project stopped', 'Below our minimum'] },
      ],
    },
    {
      name: 'Demo',
      kind: 'work',
      at: [3, 96],
      phase: 'Qualify',
      purpose: 'One demo that took place, with the decider in the room, before sales takes over.',
      activities: [
        { name: 'Give the demo', channel: 'meeting', instructions: 'Show their two cases, nothing else. Ask at the end what would stop them.', due: { amount: 3, unit: 'workingDays' }, attempts: 3, evidence: ['note'] },
        { name: 'Hand over the notes', channel: 'checklist', instructions: 'What sales must know so that the customer does not have to say it twice.', dueAfter: 'Give the demo', due: { amount: 1, unit: 'workingDays' }, checklist: ['Need and pain are in the record', 'Who decides is in the record', 'The next step has a date'], attempts: 1 },
      ],
      outcomes: [
        { name: 'Accepted by sales', tone: 'positive', to: 'Qualified lead', gate: () => ({ type: 'all', of: [{ type: 'requiredActivities' }, { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'meeting', result: 'held' }, within: { type: 'visit' } }] }) },
        { name: 'Another demo', tone: 'neutral', to: 'Demo', limit: 2 },
        { name: 'Stepped back', tone: 'negative', to: 'Nurture', gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'meeting' }, within: { type: 'visit' } }), reasons: ['No decision', 'Chose another supplier', 'Missing a feature'] },
      ],
    },
    { name: 'Qualified lead', kind: 'end', at: [4, 96], end: 'won' },
    { name: 'Nurture', kind: 'end', at: [4, 288], end: 'nurture', returnAfter: { amount: 120, unit: 'days' } },
    { name: 'Disqualified', kind: 'end', at: [4, 480], end: 'lost' },
  ],
};
