import type { Intent, Words } from '#engine/journal';
import type { SubmittedIntent } from './contract.ts';
import type { Ground } from './ground.ts';

/** What a screen wants, without who and when. */
export interface IntentWish {
  readonly record: string;
  readonly run: string | null;
  readonly intent: Intent;
  /** Free words of the person; kept beside the intent so that they can be erased. */
  readonly note?: string | undefined;
  /** What was written to the customer, or agreed on with them: as free as a note. */
  readonly words?: Omit<Words, 'note'> | undefined;
  readonly batch?: string | undefined;
}

/** Fills in who, in which role, when, and a fresh id; for an `enrol` also the new run's id. */
export function intentFor(ground: Ground, wish: IntentWish): SubmittedIntent {
  const me = ground.me();
  return {
    id: ground.ids.next(),
    record: wish.record,
    run: wish.run,
    ...(wish.intent.type === 'enrol' ? { newRun: ground.ids.next() } : {}),
    by: me.id,
    roles: me.roles,
    madeAt: ground.clock.now(),
    intent: wish.intent,
    ...(wish.words === undefined && (wish.note ?? '') === '' ? {} : { words: { note: wish.note ?? '', ...wish.words } }),
    ...(wish.batch === undefined ? {} : { batch: wish.batch }),
  };
}
