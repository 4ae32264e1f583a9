import { createFileReader, type ImportSource } from './file-reader.ts';
import { UnreadableFile } from './read-table.ts';
import type { Answer, Question } from './worker-messages.ts';

let reader: ImportSource | null = null;

const answer = (message: Answer) => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<Question>) => {
  const question = event.data;
  if (question.type === 'bytes') {
    reader = createFileReader(new Uint8Array(question.bytes));
    return;
  }
  void reply(question);
});

async function reply({ id, method, args }: Extract<Question, { type: 'ask' }>): Promise<void> {
  try {
    if (reader === null) throw new Error('Invariant broken: asked before the file was given');
    // The page's side of the wire is typed by the same interface.
    const ask = reader[method] as (...args: readonly unknown[]) => Promise<unknown>;
    answer({ id, ok: true, value: await ask(...args) });
  } catch (error) {
    answer({ id, ok: false, problem: error instanceof Error ? error.message : String(error), expected: error instanceof UnreadableFile });
  }
}
