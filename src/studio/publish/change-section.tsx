import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { activeDrawing, diffVersions, type Blueprint, type Change } from '#engine/blueprint';
import { formatCount, SectionLabel, summariseChanges } from '../../ui/index.ts';
import { useRecordType } from '../studio-context.ts';
import { ChangeRow } from './change-row.tsx';
import { useNamesOf } from './use-change-names.ts';

/** What is different in meaning from the version that is live: what records notice first, words behind a fold, looks not at all. */
export function ChangeSection({ live, draft }: { readonly live: Blueprint; readonly draft: Blueprint }) {
  const type = useRecordType();
  const names = useNamesOf(live, draft);
  const changes = useMemo(() => diffVersions(live, activeDrawing(draft), type?.fields).filter(({ kind }) => kind !== 'placed'), [live, draft, type]);
  const noticed = changes.filter(({ severity }) => severity !== 'none');
  const quiet = changes.filter(({ severity }) => severity === 'none');
  return (
    <section className="bt-publish-part" aria-label="What changes">
      <SectionLabel order={3} count={changes.length}>What changes</SectionLabel>
      <p className="bt-quiet">{changes.length === 0 ? 'Nothing but positions: records are led as they are now.' : `${summariseChanges(changes)}.`}</p>
      {noticed.length > 0 && <Rows changes={noticed} names={names} label="Changes records notice" />}
      {quiet.length > 0 && <Quiet changes={quiet} names={names} />}
    </section>
  );
}

function Rows({ changes, names, label }: { readonly changes: readonly Change[]; readonly names: ReturnType<typeof useNamesOf>; readonly label: string }) {
  return <ul className="bt-change-list" aria-label={label}>{changes.map((change) => <li key={change.id}><ChangeRow change={change} names={names} /></li>)}</ul>;
}

function Quiet({ changes, names }: { readonly changes: readonly Change[]; readonly names: ReturnType<typeof useNamesOf> }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <UnstyledButton className="bt-fold-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={14} aria-hidden className="bt-fold-chevron" data-open={isOpen || undefined} />
        {formatCount(changes.length, 'change')} that no record notices
      </UnstyledButton>
      {isOpen && <Rows changes={changes} names={names} label="Changes no record notices" />}
    </>
  );
}
