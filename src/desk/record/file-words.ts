import type { FileRefusal } from '../../storage/index.ts';
import { formatBytes } from '../../ui/index.ts';

/** Why a file was not kept, in words, with what to do instead. */
export function describeFileRefusal(name: string, refusal: FileRefusal): string {
  switch (refusal.type) {
    case 'empty':
      return `“${name}” is empty.`;
    case 'tooLarge':
      return `“${name}” has ${formatBytes(refusal.size)}; one file may have ${formatBytes(refusal.limit)}. Keep it where it is and link to it.`;
    case 'noRoom':
      return `All files together may have ${formatBytes(refusal.limit)}, so that they fit into one backup; ${formatBytes(refusal.used)} are used. Remove one, or link to this one.`;
    case 'noRecord':
      return 'The record is gone.';
  }
}
