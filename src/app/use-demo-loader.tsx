import { useRef, useState, type ReactNode } from 'react';
import { loadDemo, setMe, useMe, type Workspace } from '../storage/index.ts';
import { notifyDone, notifyProblem, ProgressDialog } from '../ui/index.ts';

interface Step {
  readonly title: string;
  readonly done: number;
  readonly total: number | null;
}

/** Loads the demo workspace: leads are invented and walked by the engine, then stored. Show `dialog` somewhere. */
export function useDemoLoader(onLoaded?: () => void): { readonly load: () => Promise<void>; readonly busy: boolean; readonly dialog: ReactNode } {
  const [step, setStep] = useState<Step | null>(null);
  const me = useMe();
  const stop = useRef<AbortController | null>(null);
  const load = async () => {
    const abort = new AbortController();
    stop.current = abort;
    try {
      setStep({ title: making, done: 0, total: null });
      const { makeDemoWorkspace } = await import('./demo/index.ts');
      const workspace = await makeDemoWorkspace((done, total) => setStep({ title: making, done, total }), abort.signal);
      if (abort.signal.aborted) return;
      // From here on it is written as a whole: half a demo would be no demo.
      stop.current = null;
      setStep({ title: storing, done: 0, total: null });
      await loadDemo(workspace, { onProgress: (done, total) => setStep({ title: storing, done, total }) });
      await becomeDemoPerson(workspace, me?.id);
      onLoaded?.();
    } catch (error) {
      if (!abort.signal.aborted) notifyProblem(`The demo workspace could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      stop.current = null;
      setStep(null);
    }
  };
  const dialog = (
    <ProgressDialog
      opened={step !== null} title={step?.title ?? making} done={step?.done ?? 0} total={step?.total ?? null}
      {...(step?.title === storing ? {} : { onCancel: () => stop.current?.abort() })}
    />
  );
  return { load, busy: step !== null, dialog };
}

/**
 * A workspace full of other people's work has an empty Today: so the one who loads it works as the busiest of them,
 * a manager if one has work, who sees both the drawings and the queue.
 */
async function becomeDemoPerson(workspace: Workspace, before: string | undefined): Promise<void> {
  const work = (id: string) => workspace.runs.flatMap(({ owner, snapshot }) => snapshot.dues.filter((due) => due.automatic !== true && (due.assignee ?? (due.role === undefined ? owner : null)) === id)).length;
  const busy = workspace.people.filter((person) => work(person.id) > 0).sort((a, b) => work(b.id) - work(a.id));
  const person = busy.find(({ roles }) => roles.includes('manager')) ?? busy[0];
  if (person === undefined) return;
  await setMe(person.id);
  notifyDone({
    message: `The demo workspace is here, and you work as ${person.name}. Settings removes it again.`,
    ...(before === undefined ? {} : { undo: () => void setMe(before), undoLabel: 'Stay myself' }),
  });
}

const making = 'Inventing leads and walking them through the starters';
const storing = 'Storing the demo workspace';
