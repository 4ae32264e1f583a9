import { Popover, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { defaultRhythm, isTouch } from '#engine/blueprint';
import { ChannelTile, formatMoment, SectionLabel, Segments } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';

const week = 7 * 86_400_000;

/** How much the customer has heard from us in seven days, over all blueprints, against what is allowed (S51, S80, B17). */
export function TouchPressure({ data }: { readonly data: RecordData }) {
  const { runs, when, process, names, record } = data;
  if (runs.length === 0 && record.touched === undefined) return null;
  const rhythm = process?.version.document.rhythm ?? defaultRhythm;
  const limit = rhythm.touchesPer7Days;
  const recent = runs.flatMap((run) => run.done).filter((one) => isTouch(one.channel) && one.inbound !== true && when.now - one.at < week).sort((a, b) => b.at - a.at);
  const full = recent.length >= limit;
  const oldest = recent.at(-1);
  return (
    <Popover position="bottom-end" withinPortal shadow="md" width={320}>
      <Popover.Target>
        <UnstyledButton className="desk-pressure" data-full={full || undefined} aria-label={`${recent.length} of ${limit} touches in seven days`}>
          <Segments done={Math.min(recent.length, limit)} total={limit} />
          <small>{full ? <IconAlertTriangle size={12} aria-hidden /> : null} touches in 7 days</small>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <SectionLabel>Touches in seven days</SectionLabel>
        {recent.length === 0 ? <p className="desk-limit">None yet.</p> : (
          <ul className="desk-touches">
            {recent.map((one) => <li key={`${one.entry}-${one.activity}`}><ChannelTile channel={one.channel} size={20} /><span>{names.activity(one.activity)}</span><small>{formatMoment(one.at, when)}</small></li>)}
          </ul>
        )}
        <p className="desk-limit">
          At most {limit} in any seven days, counted over every blueprint this customer walks: calls, emails, letters, voicemails, meetings and social touches, not what they did themselves.
          {' '}{rhythm.enforce?.touches ? 'One more is locked until there is room.' : 'The blueprint only warns; it does not lock one more.'}
          {full && oldest ? ` There is room again ${formatMoment(oldest.at + week, when)}.` : ''}
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
