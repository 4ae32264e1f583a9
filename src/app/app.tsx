import './app.css';
import { useEffect } from 'react';
import { RouterProvider } from 'react-router';
import { startAlarm } from '../storage/index.ts';
import { ErrorBoundary, UiProvider } from '../ui/index.ts';
import { downloadBackup } from './backup.ts';
import { createRouter } from './routes.tsx';

const router = createRouter();

/** Everything: look, memory's clock, and the screens by address. */
export function App() {
  useEffect(() => startAlarm(), []);
  return (
    <UiProvider>
      <ErrorBoundary area="Baton" onBackup={downloadBackup}>
        <RouterProvider router={router} />
      </ErrorBoundary>
    </UiProvider>
  );
}
