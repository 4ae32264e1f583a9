import { useState } from 'react';
import { ActionIcon, Button, FileButton, TextInput } from '@mantine/core';
import { IconMicrophone, IconPaperclip, IconX } from '@tabler/icons-react';
import { fileLimits, keepFile, type FileRefusal } from '../../storage/index.ts';
import { formatBytes } from '../../ui/index.ts';
import type { EvidenceKind } from './evidence.ts';
import type { GivenFile, HalfFilled } from './half-filled.ts';

const words: Readonly<Record<EvidenceKind, { readonly label: string; readonly add: string; readonly link: string; readonly accept?: string }>> = {
  note: { label: 'Note', add: '', link: '' },
  research: { label: 'Research', add: '', link: '' },
  file: { label: 'File', add: 'Attach file', link: 'or the address of the file' },
  recording: { label: 'Recording', add: 'Attach recording', link: 'or its address', accept: 'audio/*,video/*' },
  link: { label: 'Link', add: '', link: 'https://' },
};

/** One kind of evidence that is attached: a file kept in this browser with the record, or an address on the web. */
export function EvidenceBox({ kind, record, required, draft, error, onChange }: {
  readonly kind: EvidenceKind;
  readonly record: string;
  readonly required: boolean;
  readonly draft: HalfFilled;
  readonly error: string | null;
  readonly onChange: (part: Partial<HalfFilled>) => void;
}) {
  const { label, add, link, accept } = words[kind];
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const files = draft.files[kind] ?? [];
  const setFiles = (next: readonly GivenFile[]) => onChange({ files: { ...draft.files, [kind]: next } });
  const attach = async (file: File | null) => {
    if (file === null || busy) return;
    setBusy(true);
    setRefused(null);
    try {
      const kept = await keepFile(record, file);
      if (kept.ok) setFiles([...files, { id: kept.value.id, name: kept.value.name }]);
      else setRefused(whyNotKept(kept.error));
    } catch (problem) {
      setRefused(problem instanceof Error ? problem.message : String(problem));
    }
    setBusy(false);
  };
  return (
    <div className="work-evidence" role="group" aria-label={label} data-evidence={kind}>
      {files.map((file) => (
        <span key={file.id} className="work-file">
          {kind === 'recording' ? <IconMicrophone size={14} aria-hidden /> : <IconPaperclip size={14} aria-hidden />}
          <span>{file.name}</span>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Leave out ${file.name}`} onClick={() => setFiles(files.filter((one) => one.id !== file.id))}><IconX size={14} /></ActionIcon>
        </span>
      ))}
      <div className="work-evidence-row">
        {add === '' ? null : (
          <FileButton {...(accept === undefined ? {} : { accept })} onChange={(file) => void attach(file)}>
            {(props) => <Button {...props} size="compact-md" variant="default" loading={busy} leftSection={kind === 'recording' ? <IconMicrophone size={15} aria-hidden /> : <IconPaperclip size={15} aria-hidden />}>{add}</Button>}
          </FileButton>
        )}
        <TextInput
          aria-label={add === '' ? label : `${label}: address`} placeholder={link} type="url" withAsterisk={required} value={draft.links[kind] ?? ''} error={refused ?? error}
          onChange={(event) => onChange({ links: { ...draft.links, [kind]: event.currentTarget.value } })}
        />
      </div>
    </div>
  );
}

function whyNotKept(refusal: FileRefusal): string {
  switch (refusal.type) {
    case 'empty':
      return 'This file is empty.';
    case 'tooLarge':
      return `This file has ${formatBytes(refusal.size)}; one file may have ${formatBytes(fileLimits.one)}. Keep it elsewhere and give its address.`;
    case 'noRoom':
      return `All kept files together may have ${formatBytes(refusal.limit)}. Keep this one elsewhere and give its address.`;
    case 'noRecord':
      return 'The record is gone.';
  }
}
