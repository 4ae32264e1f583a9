import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStorage } from '../../../src/storage/index.ts';
import { at, leads, openRecords, where } from './a-list.tsx';

beforeEach(openRecords);
afterEach(closeStorage);

test('what narrows the list down is behind one button that says how much is chosen; the import is in the menu too', async () => {
  await leads([{ name: 'Ada', score: 60 }, { name: 'Ben', score: 20 }]);
  at(`${where(['score', 'atLeast', 50])}&owner=nobody`);
  const narrow = await screen.findByRole('button', { name: /Narrow down · [12]/ });
  expect(narrow).toHaveAttribute('aria-expanded', 'false');
  const folded = document.getElementById(narrow.getAttribute('aria-controls') ?? '') ?? expect.fail('what it unfolds');
  expect(folded).not.toHaveAttribute('data-unfolded');
  await userEvent.click(narrow);
  expect(narrow).toHaveAttribute('aria-expanded', 'true');
  expect(folded).toHaveAttribute('data-unfolded', 'true');
  expect(within(folded).getByRole('combobox', { name: 'Stage' })).toBeInTheDocument();
  expect(within(folded).getByRole('button', { name: 'Filter' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  expect(await screen.findByRole('menuitem', { name: 'Import a file' })).toHaveAttribute('href', '/records/import?type=lead');
});
