import type { SnapshotRow } from '../../storage/index.ts';

/** What a kept state is called. */
export function saySnapshot({ name, why }: Pick<SnapshotRow, 'name' | 'why'>): string {
  if (name !== null) return name;
  switch (why) {
    case 'beforeRestore':
      return 'Before a restore';
    case 'beforeReplace':
      return 'Before most of it was replaced';
    default:
      return 'Kept while working';
  }
}
