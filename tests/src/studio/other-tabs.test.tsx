import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { OtherTabs } from '../../../src/studio/shell/other-tabs.tsx';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { showInStudio } from './in-studio.tsx';

const draft = aBlueprint('Sale').stage('New').build();

test('says that the draft is open in another tab as long as it is', async () => {
  showInStudio(draft, <OtherTabs blueprint={draft.id} />);
  expect(screen.queryByText(/Also open/)).toBeNull();
  const other = new BroadcastChannel('baton/studio');
  const heard: unknown[] = [];
  other.onmessage = ({ data }) => heard.push(data);
  act(() => other.postMessage({ type: 'hello', tab: 'b', blueprint: draft.id }));
  expect(await screen.findByText('Also open in another tab')).toBeVisible();
  await waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ type: 'here', blueprint: draft.id })));
  act(() => other.postMessage({ type: 'hello', tab: 'c', blueprint: 'another drawing' }));
  act(() => other.postMessage({ type: 'gone', tab: 'b', blueprint: draft.id }));
  await waitFor(() => expect(screen.queryByText(/Also open/)).toBeNull());
  other.close();
});
