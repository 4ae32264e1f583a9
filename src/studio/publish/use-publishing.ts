import { useRef, useState } from 'react';
import type { MovePlan } from '#engine/run';
import type { Result } from '#engine/kernel';
import { moveRuns, publishBlueprint, rollBack, type MovedReport, type PublishRefusal, type PublishWish, type VersionRow } from '../../storage/index.ts';
import { notifyProblem } from '../../ui/index.ts';
import type { Autosave } from '../draft/autosave.ts';

/** What becomes of records on their way (B24). */
export type MovePolicy = 'finish' | 'now' | 'atNextStage';

export interface PublishChoice {
  readonly note: string;
  readonly evidence: string;
  readonly policy: MovePolicy;
  readonly plan: MovePlan | null;
}

/** A release that is out, with what became of records on their way. */
export interface Release {
  readonly version: VersionRow;
  readonly policy: MovePolicy;
  readonly moved: MovedReport | null;
}

type Phase = { readonly type: 'idle' } | { readonly type: 'publishing' } | { readonly type: 'moving'; readonly done: number; readonly total: number | null };

/** Publishes a draft, or puts a version back in force, and moves records as chosen. */
export function usePublishing(blueprint: string, onDone: (release: Release) => void) {
  const [phase, setPhase] = useState<Phase>({ type: 'idle' });
  const stop = useRef<AbortController | null>(null);
  const release = async (choice: PublishChoice, put: (wish: PublishWish) => Promise<Result<VersionRow, PublishRefusal>>) => {
    setPhase({ type: 'publishing' });
    try {
      const answer = await put(wishOf(choice));
      if (!answer.ok) {
        notifyProblem(sayPublishRefusal(answer.error), 'Not published');
        return;
      }
      const moved = choice.policy === 'now' && choice.plan ? await move(answer.value, choice.plan) : null;
      onDone({ version: answer.value, policy: choice.policy, moved });
    } catch (error) {
      notifyProblem(error instanceof Error ? error.message : String(error), 'Not published');
    } finally {
      setPhase({ type: 'idle' });
    }
  };
  const move = (version: VersionRow, plan: MovePlan): Promise<MovedReport> => {
    const control = new AbortController();
    stop.current = control;
    setPhase({ type: 'moving', done: 0, total: null });
    return moveRuns(blueprint, version.id, { plan, batch: version.id, signal: control.signal, onProgress: (done, total) => setPhase({ type: 'moving', done, total }) });
  };
  return {
    phase,
    stopMoving: () => stop.current?.abort(),
    publish: (choice: PublishChoice, autosave: Autosave) => release(choice, async (wish) => {
      await autosave.flush();
      return publishBlueprint(blueprint, wish);
    }),
    putBack: (choice: PublishChoice, version: string) => release(choice, (wish) => rollBack(blueprint, version, wish)),
  };
}

function wishOf({ note, evidence, policy, plan }: PublishChoice): PublishWish {
  return {
    note: note.trim(),
    ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
    ...(policy === 'atNextStage' && plan ? { atNextStage: plan } : {}),
    ...(policy === 'now' && plan ? { plan } : {}),
  };
}

/** Why a drawing was not published, in one sentence. */
export function sayPublishRefusal(refusal: PublishRefusal): string {
  switch (refusal.type) {
    case 'findings':
      return refusal.findings[0]?.message ?? 'The checks found something to mend first.';
    case 'review':
      return refusal.standing.state === 'changesWanted' ? 'Somebody who reviewed it wants changes.' : refusal.standing.state === 'stale' ? 'It was changed since it was reviewed. Ask again.' : `${refusal.standing.missing === 1 ? 'One more person' : `${refusal.standing.missing} more people`} must approve it first.`;
    case 'stagesWithoutPlace':
      return 'Records stand in a stage that is gone. Say where they go.';
  }
}
