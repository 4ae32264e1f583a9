import { useMemo, useRef, useState } from 'react';
import { Button, Group, Modal } from '@mantine/core';
import type { RecordType } from '#engine/blueprint';
import { changeMany, newIds, undoMany, usePeople, type BlueprintRow, type BulkReport } from '../../storage/index.ts';
import { formatCount, notifyDone, notifyProblem, ProgressDialog, quoted } from '../../ui/index.ts';
import { BulkResult } from './bulk-result.tsx';
import { DeedForm, deedOf, emptyDraft } from './deed-form.tsx';
import { deedWords, type DeedType } from './deed-words.ts';

interface Done {
  readonly report: BulkReport;
  readonly batch: string;
}

/** One change to many records: asked for, done with progress and a way to stop, told record by record, taken back as a whole. */
export function BulkDialog({ what, type, ids, blueprints, onClose }: { readonly what: DeedType; readonly type: RecordType; readonly ids: readonly string[]; readonly blueprints: readonly BlueprintRow[]; readonly onClose: () => void }) {
  const people = usePeople();
  const [draft, setDraft] = useState(() => emptyDraft(type, what));
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const stop = useRef(new AbortController());
  const deed = useMemo(() => deedOf(what, draft), [what, draft]);
  const words = deedWords[what];
  const many = formatCount(ids.length, type.name.toLowerCase(), type.plural.toLowerCase());
  const start = async () => {
    if (deed === null) return;
    stop.current = new AbortController();
    setProgress({ done: 0, total: ids.length });
    const batch = `bulk/${newIds().next()}`;
    try {
      setDone({ batch, report: await changeMany(ids, deed, { batch, signal: stop.current.signal, onProgress: (so, total) => setProgress({ done: so, total }) }) });
    } catch {
      notifyProblem('It broke off half-way. What was done stays done; try again for the rest.');
    } finally {
      setProgress(null);
    }
  };
  const undo = async ({ batch, report }: Done) => {
    setProgress({ done: 0, total: report.done });
    try {
      const back = await undoMany(batch, { onProgress: (so, total) => setProgress({ done: so, total }) });
      notifyDone({ message: `${formatCount(back.restored, 'change')} taken back${back.changedSince > 0 ? `; ${formatCount(back.changedSince, 'record')} changed since and left as they are` : ''}.` });
      onClose();
    } catch {
      notifyProblem('It could not be taken back wholly. Try again.');
      setProgress(null);
    }
  };
  if (progress !== null) return <ProgressDialog opened title={done === null ? words.doing : 'Taking it back'} {...progress} {...(done === null ? { cancelLabel: 'Stop', onCancel: () => stop.current.abort() } : {})} />;
  return (
    <Modal opened onClose={onClose} title={done === null ? `${words.ask}: ${many}` : `Done with ${many}`} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {done === null ? (
        <form onSubmit={(event) => { event.preventDefault(); void start(); }}>
          <DeedForm what={what} draft={draft} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} type={type} people={people} blueprints={blueprints} />
          <Group justify="flex-end" mt="lg"><Button variant="default" onClick={onClose}>Cancel</Button><Button type="submit" disabled={deed === null} {...(draft.empties ? { color: 'negative' } : {})}>{draft.empties ? `Empty ${quoted(type.fields[draft.field]?.name ?? draft.field)}` : words.ask}: {many}</Button></Group>
        </form>
      ) : <BulkResult report={done.report} what={what} type={type} onUndo={() => void undo(done)} onClose={onClose} />}
    </Modal>
  );
}
