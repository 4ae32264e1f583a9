import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { UiProvider } from '../../src/ui/index.ts';

/** Routes as the app shows them, at an address. */
export function inApp(routes: RouteObject[], address: string): ReactNode {
  return <UiProvider quiet><RouterProvider router={createMemoryRouter(routes, { initialEntries: [address] })} /></UiProvider>;
}

/** A screen as large as the app gives it, without the bars around it. */
export function withoutBars(screen: ReactNode): ReactNode {
  return <div className="bt-app"><main className="bt-app-main">{screen}</main></div>;
}
