import type { Intent } from '#engine/journal';
import { intentFor, submit, type Ack, type IntentWish } from '../../storage/index.ts';
import { announce, describeRefusal, notifyDone, notifyProblem, type Names, type Seen } from '../../ui/index.ts';

/** What a send needs: whose record, which run, and the words to tell about it. */
export interface SendRequest {
  readonly record: string;
  readonly run: string | null;
  readonly intent: Intent;
  readonly note?: string | undefined;
  /** What was written to the customer, or agreed on with them. */
  readonly words?: IntentWish['words'];
  readonly names: Names;
  readonly when: Seen;
  /** Said when it was accepted; a move can be taken back from the message. */
  readonly done?: string | ((ack: Ack) => string) | undefined;
  readonly undoable?: boolean | undefined;
}

/**
 * Hands one intent to the authority and tells the person how it ended. Answers the acknowledgement, or null when
 * the workspace itself could not take it (nothing was written then, and it says so).
 */
export async function send(request: SendRequest): Promise<Ack | null> {
  const { record, run, intent, note, words, names, when } = request;
  try {
    const [ack] = await submit([intentFor({ record, run, intent, words, ...(note ? { note } : {}) })]);
    if (!ack) return null;
    if (ack.ok && request.done !== undefined) tellDone(request, ack);
    if (!ack.ok && ack.refusal) announce(describeRefusal(ack.refusal, names, when));
    return ack;
  } catch (problem) {
    notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not saved');
    return null;
  }
}

function tellDone(request: SendRequest, ack: Ack): void {
  const { record, names, when } = request;
  const done = typeof request.done === 'function' ? request.done(ack) : (request.done ?? '');
  announce(done);
  const run = ack.entry.run;
  if (request.undoable !== true || run === null) {
    notifyDone({ message: done });
    return;
  }
  notifyDone({
    message: done,
    undo: () => {
      void send({ record, run, intent: { type: 'undo', entry: ack.entry.id }, names, when, done: 'Taken back' }).then((answer) => {
        if (answer && !answer.ok && answer.refusal) notifyProblem(describeRefusal(answer.refusal, names, when));
      });
    },
  });
}
