import { Button, Menu, SegmentedControl, UnstyledButton, ActionIcon, Input } from '@mantine/core';
import { IconArrowsRightLeft, IconPlus } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { blueprintLimits, type ActivityId, type Blueprint, type Edit, type Lane, type LaneId, type Stage } from '#engine/blueprint';
import { announce, ChannelTile, formatCount, quoted } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { unusedName } from '../draft/placing.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { CountField } from '../fields/count-field.tsx';
import { FoldList } from '../fields/fold-list.tsx';
import { Section } from '../fields/section.tsx';
import { TeamField } from '../fields/team-field.tsx';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { AddActivity } from './stage-lists.tsx';
import { useCommitField, useMake, useSetField } from './panel.tsx';
import { ReorderList } from './reorder-list.tsx';

/** The lanes of a parallel stage: each with its team and what it does; and how many must be done to go on (S28). */
export function LanesSection({ stage }: { stage: Stage }) {
  const names = useNames();
  const set = useSetField();
  const make = useMake();
  const { newId, roles } = useStudio();
  const path = ['stages', stage.id, 'lanes'] as const;
  const lanes = inOrder(stage.lanes ?? {});
  const add = () => {
    const lane: Lane = { id: newId(), name: unusedName(`Lane ${lanes.length + 1}`, lanes.map(({ name }) => name)), team: lanes.at(-1)?.team ?? roles[0]?.value ?? 'rep', activities: [], order: (lanes.at(-1)?.order ?? 0) + 1 };
    set(path, { ...stage.lanes, [lane.id]: lane });
  };
  const move = (key: string, index: number) => {
    const others = lanes.filter(({ id }) => id !== key);
    others.splice(index, 0, ...lanes.filter(({ id }) => id === key));
    set(path, Object.fromEntries(others.map((lane, place) => [lane.id, { ...lane, order: place + 1 }])));
  };
  return (
    <Section title="Lanes" open sentence={lanes.length === 0 ? 'No lane yet' : lanes.map(({ name, team }) => `${quoted(name || 'Lane without a name')} by the team ${names.team(team)}`).join(', ')}>
      <p className="bt-quiet">Each team works in its own lane, at the same time. A record goes on when the lanes are done.</p>
      <FoldList
        label="Lanes"
        startOpen={lanes.length <= 3}
        empty="No lane yet: add one for each team."
        rows={lanes.map((lane) => ({ key: lane.id, title: lane.name || 'Lane without a name', note: `${names.team(lane.team)} · ${formatCount(lane.activities.length, 'activity', 'activities')}`, body: <LaneParts stage={stage} lane={lane} /> }))}
        onRemove={(id) => make({ type: 'setField', path: [...path, id], value: undefined })}
        onMove={move}
        add={<Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={lanes.length >= blueprintLimits.lanes} onClick={add}>Add lane</Button>}
      />
      {lanes.length > 1 && <JoinField stage={stage} lanes={lanes.length} />}
      {stage.activities.length > 0 && (
        <>
          <span className="bt-field-label">For all lanes together</span>
          <LaneActivities stage={stage} ids={stage.activities} lane={null} label="For all lanes together" />
        </>
      )}
    </Section>
  );
}

