import { SegmentedControl, Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { learnBehaviour } from '#engine/rehearsal';
import { readCopies, readPastRuns, useMe, useSetting } from '../../storage/index.ts';
import { useCompareSources } from '../compare/compare-sources.ts';
import type { BoardProps } from '../shell/modes.tsx';
import { firstMorning, ownZone } from '../simulate/starting.ts';
import { useDraft, useRecordType } from '../studio-context.ts';
import { useMinute } from '../dock/use-minute.ts';
import { HistoryBoard } from './history-board.tsx';
import { rehearsalOverlays, type RehearsalOverlay } from './overlay-words.ts';
import { planOf, usualInput, type PlanInput } from './plan-input.ts';
import { PlanPanel } from './plan-panel.tsx';
import type { RehearseQuestion } from './rehearsing.ts';
import { RehearseDrawing } from './rehearse-drawing.tsx';
import { ResultsDock } from './results-dock.tsx';
import { Standing } from './standing.tsx';
import { useFitted } from './use-fitted.ts';
import { rehearseInWorker, useRehearsing, type Rehearser } from './use-rehearsing.ts';
import '../live/live.css';
import './rehearse.css';

/** Rehearse: thousands of records pushed through the draft before anybody feels it, or the past replayed through it (B6, B7). */
export function RehearseBoard({ versions, rehearser = rehearseInWorker }: BoardProps & { readonly rehearser?: Rehearser }) {
  const [way, setWay] = useState<'invented' | 'past'>('invented');
  const choice = <SegmentedControl size="xs" aria-label="What is walked" value={way} onChange={(next) => setWay(next === 'past' ? 'past' : 'invented')} data={[{ value: 'invented', label: 'Rehearse' }, { value: 'past', label: 'Replay the past' }]} />;
  return way === 'past' ? <HistoryBoard choice={choice} rehearser={rehearser} /> : <Invented choice={choice} versions={versions} rehearser={rehearser} />;
}

function Invented({ choice, versions, rehearser }: { readonly choice: ReactNode; readonly versions: BoardProps['versions']; readonly rehearser: Rehearser }) {
  const draft = useDraft();
  const type = useRecordType();
  const zone = useMe()?.zone ?? ownZone();
  const now = useMinute();
  const sources = useCompareSources(versions);
  const [kept, keep] = useSetting<PlanInput>(`rehearsal/${draft.id}`, usualInput);
  const [typed, setTyped] = useState<PlanInput | null>(null);
  const input = typed ?? { ...usualInput, ...kept };
  const [against, setAgainst] = useState<string | null>(null);
  const [overlay, setOverlay] = useState<RehearsalOverlay>('came');
  const [sideBySide, setSideBySide] = useState(false);
  const { state, start, cancel } = useRehearsing(rehearser);
  const other = sources.find(({ key }) => key === against);
  // what was held against when it was begun, whatever is chosen for the next time
  const [heldAgainst, setHeldAgainst] = useState<typeof other>();
  const change = (part: Partial<PlanInput>) => setTyped({ ...input, ...part });
  const begin = () => {
    void keep(input);
    setHeldAgainst(other);
    start(() => questionOf(input, { draft, other: other?.document, type, zone, now }));
  };
  const found = state.status === 'done' && state.found.type === 'rehearsed' ? state.found : null;
  // held against another draft, the present one is the second
  const report = found?.reports.at(-1);
  useFitted(`${report !== undefined} ${sideBySide}`);
  const comparison = found?.comparison ?? null;
  const overlays = rehearsalOverlays.filter(({ key }) => key !== 'difference' || comparison !== null);
  const shown = overlays.find(({ key }) => key === overlay) ?? overlays[0];
  return (
    <div className="bt-studio-body">
      <aside className="reh-side" aria-label="The rehearsal"><PlanPanel input={input} onChange={change} sources={sources} against={against} onAgainst={setAgainst} running={state.status === 'running'} onStart={begin} onCancel={cancel} /></aside>
      <div className="bt-studio-middle">
        <div className="live-bar" role="toolbar" aria-label="What is shown">
          {choice}
          {report ? <Select size="xs" aria-label="Overlay" w={200} allowDeselect={false} value={shown?.key ?? 'came'} data={overlays.map(({ key, label }) => ({ value: key, label }))} onChange={(key) => setOverlay(rehearsalOverlays.find((each) => each.key === key)?.key ?? 'came')} /> : null}
          {comparison ? <SegmentedControl size="xs" aria-label="How to show both" value={sideBySide ? 'side' : 'one'} onChange={(value) => setSideBySide(value === 'side')} data={[{ value: 'one', label: 'The draft' }, { value: 'side', label: 'Side by side' }]} /> : null}
          {report ? <span className="bt-quiet">{shown?.legend}. Lines are as wide as the share that took them.</span> : null}
        </div>
        <section className="bt-studio-drawing" aria-label="Drawing">
          <RehearseDrawing draft={{ label: 'The draft', blueprint: draft, report }} other={comparison && heldAgainst ? { label: heldAgainst.label, blueprint: heldAgainst.document, report: found?.reports[0] } : null} comparison={comparison} overlay={shown?.key ?? 'came'} sideBySide={sideBySide} />
          <Standing state={state} />
        </section>
        {report ? <section className="reh-dock" aria-label="What came of it"><ResultsDock blueprint={draft} report={report} comparison={comparison} other={heldAgainst?.label ?? 'The other'} others={heldAgainst?.document} zone={zone} /></section> : null}
      </div>
    </div>
  );
}

async function questionOf(input: PlanInput, { draft, other, type, zone, now }: { readonly draft: ReturnType<typeof useDraft>; readonly other: ReturnType<typeof useDraft> | undefined; readonly type: ReturnType<typeof useRecordType>; readonly zone: string; readonly now: number }): Promise<RehearseQuestion> {
  const copies = input.source === 'copies' ? (await readCopies({ type: draft.recordType, most: Math.min(input.count, 20_000) })).records : [];
  const learned = input.chances === 'learned' ? learnBehaviour(draft, (await readPastRuns({ blueprint: draft.id, since: 0 })).runs.flatMap(({ entries }) => entries)).behaviour : null;
  const plan = planOf(input, { from: firstMorning(now, zone), zone, recordType: type, copies, learned });
  return { type: 'rehearse', drafts: other ? [other, draft] : [draft], plan };
}
