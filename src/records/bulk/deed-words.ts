import type { Deed } from '../../storage/index.ts';

/** What can be done with many records at once, besides enrolling. */
export type DeedType = Exclude<Deed['type'], 'enrol'>;

/** How each is asked for, and how it is told while it runs and once it is done. */
export const deedWords: Readonly<Record<DeedType, { readonly ask: string; readonly doing: string; readonly done: string }>> = {
  setFields: { ask: 'Set a field', doing: 'Setting the field', done: 'changed' },
  assign: { ask: 'Assign an owner', doing: 'Assigning', done: 'assigned' },
  retag: { ask: 'Add or remove tags', doing: 'Tagging', done: 'tagged' },
  pause: { ask: 'Pause their runs', doing: 'Pausing', done: 'paused' },
  resume: { ask: 'Resume their runs', doing: 'Resuming', done: 'resumed' },
  exit: { ask: 'Take them out', doing: 'Taking them out', done: 'taken out' },
};

/** Why a record was left as it is, by what was asked. */
export function unchangedWords(deed: DeedType): string {
  switch (deed) {
    case 'setFields':
    case 'assign':
    case 'retag':
      return 'said so already';
    case 'resume':
      return 'had no paused run';
    case 'pause':
    case 'exit':
      return 'walk no such blueprint';
  }
}
