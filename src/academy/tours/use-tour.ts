import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { saveSetting, useMe } from '../../storage/index.ts';
import { notifyProblem } from '../../ui/index.ts';
import { tours, type TourRole } from './tours.ts';

/** Under this prefix stands, by person and role, what became of the tour that was offered. */
export const tourKey = (person: string, role: TourRole): string => `tour/${person}/${role}`;

/** Starts a tour; that it was seen is kept, so that it is not offered again. */
export function useTour(): (role: TourRole) => void {
  const navigate = useNavigate();
  const me = useMe();
  return useCallback((role) => {
    const start = async () => {
      if (me) await saveSetting(tourKey(me.id, role), 'seen');
      const { runTour } = await import('./run-tour.ts');
      await runTour(tours[role], { here: () => window.location.pathname, go: (to) => navigate(to) });
    };
    start().catch(() => notifyProblem('The tour could not be shown. Reload the page and start it again from Learn.'));
  }, [navigate, me]);
}
