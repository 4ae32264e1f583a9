import { useEffect, useState } from 'react';
import { drawPicture, sizeOfSelection, type Picture, type PictureWish } from '../../canvas/index.ts';
import { useDraft, useNames, useSelection } from '../studio-context.ts';

/** How a picture is wanted, as somebody chose it in the dialog. */
export interface PictureOptions {
  readonly theme: 'light' | 'dark';
  readonly background: boolean;
  readonly scale: 1 | 2 | 3;
  readonly selectionOnly: boolean;
}

/** The wish behind the chosen options, with the drawing's names and what is selected. */
export function usePictureWish({ theme, background, selectionOnly }: PictureOptions): PictureWish {
  const names = useNames();
  const selection = useSelection();
  return { theme, background, names, only: selectionOnly && sizeOfSelection(selection) > 0 ? selection : undefined };
}

/** The picture of the draft, drawn again whenever it or a choice changes; `undefined` while it is drawn. */
export function usePicture({ theme, background, names, only }: PictureWish): Picture | undefined {
  const draft = useDraft();
  const [picture, setPicture] = useState<Picture>();
  useEffect(() => {
    let isOver = false;
    void drawPicture(draft, { theme, background, names, only }).then((drawn) => {
      if (!isOver) setPicture(drawn);
    });
    return () => {
      isOver = true;
    };
  }, [draft, theme, background, names, only]);
  return picture;
}
