import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { ErrorBoundary } from '../ui/index.ts';
import { downloadBackup } from './backup.ts';
import { NotFoundScreen, RouteFailed } from './not-found.tsx';
import { ScreenLoading } from './screen-loading.tsx';
import { SettingsRoute } from './settings-route.tsx';
import { Shell } from './shell.tsx';
import { StartScreen } from './start-screen.tsx';

const BlueprintsScreen = lazy(async () => ({ default: (await import('../studio/home/index.ts')).BlueprintsScreen }));
const StudioScreen = lazy(async () => ({ default: (await import('../studio/index.ts')).StudioScreen }));
const TodayScreen = lazy(async () => ({ default: (await import('../desk/index.ts')).TodayScreen }));
const RecordScreen = lazy(async () => ({ default: (await import('../desk/index.ts')).RecordScreen }));
const StoryScreen = lazy(async () => ({ default: (await import('../desk/index.ts')).StoryScreen }));
const ApprovalsScreen = lazy(async () => ({ default: (await import('../desk/index.ts')).ApprovalsScreen }));
const OutboxScreen = lazy(async () => ({ default: (await import('../desk/index.ts')).OutboxScreen }));
const RecordsScreen = lazy(async () => ({ default: (await import('../records/index.ts')).RecordsScreen }));
const ImportScreen = lazy(async () => ({ default: (await import('../records/index.ts')).ImportScreen }));
const RecordTypesScreen = lazy(async () => ({ default: (await import('../records/index.ts')).RecordTypesScreen }));

/** Every place of the app and its address. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <RouteFailed />,
    children: [
      { path: '/', element: <StartScreen /> },
      { path: '/blueprints', element: area('Blueprints', BlueprintsScreen) },
      { path: '/blueprints/:id', element: area('the studio', StudioScreen) },
      { path: '/today', element: area('Today', TodayScreen) },
      { path: '/approvals', element: area('Approvals', ApprovalsScreen) },
      { path: '/outbox', element: area('the outbox', OutboxScreen) },
      { path: '/records', element: area('Records', RecordsScreen) },
      { path: '/records/import', element: area('the import', ImportScreen) },
      { path: '/records/types', element: area('the record types', RecordTypesScreen) },
      { path: '/records/:id', element: area('the record', RecordScreen) },
      { path: '/records/:id/story', element: area('the story', StoryScreen) },
      { path: '/settings', element: <SettingsRoute /> },
      { path: '*', element: <NotFoundScreen /> },
    ],
  },
];

/** The router over the browser's own address bar. */
export function createRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(routes);
}

function area(name: string, Screen: LazyExoticComponent<ComponentType>) {
  return (
    <ErrorBoundary key={name} area={name} onBackup={downloadBackup}>
      <Suspense fallback={<ScreenLoading />}>
        <Screen />
      </Suspense>
    </ErrorBoundary>
  );
}
