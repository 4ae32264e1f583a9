import { useEffect, useState } from 'react';
import { readSound } from '../../../storage/index.ts';

/** A spoken narration, ready to be heard. */
export interface Sound {
  readonly id: string;
  readonly url: string;
  readonly seconds: number;
}

/** Reads a sound; null when there is none, undefined while it is read. */
export function useSound(id: string | null): Sound | null | undefined {
  const [sound, setSound] = useState<{ readonly id: string; readonly sound: Sound | null } | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let url: string | null = null;
    let isShown = true;
    const show = (found: Sound | null) => { if (isShown) setSound({ id, sound: found }); };
    readSound(id).then((row) => {
      if (!isShown || row === null) return show(null);
      url = URL.createObjectURL(row.content);
      return show({ id, url, seconds: row.seconds });
    }, () => show(null));
    return () => {
      isShown = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [id]);
  if (id === null) return null;
  return sound?.id === id ? sound.sound : undefined;
}

/** A length as a clock shows it: 1:07. */
export function soundLength(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
