import { useRef, useState } from 'react';
import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { Blueprint, Fields, Outcome } from '#engine/blueprint';
import { moveMany, newIds, undoMany, usePeople, type MoveManyReport, type RecordTypeRow } from '../../storage/index.ts';
import { FieldInput, formatCount, notifyDone, notifyProblem, ProgressDialog, sayKey, type Names } from '../../ui/index.ts';
import { MoveResult } from './move-result.tsx';

type Step = { readonly type: 'asking' } | { readonly type: 'moving'; readonly done: number } | { readonly type: 'told'; readonly report: MoveManyReport; readonly batch: string };

/** Many records to one stage: asks once for what the ways there may want, moves each by its own step, and tells what became of each. */
export function BulkMove({ runs, to, blueprint, type, names, onClose }: {
  readonly runs: readonly string[];
  readonly to: string;
  readonly blueprint: Blueprint;
  readonly type: RecordTypeRow | undefined;
  readonly names: Names;
  readonly onClose: () => void;
}) {
  const people = usePeople();
  const asked = askedFor(blueprint, to);
  const [step, setStep] = useState<Step>({ type: 'asking' });
  const [fields, setFields] = useState<Fields>({});
  const [reason, setReason] = useState('');
  const stop = useRef<AbortController | null>(null);
  const move = async () => {
    const abort = new AbortController();
    stop.current = abort;
    const batch = newIds().next();
    setStep({ type: 'moving', done: 0 });
    try {
      const report = await moveMany({ runs, to, fields, reason: reason.trim() === '' ? null : reason.trim() }, { batch, signal: abort.signal, onProgress: (done) => setStep({ type: 'moving', done }) });
      setStep({ type: 'told', report, batch });
    } catch (problem) {
      notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not everything was moved');
      onClose();
    }
  };
  const undo = async (batch: string) => {
    onClose();
    const { restored, changedSince } = await undoMany(batch);
    notifyDone({ message: `${formatCount(restored, 'record')} moved back${changedSince > 0 ? `, ${changedSince} had moved on since` : ''}` });
  };
  if (step.type === 'told') return <MoveResult report={step.report} to={to} names={names} onUndo={() => void undo(step.batch)} onClose={onClose} />;
  return (
    <>
      <ProgressDialog opened={step.type === 'moving'} title={`Moving to ${names.stage(to)}`} done={step.type === 'moving' ? step.done : 0} total={runs.length} onCancel={() => stop.current?.abort()} cancelLabel="Stop" />
      <Modal opened={step.type === 'asking'} onClose={onClose} title={`Move ${formatCount(runs.length, 'record')} to ${names.stage(to)}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
        <form onSubmit={(event) => { event.preventDefault(); void move(); }}>
          <p className="board-say">Each is asked on its own, by the same gate as one alone. What is blocked stays, and you see why.</p>
          {asked.fields.map((key) => (
            <FieldInput key={key} field={type?.fields[key] ?? { key, name: sayKey(key), kind: 'text', choices: [], required: false, order: 0 }} value={fields[key]} required={false} people={people} onChange={(value) => setFields({ ...fields, [key]: value })} />
          ))}
          <Reason outcomes={asked.outcomes} reason={reason} onChange={setReason} />
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" data-autofocus>Move</Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}

function Reason({ outcomes, reason, onChange }: { readonly outcomes: readonly Outcome[]; readonly reason: string; readonly onChange: (reason: string) => void }) {
  const rules = outcomes.map((outcome) => outcome.reason).filter((rule) => rule.type !== 'none');
  if (rules.length === 0) return null;
  const choices = [...new Set(rules.flatMap((rule) => (rule.type === 'required' ? rule.choices : [])))];
  const needed = rules.some((rule) => rule.type === 'required');
  return choices.length > 0
    ? <Select mt="sm" label="Reason" description="For those whose way asks for one" withAsterisk={needed} data={choices} value={reason === '' ? null : reason} onChange={(value) => onChange(value ?? '')} />
    : <Textarea mt="sm" label="Reason" description="For those whose way asks for one" withAsterisk={needed} autosize minRows={2} value={reason} onChange={(event) => onChange(event.currentTarget.value)} />;
}

/** What the ways by hand to this stage ask for, over all stages they may come from. */
function askedFor(blueprint: Blueprint, to: string): { readonly outcomes: readonly Outcome[]; readonly fields: readonly string[] } {
  const outcomes = inOrder(blueprint.outcomes).filter((outcome) => outcome.to === to && outcome.trigger.type === 'person');
  return { outcomes, fields: [...new Set(outcomes.flatMap((outcome) => Object.values(outcome.form).map(({ field }) => field)))] };
}
