import { lazy } from 'react';
import { ScreenLoading } from './screen-loading.tsx';
import { roleLooks, useViewRole } from './view-role.ts';

const BlueprintsScreen = lazy(async () => ({ default: (await import('../studio/home/index.ts')).BlueprintsScreen }));
const StudioScreen = lazy(async () => ({ default: (await import('../studio/index.ts')).StudioScreen }));
const DrawingsScreen = lazy(async () => ({ default: (await import('./drawings/drawings-screen.tsx')).DrawingsScreen }));
const DrawingScreen = lazy(async () => ({ default: (await import('./drawings/drawing-screen.tsx')).DrawingScreen }));

/** All drawings: those who draw see their workshop, everybody else what is in force (S72). */
export function BlueprintsPlace() {
  const [role] = useViewRole();
  if (role === undefined) return <ScreenLoading />;
  return roleLooks[role].draws ? <BlueprintsScreen /> : <DrawingsScreen />;
}

/** One drawing: to draw on, or to look at as it is published (S72). */
export function BlueprintPlace() {
  const [role] = useViewRole();
  if (role === undefined) return <ScreenLoading />;
  return roleLooks[role].draws ? <StudioScreen /> : <DrawingScreen />;
}
