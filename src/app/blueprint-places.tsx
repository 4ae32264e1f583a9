import { lazy } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useBlueprint, type BlueprintRow } from '../storage/index.ts';
import { useAskedOfMe } from './use-asked-of-me.ts';
import { ScreenLoading } from './screen-loading.tsx';
import { roleLooks, useViewRole } from './view-role.ts';

const BlueprintsScreen = lazy(async () => ({ default: (await import('../studio/home/index.ts')).BlueprintsScreen }));
const StudioScreen = lazy(async () => ({ default: (await import('../studio/index.ts')).StudioScreen }));
const ReviewScreen = lazy(async () => ({ default: (await import('../studio/review/index.ts')).ReviewScreen }));
const TraceScreen = lazy(async () => ({ default: (await import('../studio/live/index.ts')).TraceScreen }));
const DrawingsScreen = lazy(async () => ({ default: (await import('./drawings/drawings-screen.tsx')).DrawingsScreen }));
const DrawingScreen = lazy(async () => ({ default: (await import('./drawings/drawing-screen.tsx')).DrawingScreen }));

/** All drawings: those who draw see their workshop, everybody else what is in force (S72). */
export function BlueprintsPlace() {
  const [role] = useViewRole();
  if (role === undefined) return <ScreenLoading />;
  return roleLooks[role].draws ? <BlueprintsScreen /> : <DrawingsScreen />;
}

/** One drawing: to draw on, to look over for somebody who asked (S45), or to look at as it is published (S72). */
export function BlueprintPlace() {
  const [role] = useViewRole();
  if (role === undefined) return <ScreenLoading />;
  return roleLooks[role].draws ? <StudioScreen /> : <LookedAt />;
}

const none: readonly BlueprintRow[] = [];

function LookedAt() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const row = useBlueprint(id);
  const asked = useAskedOfMe(row ? [row] : none);
  if (row === undefined || asked === undefined) return <ScreenLoading />;
  const record = params.get('record');
  if (row && record !== null) return <TraceScreen row={row} record={record} />;
  const [one] = asked;
  return one && !params.has('live') ? <ReviewScreen row={one.row} /> : <DrawingScreen />;
}
