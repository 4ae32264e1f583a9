import { closeOutbox, reopenOutbox } from '../../storage/index.ts';
import { announce, notifyDone, notifyProblem } from '../../ui/index.ts';
import type { OutboxItem } from './outbox-items.ts';

/** Says what became of a line, with a way back. Answers null when it is closed, else why not, in words. */
export async function closeLine({ row, letter }: Pick<OutboxItem, 'row' | 'letter'>, how: 'done' | 'dismissed', reason = ''): Promise<string | null> {
  try {
    if (!(await closeOutbox(row.id, how, reason))) {
      notifyProblem('It was withdrawn meanwhile: the step that made it was taken back.');
      return null;
    }
    const message = how === 'done' ? `${letter.title}: done` : `${letter.title}: dismissed`;
    announce(message);
    notifyDone({ message, undo: () => void reopenLine(row.id) });
    return null;
  } catch {
    notifyProblem('Nothing can be saved now.');
    return 'Nothing can be saved now.';
  }
}

/** Puts a closed line back to where it lay; says why when it cannot. */
export async function reopenLine(id: string): Promise<void> {
  try {
    const answer = await reopenOutbox(id);
    if (answer === 'ok') announce('It lies in the outbox again');
    else notifyProblem(answer === 'optedOut' ? 'The customer asked not to be contacted this way: it stays dismissed.' : 'It was withdrawn: the step that made it was taken back.');
  } catch {
    notifyProblem('Nothing can be saved now.');
  }
}
