import { Button } from '@mantine/core';
import { IconFileImport, IconUsers } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import { EmptyState } from '../../ui/index.ts';

/** What an empty list says: what records are, and how to get the first ones. */
export function NoRecords({ type, onNew }: { readonly type: RecordType; readonly onNew: () => void }) {
  const many = type.plural.toLowerCase();
  return (
    <EmptyState
      icon={<IconUsers size={24} stroke={1.75} />} title={`No ${many} yet`}
      actions={
        <>
          <Button component={Link} to={`/records/import?type=${type.key}`} leftSection={<IconFileImport size={16} stroke={1.75} />}>Import a CSV file</Button>
          <Button variant="default" onClick={onNew}>New {type.name.toLowerCase()}</Button>
        </>
      }
    >
      {type.plural} travel through your blueprints: each stands in a stage, and a gate says what is missing before it moves on. Bring in a file from your CRM; you see every column before anything is kept, and the whole import can be undone.
    </EmptyState>
  );
}

/** What a list says when search and filters leave nothing over. */
export function NothingFits({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState title="Nothing fits" actions={<Button variant="default" onClick={onClear}>Clear search and filters</Button>}>
      No record has all of this at once. Take a filter away, or search for less: the search looks at names.
    </EmptyState>
  );
}
