import { Button, Group, NumberInput, Select, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlayerRecord, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { present } from '#engine/rehearsal';
import { BlueprintThumbnail } from '../../../canvas/index.ts';
import { announce, formatCount, SectionLabel } from '../../../ui/index.ts';
import { cutAfter, stageBegun, withMoved, withoutStep, withSaid, withStageSaid, withWait, type WalkStep } from '../edits.ts';
import { SoundRecorder } from '../sound/sound-recorder.tsx';
import { fateWords, stepTitle, waitParts, waitUnits } from '../step-words.ts';
import type { Editor } from './use-editor.ts';

/** What is said at the step that is looked at, and what can be done with the step. */
export function SaidPanel({ editor }: { readonly editor: Editor }) {
  const { row, at, alignment, wording: { names }, work, process, change } = editor;
  const step = row.steps[at - 1];
  const stage = stageBegun(alignment.begin, row.steps, at);
  const { run } = present(work.session.simulation);
  return (
    <>
      <SectionLabel>You are here</SectionLabel>
      <div className="aca-map"><BlueprintThumbnail blueprint={process.version.document} width={272} height={128} here={run?.stage} path={run?.path.map(({ stage: id }) => id)} label={run ? `The record stands in ${names.stage(run.stage)}` : 'The record is outside'} /></div>
      {step === undefined
        ? <Said label="Said at the beginning" says={row.intro} sound={row.introSound ?? null} of={row.id} onSays={(intro) => change({ ...row, intro })} onSound={(introSound) => change({ ...row, introSound })} />
        : <Said label={`Said at step ${at}: ${stepTitle(step, names)}`} says={step.says} sound={step.sound} of={row.id} onSays={(says) => change(withSaid(row, step.id, { says }))} onSound={(sound) => change(withSaid(row, step.id, { sound }))} />}
      {stage === null ? null : <Said label={`Said on coming to ${names.stage(stage)}`} says={row.stages?.[stage]?.says ?? ''} sound={row.stages?.[stage]?.sound ?? null} of={row.id} onSays={(says) => change(withStageSaid(row, stage, { says }))} onSound={(sound) => change(withStageSaid(row, stage, { sound }))} />}
      {step === undefined ? null : <StepTools key={step.id} editor={editor} step={step} />}
    </>
  );
}

function Said({ label, says, sound, of, onSays, onSound }: { readonly label: string; readonly says: string; readonly sound: string | null; readonly of: string; readonly onSays: (says: string) => void; readonly onSound: (sound: string | null) => void }) {
  return (
    <div className="aca-said">
      <Textarea key={says} label={label} rows={4} defaultValue={says} onBlur={({ currentTarget: { value } }) => { if (value.trim() !== says) onSays(value.trim()); }} />
      <SoundRecorder of={of} sound={sound} onChange={onSound} />
    </div>
  );
}

function StepTools({ editor, step }: { readonly editor: Editor; readonly step: WalkStep }) {
  const { row, process, at, alignment, change, wording: { names }, work } = editor;
  const [why, setWhy] = useState<string | null>(null);
  const aligned = alignment.steps[at - 1];
  const problem = aligned === undefined ? null : fateWords(aligned.fate, names, names, work.when);
  const move = (by: -1 | 1) => {
    const moved = withMoved(row, process, at - 1, by);
    if (moved.ok) return change(moved.row, at + by);
    const number = row.steps.findIndex(({ id }) => id === moved.broken.step.id) + 1;
    const words = `It cannot stand there: step ${number} (${stepTitle(moved.broken.step, names)}) would break. ${fateWords(moved.broken.fate, names, names, work.when) ?? ''}`;
    announce(words);
    return setWhy(words);
  };
  return (
    <>
      <SectionLabel>This step</SectionLabel>
      {problem === null ? null : <p className="aca-refused" role="alert">{problem} Put what is missing before it, or delete it.</p>}
      <Wait wait={step.wait} onWait={(wait) => change(withWait(row, process, step.id, wait))} />
      <Group gap={6}>
        <Button size="compact-sm" variant="default" leftSection={<IconArrowUp size={14} aria-hidden />} disabled={at <= 1} onClick={() => move(-1)}>Earlier</Button>
        <Button size="compact-sm" variant="default" leftSection={<IconArrowDown size={14} aria-hidden />} disabled={at >= row.steps.length} onClick={() => move(1)}>Later</Button>
        <Button size="compact-sm" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => change(withoutStep(row, process, step.id), at - 1)}>Delete</Button>
      </Group>
      {why === null ? null : <p className="aca-refused" role="status">{why}</p>}
      {at >= row.steps.length ? null : (
        <div>
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlayerRecord size={14} aria-hidden />} onClick={() => change(cutAfter(row, at), at)}>Record anew from here</Button>
          <p className="bt-quiet">{formatCount(row.steps.length - at, 'later step')} then {row.steps.length - at === 1 ? 'goes' : 'go'}; Undo brings {row.steps.length - at === 1 ? 'it' : 'them'} back.</p>
        </div>
      )}
    </>
  );
}

const unitLabels = [{ value: 'minutes', label: 'minutes' }, { value: 'hours', label: 'hours' }, { value: 'days', label: 'days' }] as const;

function Wait({ wait, onWait }: { readonly wait: number; readonly onWait: (wait: number) => void }) {
  const parts = waitParts(wait);
  const [amount, setAmount] = useState(parts.amount);
  const [unit, setUnit] = useState<keyof typeof waitUnits>(parts.unit);
  const keep = (next: number) => { if (next !== wait) onWait(next); };
  return (
    <Group gap={6} align="flex-end" wrap="nowrap">
      <NumberInput label="Comes after" size="xs" min={0} max={3650} allowDecimal={false} value={amount} onChange={(value) => setAmount(Number(value) || 0)} onBlur={() => keep(amount * waitUnits[unit])} />
      <Select aria-label="Unit" size="xs" data={[...unitLabels]} value={unit} allowDeselect={false} onChange={(value) => { const next = unitLabels.find((one) => one.value === value)?.value ?? unit; setUnit(next); keep(amount * waitUnits[next]); }} />
    </Group>
  );
}
