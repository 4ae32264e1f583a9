import { startTransition, type ReactNode } from 'react';
import type { Root } from 'react-dom/client';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { UiProvider } from '../../src/ui/index.ts';

/** Routes as the app shows them, at an address. */
export function inApp(routes: RouteObject[], address: string): ReactNode {
  return <UiProvider quiet><RouterProvider router={createMemoryRouter(routes, { initialEntries: [address] })} /></UiProvider>;
}

/** Opens an address as a press on a link does: the router draws the next screen in slices. */
export function openIn(root: Root, routes: RouteObject[], address: string): void {
  startTransition(() => root.render(inApp(routes, address)));
}

/** A screen as large as the app gives it, without the bars around it. */
export function withoutBars(screen: ReactNode): ReactNode {
  return <div className="bt-app"><main className="bt-app-main">{screen}</main></div>;
}
