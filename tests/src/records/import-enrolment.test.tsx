import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultRecordTypes } from '#engine/blueprint';
import { proposeMapping, typeAfter, type ImportPlan } from '#engine/exchange';
import { evaluateCondition } from '#engine/gates';
import { ruleOf, type LiveBlueprint } from '../../../src/records/enrolment/live-blueprints.ts';
import { EnrolChoice } from '../../../src/records/import/enrol-choice.tsx';
import { createFileReader } from '../../../src/records/import/file-reader.ts';
import { runImport, type ImportChoices } from '../../../src/records/import/run-import.ts';
import { closeStorage } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { atLeast, calling, live, openRecords } from './a-list.tsx';

beforeEach(openRecords);
afterEach(closeStorage);

const blueprint = (document: ReturnType<typeof calling>): LiveBlueprint => ({ id: document.id, name: document.name, document, paused: false, view: null });
const norway = { type: 'compare', field: 'country', operator: 'equals', value: 'Norway' } as const;

async function opened() {
  const source = createFileReader(new TextEncoder().encode('Name,Score,Country\nAda,90,Finland\nBen,60,Norway\nCid,60,Finland\nDee,10,Finland\n'));
  const file = await source.open({ encoding: null, delimiter: null });
  const columns = proposeMapping(file.columns, file.profiles, defaultRecordTypes.lead);
  const plan: ImportPlan = { type: typeAfter(defaultRecordTypes.lead, columns), columns, numbered: 'leads' };
  return { source, plan };
}
const choices = (given: Partial<ImportChoices>): ImportChoices => ({ batch: 'one', duplicates: { key: null, action: 'make' }, ownerOf: () => null, enrol: null, automatic: false, zone: 'UTC', ...given });

test('[S74] a count for each blueprint is made in one reading, with whom it rules out', async () => {
  const { source, plan } = await opened();
  const rules = [calling('A', { when: { type: 'condition', condition: atLeast(50) }, unless: norway }), calling('B', { when: { type: 'view', view: 'gone' } }), calling('C')].map((document) => ruleOf(blueprint(document)));
  expect(await source.dryRun(plan, rules, null)).toMatchObject({ good: 4, matching: [2, 0, 4] });
  expect(rules[2]).toBeNull();
  expect(rules[0] && evaluateCondition(rules[0], { score: 70, country: 'Norway' })).toBe(false);
});

test('imports enter held, are enrolled when that is chosen, and are taken in by a blueprint that does not hold them', async () => {
  const first = await opened();
  expect(await runImport(first.source, first.plan, choices({}))).toMatchObject({ made: 4, enrolled: 0, byItself: 0, held: 4 });
  const byHand = calling('By hand', { unless: norway });
  const byItself = calling('By itself', { when: { type: 'condition', condition: atLeast(80) }, imports: 'enrolled' });
  await live(byHand);
  await live(byItself);
  const second = await opened();
  const report = await runImport(second.source, second.plan, choices({ batch: 'two', automatic: true, enrol: { blueprint: byHand.id, rule: ruleOf(blueprint(byHand)) } }));
  expect(report).toMatchObject({ made: 4, enrolled: 3, byItself: 1, held: 1, refused: [] });
});

test('the panel names who takes records in by itself, and lets the others enter held or be enrolled', async () => {
  const byItself = blueprint(calling('Inbound', { when: { type: 'condition', condition: atLeast(80) }, imports: 'enrolled' }));
  const byHand = blueprint(calling('Outbound', { unless: norway }));
  const onChange = vi.fn();
  const forecast = { good: 10, bad: 0, problems: [], matching: [4, 7], keys: [], existing: 0, repeated: 0, named: 0, ids: [] };
  const panel = (chosen: string | null) => <UiProvider quiet><EnrolChoice type={defaultRecordTypes.lead} live={[byItself, byHand]} forecast={forecast} onChange={onChange} wishes={{ key: null, action: 'skip', owner: 'me', blueprint: chosen, held: false }} /></UiProvider>;
  const shown = render(panel(null));
  expect(screen.getByRole('list', { name: 'Blueprints that take them in by themselves' })).toHaveTextContent('“Inbound” takes in by itself whoever fits: 4 of 10 good lines fitScore is at least 80');
  expect(screen.getByRole('radio', { name: /All others enter held/ })).toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: /Enrol now/ }));
  expect(onChange).toHaveBeenLastCalledWith({ blueprint: byHand.id });
  shown.rerender(panel(byHand.id));
  expect(screen.getByRole('combobox', { name: 'Enrol in' })).toHaveValue(byHand.id);
  expect(screen.getByText('Not if Country is “Norway”')).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: /enter held/ }));
  expect(onChange).toHaveBeenLastCalledWith({ blueprint: null });
});
