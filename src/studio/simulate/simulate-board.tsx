import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward, IconRotate, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { stagesOf, type Finding } from '#engine/blueprint';
import { BlueprintCanvas, selectionOf, type CanvasWay } from '../../canvas/index.ts';
import { describeFinding, describeLock, describeRefusal, EmptyState, formatCount } from '../../ui/index.ts';
import type { BoardProps } from '../shell/modes.tsx';
import { useTurns } from '../shell/use-turns.ts';
import { useDraft, useNames, useRecordType, useStudio } from '../studio-context.ts';
import { CoverageRing } from './coverage-list.tsx';
import type { ShownPath } from './path-words.ts';
import { RecordPanel } from './record-panel.tsx';
import { SimDock } from './sim-dock.tsx';
import { StagePanel } from './stage-panel.tsx';
import { standingOf, useSimulateStore } from './simulate-store.ts';
import { blockingErrors, useBeginning } from './use-beginning.ts';
import { useSimulateKeys } from './use-simulate-keys.ts';
import { findInWorker, useBehaving, useWays, type WaysFinder } from './use-ways.ts';
import { SimulatorProvider, useSim, useSimulator } from './use-simulator.ts';
import './simulate.css';

/** Auto-play does the next sensible thing this often, in milliseconds. */
const beat = 900;

/** Simulate: one record stepped through the drawing by hand, on a virtual clock, with nothing leaving (ui.md 56). */
export function SimulateBoard({ findings, onDesign, find = findInWorker }: BoardProps & { readonly find?: WaysFinder }) {
  const sim = useSimulator();
  const wanted = useSimulateStore((state) => state.wanted);
  const ways = useWays(find, wanted === 'entry' ? null : wanted);
  const blocking = blockingErrors(findings);
  const [path, setPath] = useState<ShownPath | null>(null);
  useBeginning(sim, ways.to, blocking);
  useSimulateKeys(sim, onDesign);
  usePlaying(sim.isPlaying, sim.next, sim.play);
  const turn = useTurns(2);
  return (
    <SimulatorProvider value={sim}>
      <div className="bt-studio-body">
        <aside className="sim-side" data-side="left" aria-label="Record and clock"><RecordPanel /></aside>
        <div className="bt-studio-middle">
          <Banner onDesign={onDesign} />
          <section aria-label="Drawing" className="bt-studio-drawing">
            {turn > 0 && <SimCanvas path={path} />}
            {sim.walk === null ? <Blocked blocking={blocking} onDesign={onDesign} /> : <Transport />}
          </section>
          <aside className="sim-dock" aria-label="Log, coverage and scenarios">{turn > 1 && <SimDock ways={ways.all} onShow={setPath} />}</aside>
        </div>
        <aside className="sim-side" data-side="right" aria-label="The stage as a rep sees it">{turn > 1 && <StagePanel />}</aside>
      </div>
    </SimulatorProvider>
  );
}

function usePlaying(isPlaying: boolean, next: () => boolean, play: (on: boolean) => void): void {
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      if (!next()) play(false);
    }, beat);
    return () => clearTimeout(timer);
  });
}

function Banner({ onDesign }: { onDesign: () => void }) {
  const { walk } = useSim();
  const notice = useSimulateStore((state) => state.notice);
  const placed = notice === null ? (walk?.placed ?? null) : null;
  const names = useNames();
  return (
    <div className="sim-banner" role="status">
      <span><b>Simulating.</b> {notice ?? (placed !== null ? `Put down in “${names.stage(placed)}”, with nothing done before.` : 'The drawing cannot be changed here, and nothing leaves.')}</span>
      <Button size="compact-sm" variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={onDesign}>Press Esc to edit</Button>
    </div>
  );
}

