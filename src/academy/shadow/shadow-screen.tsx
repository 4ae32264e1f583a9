import { useCallback, useState } from 'react';
import { Button, Loader } from '@mantine/core';
import { IconEyeSearch, IconShieldLock } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { stageOfActivity } from '#engine/blueprint';
import { EmptyState, formatCount, formatDuration, Kbd, KeyHints, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import { CoachingNav } from '../calls/coaching-nav.tsx';
import { ShadowDrawing } from './shadow-drawing.tsx';
import { ShadowPlayer, type Speed } from './shadow-player.tsx';
import { describeStep } from './shadow-words.ts';
import { StepCard } from './step-card.tsx';
import { StepList } from './step-list.tsx';
import { useShadow, type ShadowAtHand } from './use-shadow.ts';
import './shadow.css';

/** A rep's run followed step by step, with nobody's name in it (S88). */
export function ShadowScreen() {
  const { run = '' } = useParams();
  const at = useShadow(run);
  usePageTitle('Shadow');
  if (at === undefined) return <div className="calls-loading"><Loader size="sm" role="status" aria-label="Reading the run" /></div>;
  if (at === null || at.shadow.steps.length === 0) return <EmptyState icon={<IconEyeSearch size={22} />} title="There is no such run to follow" actions={<Button component={Link} to="/learn/shadow">Choose another</Button>}>It may have been removed with the import its record came from.</EmptyState>;
  return <Following key={run} at={at} />;
}

function Following({ at }: { readonly at: ShadowAtHand }) {
  const { steps } = at.shadow;
  const [index, setIndex] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const onIndex = useCallback((next: number) => setIndex(Math.min(steps.length - 1, Math.max(0, next))), [steps.length]);
  const step = steps[index];
  if (step === undefined) return null;
  const names = at.namesIn(step.version);
  const drawing = at.drawings[step.version];
  const words = describeStep(step, names);
  const refused = steps.filter(({ refusal }) => refusal !== null).length;
  const last = steps.at(-1);
  return (
    <Page>
      <PageHeader
        title={`Following a run through ${drawing?.name ?? 'a blueprint'}`}
        note={`${formatCount(steps.length, 'step')} over ${formatDuration(last?.at ?? 0)}, ${refused === 0 ? 'none refused' : `${refused} refused`}`}
        actions={<Button variant="default" component={Link} to="/learn/shadow">Choose another</Button>}
      />
      <CoachingNav />
      <p className="shadow-mask"><IconShieldLock size={16} aria-hidden /><span>Nobody’s name, no value of the record and no text people wrote is shown. Colleagues are numbered; templates stand with their fields unfilled.</span></p>
      <div className="shadow">
        <div className="shadow-main">
          {drawing ? <ShadowDrawing drawing={drawing} step={step} number={index + 1} label={`${words.title}. The record stands in ${step.stage === null ? 'no stage' : names.stage(step.stage)}.`} /> : <p className="shadow-nowhere">The drawing of that time can no longer be read.</p>}
          <ShadowPlayer steps={steps} index={index} onIndex={onIndex} playing={playing} onPlaying={setPlaying} speed={speed} onSpeed={setSpeed} words={words.title} />
          <StepCard step={step} words={words} names={names} drawing={drawing} stageOf={step.deed.activity === null || drawing === undefined ? null : (stageOfActivity(drawing, step.deed.activity)?.name ?? null)} playing={playing} people={at.shadow.people} />
        </div>
        <aside className="shadow-side" aria-label="All steps"><StepList at={at} index={index} onIndex={(next) => { setPlaying(false); onIndex(next); }} /></aside>
      </div>
      <KeyHints><Kbd keys="←" /><Kbd keys="→" /> step <Kbd keys="P" /> play and pause <Kbd keys="F" /> faster <Kbd keys="Home" /><Kbd keys="End" /> first and last</KeyHints>
    </Page>
  );
}
