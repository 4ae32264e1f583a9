import { Popover, UnstyledButton } from '@mantine/core';
import { isTouch } from '#engine/blueprint';
import { ChannelTile, formatMoment, SectionLabel, Segments } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';

const week = 7 * 86_400_000;

/** How much the customer has heard from us in seven days, over all blueprints, against what is allowed (S51, S80, B17). */
export function TouchPressure({ data }: { readonly data: RecordData }) {
  const pressure = data.options?.activities.find((option) => option.rhythm !== undefined)?.rhythm?.pressure;
  if (pressure === undefined) return null;
  const recent = data.runs.flatMap((run) => run.done).filter((one) => isTouch(one.channel) && one.inbound !== true && data.when.now - one.at < week).sort((a, b) => b.at - a.at);
  const full = pressure.seen >= pressure.limit;
  return (
    <Popover position="bottom-end" withinPortal shadow="md">
      <Popover.Target>
        <UnstyledButton className="desk-pressure" data-full={full || undefined} aria-label={`${pressure.seen} of ${pressure.limit} touches in seven days`}>
          <Segments done={Math.min(pressure.seen, pressure.limit)} total={pressure.limit} />
          <small>touches in 7 days</small>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <SectionLabel>Touches in seven days</SectionLabel>
        {recent.length === 0 ? <p>None yet.</p> : (
          <ul className="desk-touches">
            {recent.map((one) => <li key={`${one.entry}-${one.activity}`}><ChannelTile channel={one.channel} size={20} /><span>{data.names.activity(one.activity)}</span><small>{formatMoment(one.at, data.when)}</small></li>)}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
