import { Button, Select, Switch } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { activitiesIn, endResults, outcomesFrom, stageKinds, type Stage, type StageKind } from '#engine/blueprint';
import { describeGate, describeWait, formatCount } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { outcomeMaking, twoLanes } from '../draft/placing.ts';
import { waitEdit } from '../draft/wait-name.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { GateField } from '../rules/rule-field.tsx';
import { useDraft, useEdit, useNames, useStudio } from '../studio-context.ts';
import { ActivityList, LeadsHere, OutcomeList } from './stage-lists.tsx';
import { LanesSection } from './lanes-section.tsx';
import { TimeLimitSection } from './time-limit-section.tsx';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';
import { PanelGroup } from './panel-groups.tsx';
import { PinnedField } from './pinned-field.tsx';
import { SignpostsSection } from './signposts-section.tsx';
import { StageTile } from '../palette/stage-tile.tsx';
import { UsesSection } from './uses-section.tsx';

const kindWords = { work: 'Stage: people do activities', decision: 'Decision: the first condition that holds', wait: 'Wait: time or a signal', parallel: 'Parallel lanes: teams work side by side', end: 'End' } as const;
const endWords = { won: 'Won', lost: 'Lost', nurture: 'Nurture: comes back later', recycle: 'Recycle: back to the pool', closed: 'Closed' } as const;

/** Everything about one stage: what comes before, what is done in it, what holds for leaving it, and its ways out. */
export function StagePanel({ stage }: { stage: Stage }) {
  const make = useMake();
  const groups = stage.kind === 'end' ? ['Before', 'After'] : ['Before', 'During', 'After', 'Outcomes'];
  return (
    <Panel
      icon={<StageTile kind={stage.kind} result={stage.end?.result} />}
      kind={stage.kind === 'end' ? 'End' : 'Stage'}
      title={stage.name || 'Stage without a name'}
      groups={groups}
    >
      <PanelGroup name="Before">
        <StageItself stage={stage} />
        <LeadsHere stage={stage} />
        {stage.kind !== 'end' && <SignpostsSection stage={stage} />}
      </PanelGroup>
      {stage.kind !== 'end' && <StageInside stage={stage} />}
      {stage.kind === 'end' && <PanelGroup name="After"><EndSection stage={stage} /></PanelGroup>}
      <UsesSection of={{ type: 'stage', stage: stage.id }} />
      <div className="bt-inspector-foot">
        <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make({ type: 'deleteStages', stages: [stage.id], heal: false })}>Delete stage</Button>
      </div>
    </Panel>
  );
}

