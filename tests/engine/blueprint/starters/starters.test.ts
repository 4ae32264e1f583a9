import { describe, expect, it } from 'vitest';
import { checkBlueprint, defaultRecordTypes, mergeFieldsOf, parseBlueprint, publish, serialiseBlueprint, starters } from '#engine/blueprint';

const context = { recordTypes: defaultRecordTypes, roles: ['manager', 'rep'], people: [], teams: ['payments', 'invoicing', 'logistics'] };

describe.each(starters.map((starter) => [starter.name, starter] as const))('starter %s', (_, starter) => {
  const blueprint = starter.build();

  it('parses, and is the same drawing every time', () => {
    const parsed = parseBlueprint(serialiseBlueprint(blueprint));
    expect(parsed).toEqual({ ok: true, value: blueprint });
    expect(serialiseBlueprint(starter.build())).toBe(serialiseBlueprint(blueprint));
    expect(Object.keys(blueprint.stages)).toHaveLength(starter.stages);
  });

  it('passes every check without an error or a warning, and publishes', async () => {
    expect(checkBlueprint(blueprint, context)).toEqual([]);
    const published = await publish(blueprint, { id: blueprint.id, number: 1, at: 0, by: 'u_test', note: '', context });
    expect(published.ok).toBe(true);
  });

  it('says what to do in every activity, in whole sentences', () => {
    for (const activity of Object.values(blueprint.activities)) {
      expect(activity.content.instructions, activity.name).toMatch(/^[A-Z].{30,}\.$/s);
      for (const template of Object.values(activity.content.templates)) expect(template.body.length, template.name).toBeGreaterThan(120);
    }
  });

  it('merges only fields that its record type has', () => {
    const type = defaultRecordTypes[starter.recordType as keyof typeof defaultRecordTypes];
    const merged = Object.values(blueprint.activities).flatMap((activity) => Object.values(activity.content.templates).flatMap((template) => mergeFieldsOf(`${template.subject} ${template.body}`)));
    expect(merged.filter((field) => !(field in type.fields))).toEqual([]);
  });
});
