import { Menu, Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { channels, outcomesFrom, type Channel, type LaneId, type Stage, type StageId } from '#engine/blueprint';
import { channelLabel, ChannelTile, formatCount, ToneDot } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { activityMaking } from '../draft/placing.ts';
import { useDraft, useStudio } from '../studio-context.ts';
import { Section } from '../fields/section.tsx';
import { useMake } from './panel.tsx';
import { ReorderList } from './reorder-list.tsx';

/** A stage's activities in the order a rep sees them. */
export function ActivityList({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const { store } = useStudio();
  const make = useMake();
  const rows = stage.activities.flatMap((id) => {
    const activity = draft.activities[id];
    if (!activity) return [];
    const name = activity.name || 'Activity without a name';
    const duty = activity.required === 'always' ? 'required' : activity.required === 'never' ? 'optional' : 'required when…';
    return [{
      id, name,
      content: (
        <UnstyledButton className="bt-reorder-body" data-row={id} onClick={() => store.actions.select(selecting({ activities: [id] }))}>
          <ChannelTile channel={activity.channel} size={20} /><span className="bt-reorder-name">{name}</span><span className="bt-reorder-note">{duty}</span>
        </UnstyledButton>
      ),
    }];
  });
  return (
    <>
      {rows.length === 0 && <p className="bt-quiet">Nothing to do here yet. Add a call, an email, a checklist…</p>}
      <ReorderList label="Activities" rows={rows} onMove={(activity, index) => make({ type: 'moveActivity', activity, stage: stage.id, index })} />
      <AddActivity stage={stage.id} />
    </>
  );
}

/** Adds an activity of a chosen kind to a stage, or to one of its lanes, and opens it. */
export function AddActivity({ stage, lane }: { stage: StageId; lane?: LaneId }) {
  const draft = useDraft();
  const { newId } = useStudio();
  const make = useMake();
  const add = (channel: Channel) => {
    const { edit, id } = activityMaking(draft, channel, stage, newId, lane);
    make(edit, { select: selecting({ activities: [id] }) });
  };
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target><Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} style={{ alignSelf: 'flex-start' }}>Add activity</Button></Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {channels.map((channel) => <Menu.Item key={channel} leftSection={<ChannelTile channel={channel} size={20} />} onClick={() => add(channel)}>{channelLabel(channel)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A stage's ways out, in the order of their rows. */
export function OutcomeList({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const { store } = useStudio();
  const make = useMake();
  const rows = outcomesFrom(draft, stage.id).map((outcome) => {
    const name = outcome.name || 'Outcome without a name';
    const to = outcome.to === null ? 'leads nowhere yet' : `→ ${draft.stages[outcome.to]?.name ?? 'gone'}`;
    return {
      id: outcome.id, name,
      content: (
        <UnstyledButton className="bt-reorder-body" data-row={outcome.id} onClick={() => store.actions.select(selecting({ outcomes: [outcome.id] }))}>
          <ToneDot tone={outcome.tone} /><span className="bt-reorder-name">{name}</span><span className="bt-reorder-note">{to}</span>
        </UnstyledButton>
      ),
    };
  });
  if (rows.length === 0) return <p className="bt-quiet">No way out yet.</p>;
  return <ReorderList label="Outcomes" rows={rows} onMove={(outcome, index) => make({ type: 'moveOutcome', outcome, index })} />;
}

/** The ways that lead into a stage: each can be gone to. */
export function LeadsHere({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const { store, canvas } = useStudio();
  const ways = inOrder(Object.fromEntries(Object.entries(draft.outcomes).filter(([, { to }]) => to === stage.id)));
  const isStart = draft.start === stage.id;
  const summary = [...(isStart ? ['the start'] : []), ...(ways.length > 0 ? [formatCount(ways.length, 'way in', 'ways in')] : [])].join(', ');
  return (
    <Section title="What leads here" summary={summary === '' ? 'nothing yet' : summary}>
      {isStart && <p className="bt-quiet">New records start here.</p>}
      {ways.length === 0 && !isStart && <p className="bt-quiet">No way leads here yet: connect an outcome of another stage.</p>}
      <ul className="bt-reorder" aria-label="What leads here">
        {ways.map((outcome) => {
          const from = outcome.from.type === 'stage' ? draft.stages[outcome.from.stage]?.name || 'Stage without a name' : outcome.from.type === 'all' ? 'every stage' : formatCount(outcome.from.stages.length, 'stage');
          return (
            <li key={outcome.id} className="bt-reorder-row">
              <UnstyledButton
                className="bt-reorder-body"
                onClick={() => {
                  store.actions.select(selecting({ outcomes: [outcome.id] }));
                  canvas.current?.centreOn({ outcome: outcome.id });
                }}
              >
                <ToneDot tone={outcome.tone} /><span className="bt-reorder-name">{outcome.name || 'Outcome without a name'}</span><span className="bt-reorder-note">from {from}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