function LaneParts({ stage, lane }: { stage: Stage; lane: Lane }) {
  const commit = useCommitField();
  const draft = useDraft();
  const names = useNames();
  const make = useMake();
  const path = ['stages', stage.id, 'lanes', lane.id] as const;
  const followers = teamEdits(draft, lane, lane.team).length;
  const changeTeam = (team: string) => {
    const edits = teamEdits(draft, lane, team);
    if (make({ type: 'several', name: `Give ${lane.name || 'a lane'} to the team ${names.team(team)}`, edits: [{ type: 'setField', path: [...path, 'team'], value: team }, ...edits] }) && edits.length > 0) {
      announce(`${formatCount(edits.length, 'activity', 'activities')} of the lane ${edits.length === 1 ? 'is' : 'are'} now done by the team ${names.team(team)}`);
    }
  };
  return (
    <>
      <CommittedText label="Name of the lane" required value={lane.name} onCommit={(name) => commit([...path, 'name'], name)} />
      <TeamField value={lane.team} onChange={changeTeam} />
      {followers > 0 && <p className="bt-quiet">{formatCount(followers, 'activity', 'activities')} given to the team {names.team(lane.team)}: a change of team takes {followers === 1 ? 'it' : 'them'} along.</p>}
      {lane.activities.length === 0 && <p className="bt-quiet">Nothing to do in this lane yet.</p>}
      <LaneActivities stage={stage} ids={lane.activities} lane={lane.id} label={`Activities of ${lane.name}`} />
      <AddActivity stage={stage.id} lane={lane.id} />
    </>
  );
}

/** The lane's activities that were given to its team by name: they follow it, so that none stays behind with a team that left. */
function teamEdits(draft: Blueprint, lane: Lane, team: string): readonly Edit[] {
  return lane.activities.flatMap((id): Edit[] => {
    const assignee = draft.activities[id]?.assignee;
    return assignee?.type === 'team' && assignee.team === lane.team ? [{ type: 'setField', path: ['activities', id, 'assignee'], value: { type: 'team', team } }] : [];
  });
}

function LaneActivities({ stage, ids, lane, label }: { stage: Stage; ids: readonly ActivityId[]; lane: LaneId | null; label: string }) {
  const draft = useDraft();
  const { store } = useStudio();
  const make = useMake();
  const rows = ids.flatMap((id) => {
    const activity = draft.activities[id];
    if (!activity) return [];
    const name = activity.name || 'Activity without a name';
    return [{
      id, name,
      content: (
        <>
          <UnstyledButton className="bt-reorder-body" data-row={id} onClick={() => store.actions.select(selecting({ activities: [id] }))}>
            <ChannelTile channel={activity.channel} size={20} /><span className="bt-reorder-name">{name}</span>
          </UnstyledButton>
          <ToLane stage={stage} activity={id} name={name} from={lane} />
        </>
      ),
    }];
  });
  return <ReorderList label={label} rows={rows} onMove={(activity, index) => make({ type: 'moveActivity', activity, stage: stage.id, index, lane })} />;
}

/** Moves an activity into another lane. */
function ToLane({ stage, activity, name, from }: { stage: Stage; activity: ActivityId; name: string; from: LaneId | null }) {
  const make = useMake();
  const others = inOrder(stage.lanes ?? {}).filter(({ id }) => id !== from);
  const to = (lane: LaneId | null, index: number) => make({ type: 'moveActivity', activity, stage: stage.id, index, lane });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target><ActionIcon size="xs" variant="subtle" color="gray" aria-label={`Move ${name} to another lane`}><IconArrowsRightLeft size={14} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {others.map((lane) => <Menu.Item key={lane.id} onClick={() => to(lane.id, lane.activities.length)}>{lane.name || 'Lane without a name'}</Menu.Item>)}
        {from !== null && <Menu.Item onClick={() => to(null, stage.activities.length)}>For all lanes together</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

function JoinField({ stage, lanes }: { stage: Stage; lanes: number }) {
  const set = useSetField();
  const path = ['stages', stage.id, 'join'] as const;
  return (
    <>
      <Input.Wrapper label="The record may go on when" labelElement="div">
        <SegmentedControl fullWidth size="xs" aria-label="The record may go on when" data={[{ value: 'all', label: 'All lanes are done' }, { value: 'some', label: 'Some are done' }]} value={stage.join === undefined ? 'all' : 'some'} onChange={(how) => set(path, how === 'all' ? undefined : Math.max(1, lanes - 1))} />
      </Input.Wrapper>
      {stage.join !== undefined && <CountField label="Lanes that must be done" description={`of ${lanes}`} min={1} max={lanes} value={stage.join} onChange={(count) => set(path, count, `join:${stage.id}`)} />}
    </>
  );
}
