import { createRoot, type Root } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { RecordScreen } from '../../../src/desk/record/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Opens a record's page as the app does and waits until its timeline is on screen; answers how to close it again. */
export async function openRecord(host: HTMLElement, record: string): Promise<Root> {
  const root = createRoot(host);
  const router = createMemoryRouter([{ path: '/records/:id', element: <RecordScreen /> }, { path: '*', element: null }], { initialEntries: [`/records/${record}`] });
  root.render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  while (host.querySelector('.desk-entry') === null) await nextFrame();
  await nextFrame();
  return root;
}
