import { Button, Progress, Radio, SegmentedControl, Stack } from '@mantine/core';
import type { Blueprint } from '#engine/blueprint';
import type { MovePlan } from '#engine/run';
import type { MoveReport } from '../../storage/index.ts';
import { formatCount, formatNumber, SectionLabel } from '../../ui/index.ts';
import { BlockedList } from './blocked-list.tsx';
import { MoveTable } from './move-table.tsx';
import type { MovePreviewState } from './use-move-preview.ts';
import type { MovePolicy } from './use-publishing.ts';

export interface MoveSectionProps {
  /** The drawing they would come to. */
  readonly to: Blueprint;
  /** The drawing their stages and ways out are named by. */
  readonly from: Blueprint;
  readonly state: MovePreviewState;
  readonly plan: MovePlan | null;
  readonly onPlan: (plan: MovePlan) => void;
  readonly policy: MovePolicy;
  readonly onPolicy: (policy: MovePolicy) => void;
  /** Without it the policies are left out: everybody is moved. */
  readonly policies?: readonly MovePolicy[];
  readonly onCancel: () => void;
  readonly onAgain: () => void;
}

const texts: Readonly<Record<MovePolicy, { readonly label: string; readonly description: string }>> = {
  finish: { label: 'Finish on the old version', description: 'Only new records take this version.' },
  now: { label: 'Move now', description: 'Each one by its own step, written in its journal.' },
  atNextStage: { label: 'Move at the next stage change', description: 'Nobody’s present stage changes under their hands.' },
};

/** What becomes of records on their way, with a verdict for each (domain.md section 7, B3). */
export function MoveSection(props: MoveSectionProps) {
  const { state, policy, policies = ['finish', 'now', 'atNextStage'], onPolicy } = props;
  const report = state.type === 'ready' ? state.report : state.type === 'looking' ? state.last : null;
  if (report?.total === 0) {
    return <section className="bt-publish-part" aria-label="Records on their way"><SectionLabel order={3} count={0}>Records on their way</SectionLabel><p className="bt-quiet">Nobody is on their way: there is nothing to move.</p></section>;
  }
  return (
    <section className="bt-publish-part" aria-label="Records on their way">
      <SectionLabel order={3} {...(report ? { count: report.total } : {})}>Records on their way</SectionLabel>
      {policies.length > 1 && (
        <Radio.Group aria-label="What becomes of records on their way" value={policy} onChange={(next) => onPolicy(policies.find((one) => one === next) ?? 'finish')}>
          <Stack gap={6}>{policies.map((one) => <Radio key={one} value={one} label={texts[one].label} description={texts[one].description} />)}</Stack>
        </Radio.Group>
      )}
      <Looking state={state} onCancel={props.onCancel} onAgain={props.onAgain} />
      {report && policy !== 'finish' && <Verdicts {...props} report={report} />}
    </section>
  );
}

function Looking({ state, onCancel, onAgain }: Pick<MoveSectionProps, 'state' | 'onCancel' | 'onAgain'>) {
  if (state.type === 'failed') return <p className="bt-quiet" role="alert">The records could not be looked at: {state.message} <Button size="compact-xs" variant="subtle" onClick={onAgain}>Look again</Button></p>;
  if (state.type === 'stopped') return <p className="bt-quiet">Not looked at. <Button size="compact-xs" variant="subtle" onClick={onAgain}>Look at the records</Button></p>;
  if (state.type !== 'looking' || (state.total !== null && state.done >= state.total)) return null;
  return (
    <div className="bt-looking">
      <Progress value={state.total === null ? 100 : (state.done / Math.max(1, state.total)) * 100} animated={state.total === null} aria-label="Looking at the records" />
      <span className="bt-quiet">{state.total === null ? 'Looking at the records…' : `${formatNumber(state.done)} of ${formatNumber(state.total)}`}</span>
      <Button size="compact-xs" variant="subtle" onClick={onCancel}>Stop</Button>
    </div>
  );
}

function Verdicts({ report, plan, onPlan, to, from }: MoveSectionProps & { readonly report: MoveReport }) {
  const shown = plan ?? report.plan;
  const { carried, restarted, added, dropped } = report.timers;
  const times = [[carried, 'kept'], [restarted, 'at another time'], [added, 'new'], [dropped, 'dropped']] as const;
  return (
    <>
      <MoveTable report={report} plan={shown} onPlan={onPlan} to={to} />
      <BlockedList report={report} to={to} from={from} />
      <div className="bt-move-timers">
        <SegmentedControl
          size="xs" aria-label="Due moments" value={shown.timers} onChange={(value) => onPlan({ ...shown, timers: value === 'restart' ? 'restart' : 'carry' })}
          data={[{ value: 'carry', label: 'Keep the time spent' }, { value: 'restart', label: 'Start waiting anew' }]}
        />
        <span className="bt-quiet">{formatCount(carried + restarted + added, 'due moment')}: {times.filter(([count]) => count > 0).map(([count, word]) => `${formatNumber(count)} ${word}`).join(', ') || 'none'}</span>
      </div>
    </>
  );
}
