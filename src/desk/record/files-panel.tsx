import { useRef, useState } from 'react';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react';
import { keepFile, removeFile, restoreFile, StorageProblem, useFiles, type FileRow } from '../../storage/index.ts';
import { downloadFile, formatBytes, formatMoment, notifyDone, notifyProblem, SectionLabel } from '../../ui/index.ts';
import { describeFileRefusal } from './file-words.ts';
import { openFile } from './kept-file.tsx';
import type { RecordData } from './record-data.ts';

/** The files kept with a record: dropped or chosen, opened, saved, removed. They stay in this browser and in its backup. */
export function FilesPanel({ data }: { readonly data: RecordData }) {
  const files = useFiles(data.record.id);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const keep = async (chosen: Iterable<File>) => {
    setBusy(true);
    for (const file of chosen) await keepOne(data.record.id, file);
    setBusy(false);
  };
  return (
    <section aria-label="Files" className="desk-files">
      <SectionLabel count={files?.length ?? 0}>Files</SectionLabel>
      {files === undefined || files.length === 0 ? null : <ul>{files.map((file) => <FileLine key={file.id} file={file} data={data} />)}</ul>}
      <div
        className="desk-drop" data-over={over || undefined}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); void keep(event.dataTransfer.files); }}
      >
        <span>Drop files here</span>
        <input
          ref={input} type="file" multiple className="bt-sr" tabIndex={-1} aria-label="Files to keep"
          onChange={(event) => { const chosen = [...(event.currentTarget.files ?? [])]; event.currentTarget.value = ''; void keep(chosen); }}
        />
        <Button size="compact-sm" variant="default" loading={busy} leftSection={<IconPaperclip size={14} aria-hidden />} onClick={() => input.current?.click()}>Choose</Button>
      </div>
    </section>
  );
}

async function keepOne(record: string, file: File): Promise<void> {
  try {
    const kept = await keepFile(record, file);
    if (kept.ok) notifyDone({ message: `${file.name} kept` });
    else notifyProblem(describeFileRefusal(file.name, kept.error), 'Not kept');
  } catch (problem) {
    const isFull = problem instanceof StorageProblem && problem.state === 'full';
    notifyProblem(isFull ? 'This device has no room left. Nothing was kept; save a backup and make room.' : problem instanceof Error ? problem.message : String(problem), 'Not kept');
  }
}

function FileLine({ file, data }: { readonly file: FileRow; readonly data: RecordData }) {
  const remove = async () => {
    const gone = await removeFile(file.id);
    if (gone) notifyDone({ message: `${file.name} removed`, undo: () => void restoreFile(gone) });
  };
  return (
    <li>
      <IconFile size={16} aria-hidden />
      <button type="button" className="desk-link" onClick={() => openFile(file)}>{file.name}</button>
      <small>{formatBytes(file.size)} · {formatMoment(file.at, data.when)} · {data.names.person(file.by)}</small>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={`More for ${file.name}`}><IconDots size={15} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={15} />} onClick={() => downloadFile(file.name, file.content)}>Save to disk</Menu.Item>
          <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => void remove()}>Remove</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
