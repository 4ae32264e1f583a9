import { starters, type Blueprint, type Starter } from '#engine/blueprint';
import type { IdSource } from '#engine/kernel';

/** What the wizard asks (S18, S43). */
export interface Answers {
  readonly cycle: 'days' | 'weeks' | 'months';
  readonly deciders: 'one' | 'few' | 'many';
  readonly repeat: 'once' | 'again';
  readonly scope: 'one' | 'several';
  readonly first: 'them' | 'us';
}

/** One question with its answers, as they are read. */
export interface Question {
  readonly key: keyof Answers;
  readonly title: string;
  /** `short` is how the answer is told in the description of the draft. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly note: string; readonly short: string }[];
}

/** The five questions, in their order. */
export const questions: readonly Question[] = [
  {
    key: 'cycle', title: 'How long until a deal is decided, and how large is it?',
    choices: [
      { value: 'days', label: 'Days, small deals', note: 'Decided within two weeks, often on the phone', short: 'decided in days' },
      { value: 'weeks', label: 'Weeks, middling deals', note: 'An offer, a demo, a second talk', short: 'decided in weeks' },
      { value: 'months', label: 'Months, large deals', note: 'A budget, a committee, a contract', short: 'decided in months' },
    ],
  },
  {
    key: 'deciders', title: 'How many people decide?',
    choices: [
      { value: 'one', label: 'One', note: 'Whoever you speak to decides', short: 'by one person' },
      { value: 'few', label: 'Two to four', note: 'A user, a buyer, a boss', short: 'by two to four people' },
      { value: 'many', label: 'Five or more', note: 'Each with questions of their own', short: 'by five or more people' },
    ],
  },
  {
    key: 'repeat', title: 'Does the same customer buy again?',
    choices: [
      { value: 'once', label: 'Mostly once', note: 'The next deal is with somebody else', short: 'bought once' },
      { value: 'again', label: 'Again and again', note: 'Orders, renewals, referrals', short: 'bought again and again' },
    ],
  },
  {
    key: 'scope', title: 'Who works on it until it is done?',
    choices: [
      { value: 'one', label: 'One team, one kind of record', note: 'A lead or a deal, from first touch to yes or no', short: 'worked by one team' },
      { value: 'several', label: 'Several departments', note: 'Sales hands over to delivery, invoicing, service', short: 'worked by several departments' },
    ],
  },
  {
    key: 'first', title: 'Who makes the first contact?',
    choices: [
      { value: 'them', label: 'They come to us (inbound)', note: 'A form, a call, a referral: they expect an answer', short: 'inbound' },
      { value: 'us', label: 'We go to them (outbound)', note: 'A list of names: nobody waits for us', short: 'outbound' },
    ],
  },
];

/** What the answers come to: the model, the form, and why. */
export interface Advice {
  readonly model: 'transactional' | 'relational';
  readonly form: 'process' | 'journey';
  readonly reasons: readonly string[];
  readonly starter: Starter;
}

/** Weighs the answers: length and deciders choose the model, the people at work choose the form; each point is said in words. */
export function advise(answers: Answers): Advice {
  const weight = { days: -2, weeks: 0, months: 2 }[answers.cycle] + { one: -1, few: 1, many: 2 }[answers.deciders] + { once: 0, again: 1 }[answers.repeat];
  const model = weight > 0 ? 'relational' : 'transactional';
  const form = answers.scope === 'several' ? 'journey' : 'process';
  return { model, form, reasons: [...modelReasons(answers, model), formReason(answers), firstReasons[answers.first]], starter: starterFor(model, form, answers) };
}

const cycleReasons: Readonly<Record<Answers['cycle'], string>> = {
  days: 'Deals are decided within days: speed and a few well-timed touches decide, not a long acquaintance.',
  weeks: 'Deals take weeks: there is time for more than one talk.',
  months: 'Deals take months: trust has to last longer than any single touch.',
};
const deciderReasons: Readonly<Record<Answers['deciders'], string>> = {
  one: 'One person decides: one conversation can be enough.',
  few: 'Two to four people decide: each has to be won over, one after the other.',
  many: 'Five or more people decide: the way leads through several of them, with reviews on the way.',
};

function modelReasons({ cycle, deciders, repeat }: Answers, model: Advice['model']): readonly string[] {
  const again = repeat === 'again' ? ['The same customers buy again: a good relation pays off more than once.'] : model === 'transactional' ? ['Customers mostly buy once: what does not close is let go quickly.'] : [];
  return [cycleReasons[cycle], deciderReasons[deciders], ...again];
}

const firstReasons: Readonly<Record<Answers['first'], string>> = {
  them: 'They come to you: the first answer has to be quick, then it is found out what they need.',
  us: 'You go to them: several touches over days and channels, before anybody answers.',
};

function formReason({ scope }: Answers): string {
  return scope === 'several'
    ? 'Several departments work on it: that is a journey. Each has its own steps, and the baton is handed over with everything the next one needs.'
    : 'One team works on one kind of record: a single process holds it all, nothing has to be handed over.';
}

function starterFor(model: Advice['model'], form: Advice['form'], { first }: Answers): Starter {
  const key = form === 'journey' ? 'order-to-delivery' : first === 'them' ? 'inbound-prospecting' : model === 'relational' ? 'outbound-qualification' : 'fourteen-day-outreach';
  const found = starters.find((starter) => starter.key === key) ?? starters[0];
  if (!found) throw new Error('There are no starters to advise.');
  return found;
}

/** The proposed draft: the starter with goal and rhythm set to fit the answers, which are told in one line of its description. */
export function adviseDraft(answers: Answers, ids?: IdSource): Blueprint {
  const { model, form, starter } = advise(answers);
  const drawn = starter.build(ids);
  const said = questions.flatMap(({ key, choices }) => choices.find(({ value }) => value === answers[key])?.short ?? []);
  return {
    ...drawn,
    name: `${drawn.name} (${model})`,
    goal: form === 'journey' ? drawn.goal : goals[model],
    rhythm: { ...drawn.rhythm, ...paces[model], length: { min: Math.min(drawn.rhythm.length.min, paces[model].length.min), max: Math.max(drawn.rhythm.length.max, paces[model].length.max) }, gap: { min: drawn.rhythm.gap.min, max: Math.max(drawn.rhythm.gap.max, paces[model].gap.max) } },
    description: [drawn.description, `Chosen as a ${model} ${form}: ${said.join(', ')}.`].join('\n'),
  };
}

const goals: Readonly<Record<Advice['model'], Blueprint['goal']>> = {
  transactional: { metric: 'Deals closed within 14 days, out of 100', target: 20 },
  relational: { metric: 'Qualified deals out of 100', target: 15 },
};

/** Short and close together for quick deals; more room between touches, and a longer breath, for large ones (domain.md section 5: 5 to 28 days). */
const paces: Readonly<Record<Advice['model'], Pick<Blueprint['rhythm'], 'gap' | 'length' | 'bundlesPerDay' | 'touchesPer7Days'>>> = {
  transactional: { gap: { min: 1, max: 2 }, length: { min: 5, max: 14 }, bundlesPerDay: 1, touchesPer7Days: 5 },
  relational: { gap: { min: 1, max: 4 }, length: { min: 10, max: 28 }, bundlesPerDay: 1, touchesPer7Days: 4 },
};
