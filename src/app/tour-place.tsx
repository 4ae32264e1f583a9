import { lazy, Suspense } from 'react';
import { useMe, useSettingsUnder } from '../storage/index.ts';
import type { ViewRole } from './view-role.ts';

const TourOffer = lazy(async () => ({ default: (await import('../academy/tours/index.ts')).TourOffer }));

/** Where a tour is offered; what that takes is loaded only for whoever has not answered yet. */
export function TourPlace({ view }: { readonly view: ViewRole | undefined }) {
  const me = useMe();
  const answers = useSettingsUnder(`tour/${me?.id ?? 'nobody'}/${view ?? 'nobody'}`);
  if (me === undefined || view === undefined || answers === undefined || answers.length > 0) return null;
  return <Suspense fallback={null}><TourOffer view={view} /></Suspense>;
}
