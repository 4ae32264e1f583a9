import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import { EmptyState } from '../../ui/index.ts';

/** A list about records of which there is none at all: it says so, instead of praising that none was forgotten. */
export function NothingYet({ type, children }: { readonly type: RecordType; readonly children: ReactNode }) {
  return (
    <EmptyState icon={<IconUsers size={24} />} title={`No ${type.plural.toLowerCase()} yet`} actions={<><Button component={Link} to={`/records/import?type=${type.key}`}>Import a CSV file</Button><Button variant="default" component={Link} to={`/records?type=${type.key}`}>See the records</Button></>}>
      {children}
    </EmptyState>
  );
}
