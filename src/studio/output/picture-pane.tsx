import { Button, Group, SegmentedControl, Skeleton, Switch } from '@mantine/core';
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { copyPixels, drawPrint, paintPicture, printHtml, scaleWithin, sizeOfSelection, type Picture } from '../../canvas/index.ts';
import { announce, downloadFile, formatNumber, notifyDone, notifyProblem } from '../../ui/index.ts';
import { useDraft, useSelection } from '../studio-context.ts';
import { usePicture, usePictureWish, type PictureOptions } from './use-picture.ts';
import { baseName } from './write-out.ts';

export interface PicturePaneProps {
  readonly kind: 'svg' | 'png' | 'print';
  readonly options: PictureOptions;
  readonly onOptions: (options: PictureOptions) => void;
  readonly onDone: () => void;
}

/** A picture of the drawing before it is kept: what it will look like, how large it is, and how it is wanted. */
export function PicturePane({ kind, options, onOptions, onDone }: PicturePaneProps) {
  const draft = useDraft();
  const selection = useSelection();
  const wish = usePictureWish(options);
  const picture = usePicture(wish);
  const [isBusy, setBusy] = useState(false);
  const set = (part: Partial<PictureOptions>) => onOptions({ ...options, ...part });
  const doing = async (work: () => Promise<void>, done: string) => {
    setBusy(true);
    try {
      await work();
      notifyDone({ message: done });
      onDone();
    } catch {
      notifyProblem('This browser could not make the picture. Try a smaller size, or SVG.');
    } finally {
      setBusy(false);
    }
  };
  const save = (made: Picture) => (kind === 'svg'
    ? doing(async () => downloadFile(`${baseName(draft)}.svg`, made.svg, 'image/svg+xml'), 'The SVG picture is in your downloads')
    : doing(async () => downloadFile(`${baseName(draft)}.png`, (await paintPicture(made, options.scale)).blob), 'The PNG picture is in your downloads'));
  const copy = (made: Picture) => (kind === 'svg'
    ? doing(() => navigator.clipboard.writeText(made.svg), 'The SVG is on the clipboard')
    : doing(() => copyPixels(paintPicture(made, options.scale)), 'The picture is on the clipboard'));
  const print = () => {
    announce('Printing');
    void drawPrint(draft, wish).then(printHtml).then(onDone);
  };
  return (
    <>
      <Preview picture={picture} theme={options.theme} isTransparent={!options.background} />
      <div className="bt-output-options">
        <SegmentedControl aria-label="Theme" size="sm" value={options.theme} onChange={(theme) => set({ theme })} data={[{ value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]} />
        {kind === 'png' && <SegmentedControl aria-label="Size" size="sm" value={String(options.scale)} onChange={(scale) => set({ scale: scale === '3' ? 3 : scale === '2' ? 2 : 1 })} data={['1', '2', '3'].map((value) => ({ value, label: `${value}×` }))} />}
        <Switch size="sm" label="Background" checked={options.background} onChange={(event) => set({ background: event.currentTarget.checked })} />
        {sizeOfSelection(selection) > 0 && <Switch size="sm" label="Only what is selected" checked={options.selectionOnly} onChange={(event) => set({ selectionOnly: event.currentTarget.checked })} />}
        <span className="bt-output-size">{picture && sizeWords(picture, kind === 'png' ? options.scale : 1)}</span>
      </div>
      <Group justify="flex-end" gap="sm">
        {kind === 'print' ? <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={print}>Print</Button> : (
          <>
            <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} disabled={!picture} loading={isBusy} onClick={() => picture && void copy(picture)}>Copy</Button>
            <Button leftSection={<IconDownload size={16} aria-hidden />} disabled={!picture} loading={isBusy} onClick={() => picture && void save(picture)}>Download</Button>
          </>
        )}
      </Group>
    </>
  );
}

function sizeWords(picture: Picture, wanted: number): string {
  const scale = scaleWithin(picture, wanted);
  const size = `${formatNumber(Math.floor(picture.width * scale))} × ${formatNumber(Math.floor(picture.height * scale))} pixels`;
  return scale < wanted ? `${size}: as large as browsers paint` : size;
}

/** The very file that is kept, shown as a picture. */
function Preview({ picture, theme, isTransparent }: { picture: Picture | undefined; theme: 'light' | 'dark'; isTransparent: boolean }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!picture) return undefined;
    const made = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return <div className="bt-output-picture" data-theme={theme} data-transparent={isTransparent || undefined}>{url ? <img src={url} alt="What the file will show" /> : <Skeleton height="100%" role="status" aria-label="The picture is drawn" />}</div>;
}