function StageItself({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const commit = useCommitField();
  const set = useSetField();
  const make = useMake();
  const edit = useEdit();
  const { newId } = useStudio();
  const path = ['stages', stage.id] as const;
  const setKind = (kind: StageKind | null) => kind && kind !== stage.kind && set(path, withKind(stage, kind, activitiesIn(draft, stage.id).map(({ id }) => id), newId));
  const phases = inOrder(draft.phases).map(({ id, name }) => ({ value: id, label: name || 'Phase without a name' }));
  return (
    <Section title="Stage" open sentence={stage.purpose.trim() === '' ? undefined : stage.purpose}>
      <CommittedText label="Name" required value={stage.name} onCommit={(name) => edit({ type: 'renameStage', stage: stage.id, name })} />
      <CommittedText label="Purpose" lines={2} value={stage.purpose} placeholder="What a record is here for" onCommit={(purpose) => commit([...path, 'purpose'], purpose)} />
      <Select label="Kind" data={stageKinds.map((value) => ({ value, label: kindWords[value] }))} value={stage.kind} allowDeselect={false} onChange={setKind} />
      {stage.kind === 'wait' && <WaitLength stage={stage} />}
      {phases.length > 0 && <Select label="Phase" data={phases} value={stage.phase ?? null} placeholder="In no phase" clearable clearButtonProps={{ 'aria-label': 'In no phase' }} onChange={(phase) => set([...path, 'phase'], phase ?? undefined)} />}
      <Switch label="Records start here" checked={draft.start === stage.id} disabled={stage.kind === 'end'} onChange={(event) => make({ type: 'setStart', stage: event.currentTarget.checked ? stage.id : null })} />
      {stage.kind !== 'end' && <SwitchField label="Switched off" description="Records go past it along its positive way out; nothing in it is lost." checked={stage.disabled === true} onChange={(off) => set([...path, 'disabled'], off || undefined)} />}
      <PinnedField id={stage.id} />
    </Section>
  );
}

/** How long a wait lasts: what its way out by time says, whose usual name follows along. */
function WaitLength({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const make = useMake();
  const way = outcomesFrom(draft, stage.id).find(({ trigger }) => trigger.type === 'elapsed');
  if (way?.trigger.type !== 'elapsed') return null;
  return <WaitField label="Waits" value={way.trigger.wait} onChange={(next) => make(waitEdit(way, next), { burst: `wait:${way.id}` })} />;
}

/** The same stage as another kind: lanes take over what was to be done, and give it back. */
function withKind(stage: Stage, kind: StageKind, held: readonly string[], newId: () => string): Stage {
  const { end, lanes: _lanes, join: _join, ...plain } = stage;
  if (kind === 'parallel') return { ...plain, kind, activities: [], lanes: twoLanes(held, newId) };
  if (kind === 'end') return { ...plain, kind, activities: held, end: end ?? { result: 'won' } };
  return { ...plain, kind, activities: held };
}

/** How a run ends here, and whether the record comes back by itself. */
function EndSection({ stage }: { stage: Stage }) {
  const set = useSetField();
  const end = stage.end ?? { result: 'closed' as const };
  const path = ['stages', stage.id, 'end'] as const;
  return (
    <Section title="How it ends" open sentence={`Ends as ${end.result}${end.returnAfter ? `; comes back after ${describeWait(end.returnAfter)}` : ''}`}>
      <Select label="Ends as" data={endResults.map((value) => ({ value, label: endWords[value] }))} value={end.result} allowDeselect={false} onChange={(result) => result && set(path, { ...end, result })} />
      <Switch
        label="Comes back later"
        checked={end.returnAfter !== undefined}
        onChange={(event) => set(path, event.currentTarget.checked ? { ...end, returnAfter: { amount: 90, unit: 'days' } } : { result: end.result })}
      />
      {end.returnAfter && <WaitField label="Comes back after" value={end.returnAfter} onChange={(returnAfter) => set(path, { ...end, returnAfter }, `return:${stage.id}`)} />}
    </Section>
  );
}

function StageInside({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const names = useNames();
  const set = useSetField();
  const make = useMake();
  const { newId } = useStudio();
  const outcomes = outcomesFrom(draft, stage.id);
  const addOutcome = () => {
    const { edit, id } = outcomeMaking(draft, stage.id, newId);
    make(edit, { select: selecting({ outcomes: [id] }) });
  };
  const duties = stage.activities.filter((id) => draft.activities[id]?.required !== 'never').length;
  return (
    <>
      <PanelGroup name="During">
        {stage.kind === 'parallel' && <LanesSection stage={stage} />}
        {stage.kind !== 'parallel' && (stage.kind === 'work' || stage.activities.length > 0) && <Section title="Activities" open summary={`${duties} of ${formatCount(stage.activities.length, 'activity', 'activities')} required`}><ActivityList stage={stage} /></Section>}
        {stage.kind !== 'decision' && <TimeLimitSection stage={stage} />}
        {stage.kind === 'decision' && <p className="bt-quiet bt-panel-note">Nothing is done in a decision: the first way out whose condition holds is taken at once.</p>}
      </PanelGroup>
      <PanelGroup name="After">
        {stage.kind !== 'decision'
          ? (
            <Section title="Gate of every way out" open={stage.gate !== undefined} sentence={stage.gate ? describeGate(stage.gate, names) : 'All required activities done'}>
              <GateField label="Gate of this stage" gate={stage.gate} stage={stage.id} otherwise="All required activities done." onChange={(gate) => set(['stages', stage.id, 'gate'], gate, `gate:${stage.id}`)} />
            </Section>
          )
          : <p className="bt-quiet bt-panel-note">A decision has no gate of its own.</p>}
      </PanelGroup>
      <PanelGroup name="Outcomes">
        <Section title="Outcomes" open summary={outcomes.length} action={<Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={addOutcome}>Add outcome</Button>}>
          <OutcomeList stage={stage} />
        </Section>
      </PanelGroup>
    </>
  );
}
