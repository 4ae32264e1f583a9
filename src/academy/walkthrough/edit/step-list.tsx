import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconClockPlay, IconMicrophone } from '@tabler/icons-react';
import { day, hour } from '#engine/kernel';
import { nextMoment, present, type AlignedStep } from '#engine/rehearsal';
import { formatDuration, formatMoment, SectionLabel } from '../../../ui/index.ts';
import { stageBegun } from '../edits.ts';
import { stepDetail, stepTitle } from '../step-words.ts';
import type { Editor } from './use-editor.ts';

/** The steps in order, with the stage they begin; the one looked at is where the next thing done goes in. */
export function StepList({ editor, broken }: { readonly editor: Editor; readonly broken: readonly AlignedStep[] }) {
  const { row, at, look, alignment } = editor;
  const bad = new Set(broken.map(({ step }) => step.id));
  const stage = (count: number) => stageBegun(alignment.begin, row.steps, count);
  return (
    <>
      <SectionLabel count={row.steps.length} right={broken.length === 0 ? undefined : <span className="aca-refused">{broken.length} not accepted</span>}>Steps</SectionLabel>
      <ol className="aca-walk-steps">
        <Item editor={editor} count={0} title="The record comes in" detail={row.intro} isSpoken={(row.introSound ?? null) !== null} stage={stage(0)} isBad={false} isCurrent={at === 0} onLook={() => look(0)} />
        {row.steps.map((step, index) => (
          <Item key={step.id} editor={editor} count={index + 1} title={stepTitle(step, editor.wording.names)} detail={step.says || stepDetail(step.deed, editor.wording.names)} isSpoken={step.sound !== null} wait={step.deed.type === 'wait' ? 0 : step.wait} stage={stage(index + 1)} isBad={bad.has(step.id)} isRefused={step.refused === true} isCurrent={at === index + 1} onLook={() => look(index + 1)} />
        ))}
      </ol>
      <p className="bt-quiet">{at === row.steps.length ? 'What you do on the practice record becomes the next step.' : `What you do now goes in after step ${at === 0 ? 'the beginning' : at}.`}</p>
      <Clock editor={editor} />
    </>
  );
}

interface ItemProps {
  readonly editor: Editor;
  readonly count: number;
  readonly title: string;
  readonly detail: string;
  readonly isSpoken: boolean;
  readonly wait?: number;
  readonly stage: string | null;
  readonly isBad: boolean;
  readonly isRefused?: boolean;
  readonly isCurrent: boolean;
  readonly onLook: () => void;
}

function Item({ editor, count, title, detail, isSpoken, wait = 0, stage, isBad, isRefused = false, isCurrent, onLook }: ItemProps) {
  return (
    <li>
      <button type="button" className="aca-walk-step" aria-current={isCurrent ? 'step' : undefined} data-bad={isBad || undefined} onClick={onLook}>
        <span className="aca-walk-number">{isBad ? <IconAlertTriangle size={14} role="img" aria-label="Not accepted" /> : count === 0 ? '•' : count}</span>
        <span>
          <b>{title}</b>{wait > 0 ? <small> after {formatDuration(wait)}</small> : null}{isRefused ? <small> shows the refusal</small> : null}
          {detail === '' ? null : <em>{detail}</em>}
        </span>
        {isSpoken ? <IconMicrophone size={14} role="img" aria-label="Spoken" /> : null}
      </button>
      {stage === null ? null : <p className="aca-walk-stage">{editor.wording.names.stage(stage)}</p>}
    </li>
  );
}

function Clock({ editor: { work, turnTo } }: { readonly editor: Editor }) {
  const { simulation } = work.session;
  const next = nextMoment(simulation, { roles: [] });
  const { now } = work.when;
  if (present(simulation).run?.status !== 'running') return null;
  return (
    <>
      <SectionLabel>The clock is yours</SectionLabel>
      <Group gap={6}>
        <Button size="compact-sm" variant="default" onClick={() => turnTo(now + hour)}>+ 1 hour</Button>
        <Button size="compact-sm" variant="default" onClick={() => turnTo(now + day)}>+ 1 day</Button>
        {next === null ? null : <Button size="compact-sm" variant="light" leftSection={<IconClockPlay size={14} aria-hidden />} onClick={() => turnTo(next)}>To {formatMoment(next, work.when)}</Button>}
      </Group>
    </>
  );
}
