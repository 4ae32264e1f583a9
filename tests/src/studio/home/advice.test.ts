import { describe, expect, it } from 'vitest';
import { checkBlueprint, defaultRecordTypes, parseBlueprint, serialiseBlueprint, starters } from '#engine/blueprint';
import { plannedDays } from '../../../../src/studio/home/starter-facts.ts';
import { advise, adviseDraft, questions, type Answers } from '../../../../src/studio/wizard/advice.ts';

const all: readonly Answers[] = (['days', 'weeks', 'months'] as const).flatMap((cycle) => (['one', 'few', 'many'] as const).flatMap((deciders) => (['once', 'again'] as const).flatMap((repeat) => (['one', 'several'] as const).flatMap((scope) => (['them', 'us'] as const).map((first) => ({ cycle, deciders, repeat, scope, first }))))));

describe('the wizard', () => {
  it('calls short, small and few transactional, long, large and many relational (S18)', () => {
    expect(advise({ cycle: 'days', deciders: 'one', repeat: 'once', scope: 'one', first: 'them' })).toMatchObject({ model: 'transactional', form: 'process', starter: { key: 'inbound-prospecting' } });
    expect(advise({ cycle: 'months', deciders: 'many', repeat: 'again', scope: 'one', first: 'us' })).toMatchObject({ model: 'relational', form: 'process', starter: { key: 'outbound-qualification' } });
  });

  it('advises an inbound starter to those whom customers come to, an outbound one to the others', () => {
    const processes = all.filter(({ scope }) => scope === 'one');
    const advised = (first: Answers['first']) => new Set(processes.filter((answers) => answers.first === first).map((answers) => advise(answers).starter.key));
    expect(advised('them')).toEqual(new Set(['inbound-prospecting']));
    expect(advised('us')).toEqual(new Set(['outbound-qualification', 'fourteen-day-outreach']));
  });

  it('calls it a journey as soon as several departments work on it, and says why (S43)', () => {
    const journeys = all.filter(({ scope }) => scope === 'several').map(advise);
    expect(new Set(journeys.map(({ form, starter }) => `${form} ${starter.key}`))).toEqual(new Set(['journey order-to-delivery']));
    expect(journeys.every(({ reasons }) => reasons.some((reason) => reason.includes('handed over')))).toBe(true);
  });

  it('gives a reason for every answer that counts', () => {
    for (const answers of all) expect(advise(answers).reasons.length).toBeGreaterThanOrEqual(3);
  });

  it.each(all.map((answers) => [Object.values(answers).join(', '), answers] as const))('%s: a draft that can be published, with goal, rhythm and answers in it', (_words, answers) => {
    const draft = adviseDraft(answers);
    expect(parseBlueprint(serialiseBlueprint(draft)).ok).toBe(true);
    const context = { recordTypes: defaultRecordTypes };
    const plain = advise(answers).starter.build();
    const grave = (blueprint: typeof draft) => checkBlueprint(blueprint, context).filter(({ severity }) => severity !== 'hint').map(({ check }) => check);
    expect(grave(draft)).toEqual(grave(plain));
    expect(draft.goal.metric).not.toBe('');
    for (const { key, choices } of questions) expect(draft.description).toContain(choices.find(({ value }) => value === answers[key])?.short);
    expect(draft.description.slice(plain.description.length).trim().split('\n')).toHaveLength(1);
  });
});

describe('what the gallery says', () => {
  it('counts the days of a starter along its longest way', () => {
    const days = Object.fromEntries(starters.map((starter) => [starter.key, plannedDays(starter.build())]));
    expect(days['fourteen-day-outreach']).toBeGreaterThanOrEqual(7);
    expect(days['fourteen-day-outreach']).toBeLessThanOrEqual(30);
    expect(Object.values(days).every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
  });
});
