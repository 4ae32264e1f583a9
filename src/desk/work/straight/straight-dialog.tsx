import { useEffect, useRef, useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { useMediaQuery, useWindowEvent } from '@mantine/hooks';
import { ChannelTile, describeRefusal, formatCount, formatMoment, Kbd, useHotkeysSafe } from '../../../ui/index.ts';
import type { Place } from '../../record/focus.ts';
import type { RecordData } from '../../record/record-data.ts';
import type { Undoing } from '../../verdict/undo.tsx';
import { RhythmNote } from '../rhythm-note.tsx';
import { StartCall } from '../start-call.tsx';
import { workFor } from '../work-for.tsx';
import { PathPanel } from './path-panel.tsx';
import { doableOf, stepKey, stepOf, type Step, type Wish } from './step.ts';
import { WaysOut } from './ways-out.tsx';
import './straight.css';

interface Props {
  readonly data: RecordData;
  readonly undoing: Undoing;
  /** Leaves the dialog, and goes to a place on the page behind it when one is named. */
  readonly onClose: (place?: Place) => void;
}

/**
 * A talk from its first word to its end without leaving the screen: activity after activity, outcome after outcome, by
 * number keys or thumb (issue "continuous mode"). It decides nothing: every step is the same intent as on the page.
 */
export function StraightDialog({ data, undoing, onClose }: Props) {
  const phone = useMediaQuery('(max-width: 860px)') ?? false;
  const [wish, setWish] = useState<Wish | null>(null);
  const visit = data.run?.visit ?? 0;
  const step = stepOf(data, wish);
  const work = (activity: string) => setWish({ visit, activity });
  const choose = () => setWish({ visit, choose: true });
  const canChoose = step.type === 'work' && (data.options?.outcomes.length ?? 0) > 0;
  // Escape in a field leaves the field: the next one leaves the talk
  useHotkeysSafe([['O', () => { if (canChoose) choose(); }], ['Escape', () => onClose()]]);
  // the button that had the focus may be gone: then the key is nobody's but the talk's
  useWindowEvent('keydown', ({ key, target }) => {
    if (key === 'Escape' && target === document.body && document.querySelectorAll('[role="dialog"], [role="menu"]').length === 1) onClose();
  });
  const go = (place: Place) => {
    if (place.type === 'activity') return work(place.activity);
    onClose(place);
  };
  return (
    <Modal
      opened onClose={() => onClose()} closeOnEscape={false} fullScreen={phone} size={1080} padding={0} className="straight" closeButtonProps={{ 'aria-label': 'Leave' }}
      title={<span className="straight-title"><b>{data.title}</b> <span>{data.subtitle}</span></span>}
    >
      <div className="desk straight-body">
        <section className="straight-main" aria-label="Now">
          <Heading key={stepKey(step, visit)} step={step} data={data} />
          <StepBody step={step} data={data} onWork={work} onChoose={choose} onGo={go} onDone={() => setWish({ visit, justDone: true })} onClose={() => onClose()} />
        </section>
        <PathPanel data={data} undoing={undoing} folded={phone} onUndo={() => { setWish(null); undoing.start(); }} />
      </div>
      {canChoose ? <footer className="straight-foot"><Button variant="default" rightSection={phone ? null : <Kbd keys="O" />} onClick={choose}>Ways out</Button><span>{waysWords(data)}</span></footer> : null}
    </Modal>
  );
}

function waysWords({ options }: RecordData): string {
  const all = options?.outcomes ?? [];
  const open = all.filter((option) => option.open).length;
  return `${open} of ${formatCount(all.length, 'outcome')} open`;
}

/** What stands here now; it takes the focus with every step, so that the keys act and a reader hears it. */
function Heading({ step, data }: { readonly step: Step; readonly data: RecordData }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const stage = data.run ? data.names.stage(data.run.stage) : '';
  return (
    <header className="straight-head">
      {step.type === 'work' ? <ChannelTile channel={step.option.channel ?? step.option.activity.channel} labelled /> : null}
      <div>
        <h2 ref={heading} tabIndex={-1} data-autofocus>{headingOf(step, data)}</h2>
        {step.type === 'ended' ? null : <p>Stage: {stage}{data.options?.stage.purpose ? `. ${data.options.stage.purpose}` : ''}</p>}
      </div>
      {step.type === 'work' && step.option.activity.channel === 'call' ? <StartCall option={step.option} data={data} large /> : null}
    </header>
  );
}

function headingOf(step: Step, { run, names, when }: RecordData): string {
  switch (step.type) {
    case 'work':
      return step.option.activity.name;
    case 'choose':
      return 'How does it go on?';
    case 'wait':
      return step.until !== null && step.until > when.now ? `Nothing to do until ${formatMoment(step.until, when)}` : 'Nothing to do now';
    case 'paused':
      return step.until === null ? 'Paused' : `Paused until ${formatMoment(step.until, when)}`;
    case 'ended':
      return run === null ? 'No blueprint' : run.status === 'exited' ? 'Taken out of the blueprint' : `Ended: ${names.stage(run.stage)}`;
  }
}

function StepBody({ step, data, onWork, onChoose, onGo, onDone, onClose }: {
  readonly step: Step;
  readonly data: RecordData;
  readonly onWork: (activity: string) => void;
  readonly onChoose: () => void;
  readonly onGo: (place: Place) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { names, when } = data;
  switch (step.type) {
    case 'work': {
      const Work = workFor(step.option.activity, step.option.channel);
      return <><RhythmNote option={step.option} data={data} /><Work key={stepKey(step, data.run?.visit ?? 0)} option={step.option} data={data} onDone={onDone} /></>;
    }
    case 'choose':
      return <WaysOut data={data} first={doableOf(data)} onWork={onWork} onGo={onGo} />;
    case 'wait': {
      const { activity, outcome } = step;
      const refusal = activity?.rhythm?.refusal ?? null;
      return (
        <div className="straight-rest">
          {refusal ? <p>{describeRefusal(refusal, names, when)}</p> : activity ? <p>{activity.activity.name} is due then.</p> : outcome === null ? <p>It goes on when somebody else, or the customer, acts.</p> : <p>“{names.outcome(outcome)}” goes off by itself then.</p>}
          <div className="bt-actions">
            <Button onClick={onClose}>Close</Button>
            {activity && !refusal ? <Button variant="default" onClick={() => onWork(activity.activity.id)}>Do it now all the same</Button> : null}
            {(data.options?.outcomes.length ?? 0) > 0 ? <Button variant="default" onClick={onChoose}>Show the outcomes</Button> : null}
          </div>
        </div>
      );
    }
    case 'paused':
      return <div className="straight-rest"><p>It goes on when the pause is over. The record’s page can end it.</p><div className="bt-actions"><Button onClick={onClose}>Close</Button></div></div>;
    case 'ended':
      return <div className="straight-rest"><p>{data.options?.outcomes.some((option) => option.open) ? 'That was the way. It may be opened again from the record’s page.' : 'That was the way to its end. Nothing is left to do here.'}</p><div className="bt-actions"><Button onClick={onClose}>Close</Button></div></div>;
  }
}