function SimCanvas({ path }: { path: ShownPath | null }) {
  // what is saved here moves no card: the drawing is laid out once
  const draft = useBehaving(useDraft());
  const { canvas, newId } = useStudio();
  const type = useRecordType();
  const { walk, take, living } = useSim();
  const travel = useSimulateStore((state) => state.travel);
  const [selection, setSelection] = useState(() => selectionOf({}));
  const ways = useOpenWays();
  const { here, path: been } = path === null ? standingOf(walk) : { here: path.stages.at(-1), path: path.stages.slice(0, -1) };
  return (
    <div className="bt-studio-canvas">
      <BlueprintCanvas
        blueprint={draft} mode="read" selection={selection} newId={newId} here={here} path={been} travel={path === null ? travel : undefined} {...(path === null ? { ways } : {})}
        onSelect={(next) => {
          const [outcome] = next.outcomes;
          const option = next.stages.length === 0 ? living?.outcomes.find((one) => one.outcome.id === outcome) : undefined;
          setSelection(next);
          if (option?.byHand === true) take(option.outcome.id);
        }}
        onEdit={() => ({ type: 'notFound', what: 'path', id: '' })}
        recordTypeName={type?.name ?? draft.recordType} apiRef={canvas}
      />
    </div>
  );
}

/** What each way out of the present stage says on its card: open, or locked and how much is missing. */
function useOpenWays(): Readonly<Record<string, CanvasWay>> {
  const { living, names, when: { now, zone } } = useSim();
  return useMemo(() => Object.fromEntries((living?.outcomes ?? []).flatMap((option): readonly (readonly [string, CanvasWay])[] => (option.byHand ? [[option.outcome.id, {
    isOpen: option.open, words: option.open ? 'Open' : option.verdict.met && option.refusal !== null ? describeRefusal(option.refusal, names, { now, zone, isVirtual: true }) : describeLock(option.verdict),
  }]] : []))), [living, names, now, zone]);
}

function Transport() {
  const { walk, isPlaying, play, next, back, reset } = useSim();
  const Play = isPlaying ? IconPlayerPause : IconPlayerPlay;
  return (
    <div className="bt-tool-pill sim-transport" role="toolbar" aria-label="Simulation">
      <Tool label="Begin again" keys="R" onClick={reset}><IconRotate size={18} aria-hidden /></Tool>
      <Tool label="One step back" keys="Left" isSpent={walk?.position === 0} onClick={back}><IconPlayerSkipBack size={18} aria-hidden /></Tool>
      <Tool label={isPlaying ? 'Pause' : 'Play'} keys="Space" onClick={() => play(!isPlaying)}><Play size={18} aria-hidden /></Tool>
      <Tool label="One step on" keys="Right" onClick={() => void next()}><IconPlayerSkipForward size={18} aria-hidden /></Tool>
      <CoverageRing />
    </div>
  );
}

/** Looks and reads as used up, yet keeps its place and its tooltip. */
const spent = { 'data-disabled': true, 'aria-disabled': true };

function Tool({ label, keys, isSpent = false, onClick, children }: { label: string; keys: string; isSpent?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon size={34} variant="subtle" color="gray" aria-label={label} {...(isSpent ? spent : {})} onClick={onClick}>{children}</ActionIcon>
    </Tooltip>
  );
}

/** Says why no record can come in, and offers what can be tried out all the same. */
function Blocked({ blocking, onDesign }: { blocking: readonly Finding[]; onDesign: () => void }) {
  const draft = useDraft();
  const names = useNames();
  const { place } = useSim();
  const wanted = useSimulateStore((state) => state.wanted);
  const stages = stagesOf(draft);
  if (wanted !== null) return <div className="bt-studio-empty" role="status"><p className="sim-looking">Looking for the shortest way…</p></div>;
  if (blocking.length === 0) return null;
  return (
    <div className="bt-studio-empty">
      <EmptyState
        title={`${formatCount(blocking.length, 'error')} ${blocking.length === 1 ? 'keeps' : 'keep'} records from coming in`}
        actions={<Button onClick={onDesign}>Back to the drawing</Button>}
      >
        <ul className="sim-blocking">{blocking.slice(0, 5).map((finding, index) => <li key={index}>{describeFinding(finding)}</li>)}{blocking.length > 5 && <li>and {blocking.length - 5} more</li>}</ul>
        {stages.length > 0 && <Select label="A single stage can be tried out all the same" placeholder="Begin in a stage" searchable data={stages.map((stage) => ({ value: stage.id, label: stage.name || 'Stage without a name' }))} value={null} onChange={(stage) => stage && place(stage, `The record was put down in “${names.stage(stage)}”, with nothing done before: the drawing has errors.`)} />}
      </EmptyState>
    </div>
  );
}
