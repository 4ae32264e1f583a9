import { Button, Group, Skeleton } from '@mantine/core';
import { IconCopy, IconDownload, IconInfoCircle, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Exported, ExportFormat, ExportRefusal } from '#engine/exchange';
import type { Result } from '#engine/kernel';
import { printHtml } from '../../canvas/index.ts';
import { Banner, downloadFile, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';
import { useDraft, useNames } from '../studio-context.ts';
import { describeUnsaid } from './unsaid-words.ts';
import { fileOf, writeOut } from './write-out.ts';

/** So much of a long file is shown before it is kept. */
const shownLetters = 20_000;

/** A written format before it is kept: the text, and what the format cannot say. */
export function TextPane({ format, onDone }: { format: ExportFormat; onDone: () => void }) {
  const draft = useDraft();
  const written = useWritten(format);
  if (!written) return <Skeleton height={320} role="status" aria-label="The file is written" />;
  if (!written.ok) return <Banner tone="time" title="There is no machine yet">Say where records start: open the first stage and make it the start.</Banner>;
  const { text, unsaid } = written.value;
  const save = async () => {
    const { name, mime } = await fileOf(format, draft);
    downloadFile(name, text, mime);
    notifyDone({ message: `“${name}” is in your downloads` });
    onDone();
  };
  const copy = () => void navigator.clipboard.writeText(text).then(() => notifyDone({ message: 'The text is on the clipboard' })).catch(() => notifyProblem('This browser keeps the clipboard closed. Download the file instead.'));
  return (
    <>
      {format === 'html'
        // the page holds no script; a frame in which none could run at all cannot be looked into by checkers either
        ? <iframe className="bt-output-page" title="Preview of the playbook" sandbox="allow-scripts" srcDoc={text} />
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text must be scrolled by keys, too
        : <pre className="bt-output-text" tabIndex={0} aria-label="Preview of the file">{text.slice(0, shownLetters)}{text.length > shownLetters && `\n… and ${formatCount(text.length - shownLetters, 'more character')}`}</pre>}
      <p className="bt-output-unsaid">
        <IconInfoCircle size={16} aria-hidden />
        {unsaid.length === 0 ? <span>Everything in the drawing is in this file.</span> : <span><b>Not in this file:</b> {unsaid.map(describeUnsaid).join(', ')}.</span>}
      </p>
      <Group justify="flex-end" gap="sm">
        {format === 'html' && <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => void printHtml(text)}>Print</Button>}
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>Copy</Button>
        <Button leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void save()}>Download</Button>
      </Group>
    </>
  );
}

function useWritten(format: ExportFormat): Result<Exported, ExportRefusal> | undefined {
  const draft = useDraft();
  const names = useNames();
  const [written, setWritten] = useState<{ readonly format: ExportFormat; readonly result: Result<Exported, ExportRefusal> }>();
  useEffect(() => {
    let isOver = false;
    void writeOut(format, draft, names).then((result) => {
      if (!isOver) setWritten({ format, result });
    });
    return () => {
      isOver = true;
    };
  }, [format, draft, names]);
  return written?.format === format ? written.result : undefined;
}
