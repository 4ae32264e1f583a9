import type { DrawingSpec } from './draw.ts';

const after = (activity: string) => (labels: { activity(name: string): string }) => ({ type: 'count', compare: 'atLeast', times: 1, of: { activity: labels.activity(activity) }, within: { type: 'visit' } }) as const;

/** They were on the line: a no is worth something only then. */
const talked = () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call', result: 'connected' }, within: { type: 'run' } }) as const;

/**
 * A call script as a blueprint (S21, S85, S101, S102): each stage is a part of the talk, each outcome what the customer
 * says next. Made to be worked straight through, without leaving the call.
 */
export const callScript: DrawingSpec = {
  name: 'Call script, line by line',
  description: 'One telephone call drawn as a way: the opening, their situation, the pain, one example, the objection and the date. Each outcome is what the customer says next.',
  audience: 'New colleagues in their first weeks, and everybody who calls a list of people they do not know.',
  goal: { metric: 'Meetings out of 100 talks', target: 15 },
  recordType: 'lead',
  phases: ['Open', 'Understand', 'Agree'],
  stages: [
    {
      name: 'Opening',
      kind: 'work',
      at: [0, 96],
      phase: 'Open',
      purpose: 'In twenty seconds they know who you are, why you call them, and that you ask before you sell.',
      activities: [
        {
          name: 'Ring and open',
          channel: 'call',
          instructions: 'Stand up, smile, speak slowly. Say one of the openings, then stop talking until they answer.',
          attempts: 5,
          script: {
            opening: 'Hello {{name}}, people in your job role have a problem with leads that nobody owns. May I ask you two questions about it?\n\nHello {{name}}, I call because of something I read about {{company}}. May I say it in one sentence, and you tell me whether it matters to you?',
            points: ['Their name, then yours', 'Why you call them and not just anybody', 'Ask for two minutes', 'Stop, and wait for the answer'],
            objections: [['I have no time', 'Of course. Would today at four or tomorrow at ten be better? It takes two minutes.'], ['Where did you get my number?', 'From the page of {{company}}. If you would rather not be called, I will take it off our list now.'], ['Is this a sales call?', 'It is, and I would like to find out first whether it makes sense at all. If it does not, I will be the one who says so.']],
            avoid: ["I see you've just been on our website → people in your job role have a problem with", 'how are you today', 'is this a bad time → may I ask you two questions', 'to be honest'],
          },
        },
      ],
      outcomes: [
        { name: 'They listen', tone: 'positive', to: 'Their situation', onResult: ['Ring and open', 'connected'] },
        { name: 'Nobody answered', tone: 'neutral', to: 'Voicemail', onResult: ['Ring and open', 'noAnswer'] },
        { name: 'Wrong number', tone: 'negative', to: 'Closed kindly', onResult: ['Ring and open', 'wrongNumber'] },
        { name: 'Asked for another time', tone: 'neutral', to: 'Call again' },
      ],
    },
    {
      name: 'Voicemail',
      kind: 'work',
      at: [1, 496],
      phase: 'Open',
      purpose: 'Thirty seconds with one thought, so that the next call is not the first.',
      activities: [{ name: 'Say one thought', channel: 'voicemail', instructions: 'One thought, one question, your number twice. If you wrote an email before, use its words.', attempts: 2, script: { opening: 'Hello {{name}}, I call about leads that nobody owns at {{company}}. I have one question on it and will try again tomorrow at four. This is my name and my number, twice.', points: ['One thought', 'When you will call again', 'Your name and number, twice'], objections: [], avoid: ['just following up → I will try again tomorrow at four', 'call me back when you have time'] } }],
      outcomes: [{ name: 'Left a message', tone: 'neutral', to: 'Call again' }],
    },
    {
      name: 'Their situation',
      kind: 'work',
      at: [1, 96],
      phase: 'Understand',
      purpose: 'They talk, you write. Find out whether it is their topic at all.',
      activities: [{ name: 'Ask how it is done today', channel: 'task', instructions: 'Ask: what happens with a lead nobody has called after two days? Then write down what they say, in their words.', form: ['research'], attempts: 1, script: { opening: 'What happens at {{company}} with a lead that nobody has called after two days?', points: ['How it is done today', 'Who does it', 'How they notice that one was forgotten'], objections: [['It works fine', 'Good to hear. How would you notice if one in ten went missing?'], ['That is not my job', 'Thank you for saying so. Whose is it?']], avoid: ['do you have a problem with → how do you do it today'] } }],
      outcomes: [
        { name: 'It is a topic', tone: 'positive', to: 'The pain' },
        { name: 'Somebody else decides', tone: 'neutral', to: 'The right person', gate: after('Ask how it is done today') },
        { name: 'No topic for them', tone: 'negative', to: 'Closed kindly', gate: after('Ask how it is done today'), reasons: ['Works well as it is', 'Too few leads', 'Has just bought something'] },
      ],
    },
    {
      name: 'The right person',
      kind: 'work',
      at: [2, 496],
      phase: 'Understand',
      purpose: 'A name and a good word are worth more than a second pitch.',
      activities: [{ name: 'Ask for a name', channel: 'task', instructions: 'Ask who looks after it, and whether you may say that you have talked. Read the name back to them.', form: ['authority'], attempts: 1 }],
      outcomes: [{ name: 'Has a name', tone: 'neutral', to: 'Call again' }],
    },
    {
      name: 'The pain',
      kind: 'work',
      at: [2, 96],
      phase: 'Understand',
      purpose: 'Nothing is offered before they have said what hurts, in their words.',
      activities: [{ name: 'Find the pain', channel: 'form', instructions: 'Ask what it costs when it goes wrong, and who hears about it first. Write the sentence down as they say it.', form: ['pain', '?value'], attempts: 1, script: { opening: 'When that happens, what does it cost you?', points: ['What it costs, in their unit', 'Who hears about it first', 'What they have tried already'], objections: [['I cannot put a number on it', 'Then let us take the last one. What was it worth, and where is it now?']], avoid: ['pain point → what hurts', 'imagine if'] } }],
      outcomes: [
        { name: 'Said what hurts', tone: 'positive', to: 'One example' },
        { name: 'Nothing hurts', tone: 'negative', to: 'Closed kindly', gate: talked, reasons: ['No pain found', 'Would not say'] },
      ],
    },
    {
      name: 'One example',
      kind: 'work',
      at: [3, 96],
      phase: 'Agree',
      purpose: 'One company like theirs, one change, one figure. Then ask.',
      activities: [{ name: 'Tell one example', channel: 'task', instructions: 'Four sentences: who they were, what hurt, what they changed, the figure. Then be silent.', form: ['valuePoint'], attempts: 1, script: { opening: 'You said: {{pain}} A company of your size had just that. They wrote down who calls whom and when, and after a quarter one lead in twelve was lost instead of one in three. Would it help to see how?', points: ['A company like theirs', 'The one change', 'The figure', 'Ask, and be silent'], objections: [], avoid: ['we are the leading → a company of your size', 'revolutionary', 'best in class'] } }],
      outcomes: [
        { name: 'Wants to see it', tone: 'positive', to: 'The date' },
        { name: 'Has an objection', tone: 'neutral', to: 'The objection' },
      ],
    },
    {
      name: 'The objection',
      kind: 'work',
      at: [3, 496],
      phase: 'Agree',
      purpose: 'An objection is a question with its coat on. Answer the question.',
      activities: [{ name: 'Answer it', channel: 'task', instructions: 'Repeat it in your words, answer in one sentence, and ask whether that is all that stands in the way.', attempts: 1, script: { opening: 'If I understand you right, the question behind it is a fair one. May I answer it in one sentence?', points: ['Repeat it in your words', 'One sentence', 'Is that all that stands in the way?'], objections: [['Too dear', 'Compared with what? Let us put one lost lead a week on the other side of the scale.'], ['We have a tool for that', 'Most do. What happens when somebody skips a step in it?'], ['Send me something', 'Gladly. What should it answer, so that you read it and do not delete it?'], ['I have to think about it', 'Of course. What will you think about first? Perhaps I can leave the right page with you.']], avoid: ['but → and', 'to be honest', 'trust me'] } }],
      outcomes: [
        { name: 'That settles it', tone: 'positive', to: 'The date' },
        { name: 'It stays a no', tone: 'negative', to: 'Closed kindly', reasons: ['Price', 'Has a supplier', 'No time this year', 'Would not say'] },
      ],
    },
    {
      name: 'The date',
      kind: 'work',
      at: [4, 96],
      phase: 'Agree',
      purpose: 'A day, an hour, and who should come. Everything else is a wish.',
      activities: [{ name: 'Agree the meeting', channel: 'form', instructions: 'Offer two times, write down the one they choose, and read it back to them before you hang up.', form: ['meetingDate', '?authority'], attempts: 1, script: { opening: 'Would Tuesday at ten or Wednesday at four suit you? Twenty minutes, and you see your own case.', points: ['Two times to choose from', 'Who should be there', 'Read it back'], objections: [['Send me an invitation', 'I will, while we speak. Does Tuesday at ten work, so that I send the right one?']], avoid: ['when would it suit you → Tuesday at ten or Wednesday at four', 'no obligation'] } }],
      outcomes: [
        { name: 'Meeting agreed', tone: 'positive', to: 'Meeting booked' },
        { name: 'Not now', tone: 'neutral', to: 'Call again', gate: talked, reasons: ['Next month', 'Has to ask first', 'On holiday'] },
      ],
    },
    { name: 'Meeting booked', kind: 'end', at: [5, 96], end: 'won' },
    { name: 'Call again', kind: 'end', at: [5, 400], end: 'recycle', returnAfter: { amount: 2, unit: 'days' } },
    { name: 'Closed kindly', kind: 'end', at: [5, 640], end: 'closed' },
  ],
};
