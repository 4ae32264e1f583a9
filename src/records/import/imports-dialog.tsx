import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { formatAgo, formatCount } from '../../ui/index.ts';
import { useImportLog } from './import-log.ts';
import { useUndoImport } from './use-undo-import.tsx';

/** The list of imports, each with its way back. Not shown before there is one. */
export function ImportsButton() {
  const { entries } = useImportLog();
  const [open, setOpen] = useState(false);
  const [now] = useState(() => Date.now());
  const undo = useUndoImport();
  if (entries.length === 0) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconHistory size={16} stroke={1.75} />} onClick={() => setOpen(true)}>Imports</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title="Imports" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
        <ul className="bt-card bt-rows bt-imp-log">
          {entries.map((entry) => (
            <li key={entry.batch}>
              <span className="bt-imp-filename"><b>{entry.file}</b><span className="bt-imp-meta">{formatCount(entry.made, 'record')} made, {entry.updated} updated, {entry.enrolled} enrolled, {formatAgo(entry.at, now)}</span></span>
              <Button variant="default" size="compact-md" aria-label={`Undo the import of ${entry.file}`} onClick={() => undo.ask(entry)}>Undo</Button>
            </li>
          ))}
        </ul>
      </Modal>
      {undo.dialogs}
    </>
  );
}
