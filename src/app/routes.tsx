import { lazy, Suspense, type ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { ErrorBoundary } from '../ui/index.ts';
import { downloadBackup } from './backup.ts';
import { BlueprintPlace, BlueprintsPlace } from './blueprint-places.tsx';
import { NotFoundScreen, RouteFailed } from './not-found.tsx';
import { ScreenLoading } from './screen-loading.tsx';
import { SettingsRoute } from './settings-route.tsx';
import { Shell } from './shell.tsx';
import { StartScreen } from './start-screen.tsx';

const BoardScreen = lazy(async () => ({ default: (await import('../desk/board/index.ts')).BoardScreen }));
const UntouchedScreen = lazy(async () => ({ default: (await import('../desk/leads/index.ts')).UntouchedScreen }));
const JourneysScreen = lazy(async () => ({ default: (await import('../desk/leads/index.ts')).JourneysScreen }));
const TodayScreen = lazy(async () => ({ default: (await import('../desk/today/index.ts')).TodayScreen }));
const RecordScreen = lazy(async () => ({ default: (await import('../desk/record/index.ts')).RecordScreen }));
const StoryScreen = lazy(async () => ({ default: (await import('../desk/story/index.ts')).StoryScreen }));
const ApprovalsScreen = lazy(async () => ({ default: (await import('../desk/approvals/index.ts')).ApprovalsScreen }));
const OutboxScreen = lazy(async () => ({ default: (await import('../desk/outbox/index.ts')).OutboxScreen }));
const RecordsScreen = lazy(async () => ({ default: (await import('../records/list/index.ts')).RecordsScreen }));
const SignalsImportScreen = lazy(async () => ({ default: (await import('../records/signals/index.ts')).SignalsImportScreen }));
const ImportScreen = lazy(async () => ({ default: (await import('../records/import/index.ts')).ImportScreen }));
const CheckScreen = lazy(async () => ({ default: (await import('../records/check/index.ts')).CheckScreen }));
const DuplicatesScreen = lazy(async () => ({ default: (await import('../records/merge/index.ts')).DuplicatesScreen }));
const RecordTypesScreen = lazy(async () => ({ default: (await import('../records/type-editor/index.ts')).RecordTypesScreen }));

const LearnScreen = lazy(async () => ({ default: (await import('../academy/home/index.ts')).LearnScreen }));
const TrainingScreen = lazy(async () => ({ default: (await import('../academy/readiness/index.ts')).TrainingScreen }));
const DrillScreen = lazy(async () => ({ default: (await import('../academy/drill/index.ts')).DrillScreen }));
const ProgrammesScreen = lazy(async () => ({ default: (await import('../academy/programme/index.ts')).ProgrammesScreen }));
const ProgrammeScreen = lazy(async () => ({ default: (await import('../academy/programme/index.ts')).ProgrammeScreen }));
const ProgrammeEditorScreen = lazy(async () => ({ default: (await import('../academy/programme/index.ts')).ProgrammeEditorScreen }));
const CertificateScreen = lazy(async () => ({ default: (await import('../academy/certificate/index.ts')).CertificateScreen }));
const WalkthroughsScreen = lazy(async () => ({ default: (await import('../academy/walkthrough/index.ts')).WalkthroughsScreen }));
const NewWalkthroughScreen = lazy(async () => ({ default: (await import('../academy/walkthrough/index.ts')).NewWalkthroughScreen }));
const WalkthroughPlayer = lazy(async () => ({ default: (await import('../academy/walkthrough/index.ts')).WalkthroughPlayer }));
const WalkthroughEditor = lazy(async () => ({ default: (await import('../academy/walkthrough/index.ts')).WalkthroughEditor }));
const CallsScreen = lazy(async () => ({ default: (await import('../academy/calls/index.ts')).CallsScreen }));
const CallReviewScreen = lazy(async () => ({ default: (await import('../academy/calls/index.ts')).CallReviewScreen }));
const CallTrendsScreen = lazy(async () => ({ default: (await import('../academy/calls/index.ts')).CallTrendsScreen }));
const LibraryScreen = lazy(async () => ({ default: (await import('../academy/calls/index.ts')).LibraryScreen }));
const ShadowPickerScreen = lazy(async () => ({ default: (await import('../academy/shadow/index.ts')).ShadowPickerScreen }));
const ShadowScreen = lazy(async () => ({ default: (await import('../academy/shadow/index.ts')).ShadowScreen }));

/** Every place of the app and its address. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <RouteFailed />,
    children: [
      { path: '/', element: <StartScreen /> },
      { path: '/blueprints', element: area('Blueprints', BlueprintsPlace) },
      { path: '/blueprints/:id', element: area('the studio', BlueprintPlace) },
      { path: '/board', element: area('the board', BoardScreen) },
      { path: '/board/:blueprint', element: area('the board', BoardScreen) },
      { path: '/untouched', element: area('First touch', UntouchedScreen) },
      { path: '/journeys', element: area('Journeys', JourneysScreen) },
      { path: '/today', element: area('Today', TodayScreen) },
      { path: '/approvals', element: area('Approvals', ApprovalsScreen) },
      { path: '/outbox', element: area('the outbox', OutboxScreen) },
      { path: '/records', element: area('Records', RecordsScreen) },
      { path: '/records/import', element: area('the import', ImportScreen) },
      { path: '/signals/import', element: area('the import of web events', SignalsImportScreen) },
      { path: '/records/types', element: area('the record types', RecordTypesScreen) },
      { path: '/records/check', element: area('the data check', CheckScreen) },
      { path: '/records/duplicates', element: area('duplicates', DuplicatesScreen) },
      { path: '/records/:id', element: area('the record', RecordScreen) },
      { path: '/records/:id/story', element: area('the story', StoryScreen) },
      { path: '/learn', element: area('Learn', LearnScreen) },
      { path: '/learn/programmes', element: area('the programmes', ProgrammesScreen) },
      { path: '/learn/programmes/new', element: area('the programme', ProgrammeEditorScreen) },
      { path: '/learn/programmes/:programme', element: area('the programme', ProgrammeScreen) },
      { path: '/learn/programmes/:programme/edit', element: area('the programme', ProgrammeEditorScreen) },
      { path: '/learn/certificates/:attempt', element: area('the certificate', CertificateScreen) },
      { path: '/learn/walkthroughs', element: area('Walk-throughs', WalkthroughsScreen) },
      { path: '/learn/walkthroughs/new', element: area('the recording', NewWalkthroughScreen) },
      { path: '/learn/walkthroughs/:id', element: area('the walk-through', WalkthroughPlayer) },
      { path: '/learn/walkthroughs/:id/edit', element: area('the recording', WalkthroughEditor) },
      { path: '/learn/calls', element: area('calls', CallsScreen) },
      { path: '/learn/calls/trends', element: area('trends of calls', CallTrendsScreen) },
      { path: '/learn/calls/:entry', element: area('the call', CallReviewScreen) },
      { path: '/learn/library', element: area('good calls', LibraryScreen) },
      { path: '/learn/shadow', element: area('runs to follow', ShadowPickerScreen) },
      { path: '/learn/shadow/:run', element: area('the shadow', ShadowScreen) },
      { path: '/learn/:id', element: area('the drills', TrainingScreen) },
      { path: '/learn/:id/:drill', element: area('the drill', DrillScreen) },
      { path: '/settings', element: <SettingsRoute /> },
      { path: '*', element: <NotFoundScreen /> },
    ],
  },
];

/** The router over the browser's own address bar. */
export function createRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(routes);
}

function area(name: string, Screen: ComponentType) {
  return (
    <ErrorBoundary key={name} area={name} onBackup={downloadBackup}>
      <Suspense fallback={<ScreenLoading />}>
        <Screen />
      </Suspense>
    </ErrorBoundary>
  );
}
