import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { memo, type MouseEvent } from 'react';
import type { Stage } from '#engine/blueprint';
import { sizes, type LaneStrip } from '../geometry/card.ts';
import { ActivityRow, MoreRow } from './card-rows.tsx';
import { useCards, useCardState } from './card-context.ts';
import { joinWords } from './card-words.ts';
import { NameField } from './name-field.tsx';

/** The lanes of a parallel stage, drawn inside its card: each a strip with its team and what the team does (S28). */
export const LaneStrips = memo(function LaneStrips({ stage, lanes }: { stage: Stage; lanes: readonly LaneStrip[] }) {
  const { addLane } = useCards();
  const isDesign = useCardState((state) => state.isDesign);
  return (
    <div className="bt-lanes" style={{ paddingTop: sizes.laneGap }}>
      {lanes.map((strip) => <Strip key={strip.lane.id} stage={stage} strip={strip} />)}
      <div className="bt-lanes-join" style={{ height: sizes.join }}>
        <span>{joinWords(stage, lanes.length)}</span>
        {isDesign && <button type="button" className="bt-lane-add nodrag" tabIndex={-1} data-row={`lane-add/${stage.id}`} aria-label="Add a lane" onClick={(event) => { event.stopPropagation(); addLane(stage.id); }}><IconPlus size={12} stroke={2} aria-hidden />Lane</button>}
      </div>
    </div>
  );
});

function Strip({ stage, strip: { lane, activities, hidden, height } }: { stage: Stage; strip: LaneStrip }) {
  const { startNaming, openMenu, addActivity } = useCards();
  const isDesign = useCardState((state) => state.isDesign);
  const isNamed = useCardState(({ naming }) => naming?.part === 'lanes' && naming.id === lane.id);
  const team = useCardState(({ names }) => names.team(lane.team));
  const isOver = useCardState(({ carried }) => carried?.slot?.lane === lane.id && carried.slot.beside === undefined);
  const add = (event: MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation();
    const { right, top } = event.currentTarget.getBoundingClientRect();
    addActivity(stage.id, lane.id, { x: right, y: top });
  };
  return (
    <section className="bt-lane" data-lane={lane.id} data-over={isOver || undefined} style={{ height, marginBottom: sizes.laneGap }} aria-label={`Lane ${lane.name || 'without a name'}, team ${team}`}>
      <div className="bt-lane-head" style={{ height: sizes.laneHead }}>
        {isNamed ? <NameField value={lane.name} label="Name of the lane" /> : (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys of rows are handled once, in use-canvas-keys.ts
          <div
            className="bt-lane-name" role="button" tabIndex={-1} data-row={`lanes/${lane.id}`} aria-label={`Lane ${lane.name || 'without a name'}, team ${team}`}
            onDoubleClick={(event) => {
              event.stopPropagation();
              startNaming({ part: 'lanes', id: lane.id });
            }}
            onContextMenu={(event) => {
              event.preventDefault();
              event.stopPropagation();
              openMenu({ part: 'lanes', id: lane.id }, { x: event.clientX, y: event.clientY });
            }}
          >
            <b>{lane.name || 'Without a name'}</b>
            <span className="bt-lane-team" title={`Team: ${team}`}><IconUsersGroup size={12} stroke={1.75} aria-hidden />{team}</span>
          </div>
        )}
        {isDesign && !isNamed && <button type="button" className="bt-lane-add nodrag" tabIndex={-1} data-row={`lane-activity/${lane.id}`} aria-label={`Add an activity to ${lane.name}`} title="Add an activity" onClick={add}><IconPlus size={12} stroke={2} aria-hidden /></button>}
      </div>
      {activities.map((activity) => <ActivityRow key={activity.id} activity={activity} stage={stage} lane={lane.id} />)}
      <MoreRow count={hidden} stage={stage.id} />
      {activities.length === 0 && <div className="bt-row bt-row-more">{isDesign ? 'Drop an activity here' : 'Nothing to do'}</div>}
    </section>
  );
}
