import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { playSteps, trialProcess, type Played, type ProofFinding } from '#engine/rehearsal';
import { announce, describeRefusal, formatCount, quoted, sayValue, type Names } from '../../ui/index.ts';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { useShownRecord } from './shown-record.ts';
import { describeStep } from './step-words.ts';

/** Plays the record a finding is about: its fields, every step in words, and the stage it stands in lit on the canvas. */
export function ShowExample({ finding, onClose }: { finding: ProofFinding; onClose: () => void }) {
  const draft = useDraft();
  const names = useNames();
  const played = useMemo(() => play(draft, finding), [draft, finding]);
  const [at, setAt] = useState(0);
  const title = useId();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    // Its answer, a promise in newer browsers, is nothing to clean up by.
    void place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const now = played[Math.min(at, played.length - 1)];
  useLit(now);
  if (now === undefined) return null;
  const go = (next: number) => {
    setAt(next);
    const one = played[next];
    if (one) announce(sentenceOf(one, played[next - 1], names));
  };
  const fields = Object.entries(finding.example.fields);
  return (
    <section ref={place} className="bt-proof" aria-labelledby={title}>
      <header className="bt-proof-head">
        <b id={title}>The record</b>
        <span>{fields.length === 0 ? 'with nothing filled in' : fields.map(([field, value]) => `${names.field(field)}: ${sayValue(value)}`).join(' · ')}</span>
      </header>
      <ol className="bt-proof-steps" aria-label="What happens to it">
        {played.map((one, index) => (
          <li key={one.number} data-now={index === at || undefined} data-ahead={index > at || undefined}>
            <button type="button" className="bt-proof-step" aria-current={index === at ? 'step' : undefined} onClick={() => go(index)}>{sentenceOf(one, played[index - 1], names)}</button>
          </li>
        ))}
      </ol>
      <Group gap={6}>
        <Button size="compact-xs" variant="default" leftSection={<IconChevronLeft size={14} aria-hidden />} disabled={at === 0} onClick={() => go(at - 1)}>Back</Button>
        <Button size="compact-xs" rightSection={<IconChevronRight size={14} aria-hidden />} disabled={at >= played.length - 1} onClick={() => go(at + 1)}>Next step</Button>
        <span className="bt-proof-count">{at} of {formatCount(played.length - 1, 'step')}</span>
        <Button size="compact-xs" variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={onClose}>Close</Button>
      </Group>
    </section>
  );
}

/** Lights where the record stands, and takes the light away when the example is closed. */
function useLit(now: Played | undefined): void {
  const { canvas } = useStudio();
  const show = useShownRecord((state) => state.show);
  const stage = now?.run?.stage;
  useEffect(() => {
    show(now === undefined ? null : { here: stage, path: (now.run?.path ?? []).map((stay) => stay.stage) });
    if (stage !== undefined) canvas.current?.centreOn({ stage });
  }, [canvas, now, show, stage]);
  useEffect(() => () => show(null), [show]);
}

function play(draft: Parameters<typeof trialProcess>[0], { example }: ProofFinding): readonly Played[] {
  const process = trialProcess(draft);
  return process === null ? [] : [...playSteps(process, example)];
}

function sentenceOf({ step, run, at, moves, refusal }: Played, before: Played | undefined, names: Names): string {
  const what = step === null ? 'The record comes in' : describeStep(step, before?.at ?? at, names);
  if (refusal !== null) return `${what}. Refused: ${describeRefusal(refusal, names)}`;
  const last = moves.at(-1);
  if (last === undefined) return `${what}.`;
  const through = moves.slice(0, -1).flatMap(({ to }) => quoted(names.stage(to)));
  const ended = run?.status === 'ended' ? ', an end' : '';
  return `${what}. It stands in ${quoted(names.stage(last.to))}${ended}${step !== null && through.length > 0 ? `, through ${through.join(', ')}` : ''}.`;
}
