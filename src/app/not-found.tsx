import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link, useRouteError } from 'react-router';
import { EmptyState, Page, usePageTitle } from '../ui/index.ts';
import { downloadBackup } from './backup.ts';

/** What an address that leads nowhere shows: where to go instead. */
export function NotFoundScreen() {
  usePageTitle('Not found');
  return (
    <Page width="narrow">
      <EmptyState
        icon={<IconMapQuestion size={24} stroke={1.75} />} title="Nothing lives at this address"
        actions={<><Button component={Link} to="/blueprints">Go to Blueprints</Button><Button component={Link} to="/today" variant="default">Go to Today</Button></>}
      >
        It may have been deleted, or the link was cut short on its way.
      </EmptyState>
    </Page>
  );
}

/** The last net: the frame itself broke, or a part of the app could not be loaded. */
export function RouteFailed() {
  const error = useRouteError();
  return (
    <main className="bt-failed" role="alert">
      <EmptyState
          title="Baton could not open this page"
          actions={<><Button onClick={() => globalThis.location.reload()}>Reload</Button><Button variant="default" onClick={() => void downloadBackup()}>Download a backup</Button></>}
        >
          <p>What was saved is safe on this device. Reloading often helps: a new release may have replaced a part of the app.</p>
          <details><summary>Details for a bug report</summary><pre>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre></details>
        </EmptyState>
    </main>
  );
}
