import { IconPaperclip } from '@tabler/icons-react';
import { readFile, type FileRow } from '../../storage/index.ts';
import { capital, downloadFile, notifyProblem } from '../../ui/index.ts';

/** Kinds a browser shows without running anything in them: a page or a drawing with scripts would run with our own rights. */
const shown = /^(image\/(png|jpeg|gif|webp|avif)|audio\/.+|video\/.+|application\/pdf|text\/plain)$/;

/** Opens a kept file in a tab of its own when it can do no harm there, else saves it to the person's disk. */
export function openFile({ name, type, content }: FileRow): void {
  if (!shown.test(type)) return downloadFile(name, content);
  const url = URL.createObjectURL(content);
  window.open(url, '_blank', 'noopener');
  // the tab has read it by then; kept longer it would hold the whole file in memory
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The proof that came with an activity, opened on demand. */
export function KeptFile({ id, kind }: { readonly id: string; readonly kind: string }) {
  const open = async () => {
    const row = await readFile(id);
    if (row === null) notifyProblem('The file was removed from this record.');
    else openFile(row);
  };
  return <p className="desk-entry-link"><IconPaperclip size={13} aria-hidden /><button type="button" className="desk-link" onClick={() => void open()}>{capital(kind)}</button> <small>kept here</small></p>;
}
