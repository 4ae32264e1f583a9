import { useRef, useState, type ReactNode } from 'react';
import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import type { Blueprint, Fields, Outcome, RecordType, StageId } from '#engine/blueprint';
import type { Verdict } from '#engine/gates';
import type { Refusal } from '#engine/journal';
import { ProgressDialog } from '../dialogs.tsx';
import { FieldInput, type FieldInputProps } from '../field-input.tsx';
import { formatCount } from '../format.ts';
import { notifyProblem } from '../notify.tsx';
import { sayKey, type Names } from '../words/names.ts';
import { MoveResult } from './move-result.tsx';

/** What became of one of many records that were to be moved. */
export interface MovedLine {
  readonly run: string;
  readonly record: string;
  readonly title: string;
  /** The way out that was tried; null: none by hand leads there from where it stands. */
  readonly outcome: string | null;
  readonly moved: boolean;
  readonly from: StageId;
  /** Where it stands now. */
  readonly stage: StageId;
  readonly refusal: Refusal | null;
  readonly verdict: Verdict | null;
}

export interface MoveReport {
  readonly rows: readonly MovedLine[];
  /** Not looked at because it was stopped. */
  readonly left: number;
}

/** What the place that moves lends: how a record is linked to, and how a line of a file is written so that spreadsheets do not run it. */
export interface MoveOutlet {
  readonly link: (row: MovedLine, name: string) => ReactNode;
  readonly csvLine: (cells: readonly string[]) => string;
}

type Step = { readonly type: 'asking' } | { readonly type: 'moving'; readonly done: number } | { readonly type: 'told'; readonly report: MoveReport };

/** Many records to one stage: asks once for what the ways there may want, moves each by its own step, and tells what became of each, with one way back (S3). */
export function BulkMove({ count, to, blueprint, type, names, people, outlet, move, undo, onClose }: {
  readonly count: number;
  readonly to: StageId;
  readonly blueprint: Blueprint;
  readonly type: RecordType | undefined;
  readonly names: Names;
  readonly people: FieldInputProps['people'];
  readonly outlet: MoveOutlet;
  readonly move: (given: { readonly fields: Fields; readonly reason: string | null }, watch: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void }) => Promise<MoveReport>;
  /** Takes back everything that moved. */
  readonly undo: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const asked = askedFor(blueprint, to);
  const [step, setStep] = useState<Step>({ type: 'asking' });
  const [fields, setFields] = useState<Fields>({});
  const [reason, setReason] = useState('');
  const stop = useRef<AbortController | null>(null);
  const start = async () => {
    const abort = new AbortController();
    stop.current = abort;
    setStep({ type: 'moving', done: 0 });
    try {
      const report = await move({ fields, reason: reason.trim() === '' ? null : reason.trim() }, { signal: abort.signal, onProgress: (done) => setStep({ type: 'moving', done }) });
      setStep({ type: 'told', report });
    } catch (problem) {
      notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not everything was moved');
      onClose();
    }
  };
  const takeBack = () => {
    onClose();
    void undo();
  };
  if (step.type === 'told') return <MoveResult report={step.report} to={to} names={names} outlet={outlet} onUndo={takeBack} onClose={onClose} />;
  return (
    <>
      <ProgressDialog opened={step.type === 'moving'} title={`Moving to ${names.stage(to)}`} done={step.type === 'moving' ? step.done : 0} total={count} onCancel={() => stop.current?.abort()} cancelLabel="Stop" />
      <Modal opened={step.type === 'asking'} onClose={onClose} title={`Move ${formatCount(count, 'record')} to ${names.stage(to)}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
        <form onSubmit={(event) => { event.preventDefault(); void start(); }}>
          <p className="bt-move-say">Each is asked on its own, by the same gate as one alone. What is blocked stays, and you see why.</p>
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
function askedFor(blueprint: Blueprint, to: StageId): { readonly outcomes: readonly Outcome[]; readonly fields: readonly string[] } {
  const outcomes = Object.values(blueprint.outcomes).filter((outcome) => outcome.to === to && outcome.trigger.type === 'person').sort((a, b) => a.order - b.order);
  return { outcomes, fields: [...new Set(outcomes.flatMap((outcome) => Object.values(outcome.form).map(({ field }) => field)))] };
}
