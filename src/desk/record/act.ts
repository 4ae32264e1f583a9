import type { Intent } from '#engine/journal';
import { describeRefusal } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

/** How an act on the shown run is told when it is accepted. */
export interface Told {
  readonly done: string;
  readonly undoable?: boolean;
  readonly note?: string;
}

/** Does one thing with the shown run. Answers null when it was accepted, else why not, in words. */
export async function act({ record, run, names, when }: RecordData, intent: Intent, told: Told): Promise<string | null> {
  if (!run) return 'This record walks no blueprint.';
  const ack = await send({ record: record.id, run: run.id, names, when, intent, ...told });
  if (ack === null) return 'Nothing was saved. Try again.';
  return ack.refusal ? describeRefusal(ack.refusal, names, when) : null;
}
