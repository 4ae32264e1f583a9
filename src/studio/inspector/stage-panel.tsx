import { Button, Select, Switch } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { activitiesIn, endResults, outcomesFrom, stageKinds, type Stage, type StageKind } from '#engine/blueprint';
import { describeGate } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { outcomeMaking, twoLanes } from '../draft/placing.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { Section } from '../fields/section.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { GateField } from '../rules/rule-field.tsx';
import { useDraft, useEdit, useNames, useStudio } from '../studio-context.ts';
import { ActivityList, OutcomeList } from './stage-lists.tsx';
import { LanesSection } from './lanes-section.tsx';
import { TimeLimitSection } from './time-limit-section.tsx';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';
import { StageTile } from '../palette/stage-tile.tsx';

const kindWords = { work: 'Stage: people do activities', decision: 'Decision: the first condition that holds', wait: 'Wait: time or a signal', parallel: 'Parallel lanes: teams work side by side', end: 'End' } as const;
const endWords = { won: 'Won', lost: 'Lost', nurture: 'Nurture: comes back later', recycle: 'Recycle: back to the pool', closed: 'Closed' } as const;

/** Everything about one stage. */
export function StagePanel({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const commit = useCommitField();
  const set = useSetField();
  const make = useMake();
  const edit = useEdit();
  const path = ['stages', stage.id] as const;
  const { newId } = useStudio();
  const setKind = (kind: StageKind | null) => kind && kind !== stage.kind && set(path, withKind(stage, kind, activitiesIn(draft, stage.id).map(({ id }) => id), newId));
  return (
    <Panel
      icon={<StageTile kind={stage.kind} result={stage.end?.result} />}
      kind={stage.kind === 'end' ? 'End' : 'Stage'}
      title={stage.name || 'Stage without a name'}
    >
      <Section title="Stage" open>
        <CommittedText label="Name" required value={stage.name} onCommit={(name) => edit({ type: 'renameStage', stage: stage.id, name })} />
        <CommittedText label="Purpose" lines={2} value={stage.purpose} placeholder="What a record is here for" onCommit={(purpose) => commit([...path, 'purpose'], purpose)} />
        <Select label="Kind" data={stageKinds.map((value) => ({ value, label: kindWords[value] }))} value={stage.kind} allowDeselect={false} onChange={setKind} />
        {stage.kind === 'end' && (
          <Select label="Ends as" data={endResults.map((value) => ({ value, label: endWords[value] }))} value={stage.end?.result ?? 'closed'} allowDeselect={false} onChange={(result) => result && set([...path, 'end'], { ...stage.end, result })} />
        )}
        {stage.kind === 'end' && <ReturnAfter stage={stage} />}
        <Switch label="Records start here" checked={draft.start === stage.id} disabled={stage.kind === 'end'} onChange={(event) => make({ type: 'setStart', stage: event.currentTarget.checked ? stage.id : null })} />
      </Section>
      {stage.kind !== 'end' && <StageInside stage={stage} />}
      <div className="bt-inspector-foot">
        <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make({ type: 'deleteStages', stages: [stage.id], heal: false })}>Delete stage</Button>
      </div>
    </Panel>
  );
}

/** The same stage as another kind: lanes take over what was to be done, and give it back. */
function withKind(stage: Stage, kind: StageKind, held: readonly string[], newId: () => string): Stage {
  const { end, lanes: _lanes, join: _join, ...plain } = stage;
  if (kind === 'parallel') return { ...plain, kind, activities: [], lanes: twoLanes(held, newId) };
  if (kind === 'end') return { ...plain, kind, activities: held, end: end ?? { result: 'won' } };
  return { ...plain, kind, activities: held };
}

function ReturnAfter({ stage }: { stage: Stage }) {
  const set = useSetField();
  const end = stage.end ?? { result: 'closed' as const };
  const path = ['stages', stage.id, 'end'] as const;
  return (
    <>
      <Switch
        label="Comes back later"
        checked={end.returnAfter !== undefined}
        onChange={(event) => set(path, event.currentTarget.checked ? { ...end, returnAfter: { amount: 90, unit: 'days' } } : { result: end.result })}
      />
      {end.returnAfter && <WaitField label="Comes back after" value={end.returnAfter} onChange={(returnAfter) => set(path, { ...end, returnAfter }, `return:${stage.id}`)} />}
    </>
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
  return (
    <>
      {stage.kind === 'parallel' && <LanesSection stage={stage} />}
      {stage.kind !== 'parallel' && (stage.kind === 'work' || stage.activities.length > 0) && <Section title="Activities" open summary={stage.activities.length}><ActivityList stage={stage} /></Section>}
      <Section title="Outcomes" open summary={outcomes.length} action={<Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={addOutcome}>Add outcome</Button>}>
        <OutcomeList stage={stage} />
      </Section>
      {stage.kind !== 'decision' && (
        <Section title="Gate of every way out" open={stage.gate !== undefined} summary={stage.gate ? describeGate(stage.gate, names) : 'required activities'}>
          <GateField label="Gate of this stage" gate={stage.gate} stage={stage.id} otherwise="All required activities done." onChange={(gate) => set(['stages', stage.id, 'gate'], gate, `gate:${stage.id}`)} />
        </Section>
      )}
      {stage.kind !== 'decision' && <TimeLimitSection stage={stage} />}
    </>
  );
}
