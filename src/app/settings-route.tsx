import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../ui/index.ts';
import { downloadBackup } from './backup.ts';
import { ScreenLoading } from './screen-loading.tsx';
import { useDemoLoader } from './use-demo-loader.tsx';

const SettingsScreen = lazy(async () => ({ default: (await import('../settings/index.ts')).SettingsScreen }));

/** Settings, with the two things only the app itself can do: make the demo, write the backup file. */
export function SettingsRoute() {
  const loader = useDemoLoader();
  return (
    <ErrorBoundary area="Settings" onBackup={downloadBackup}>
      <Suspense fallback={<ScreenLoading />}>
        <SettingsScreen onLoadDemo={() => void loader.load()} onBackup={downloadBackup} />
      </Suspense>
      {loader.dialog}
    </ErrorBoundary>
  );
}
