import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconClockPlay, IconPlayerPlay } from '@tabler/icons-react';
import { day, hour } from '#engine/kernel';
import { nextMoment } from '#engine/rehearsal';
import { formatMoment } from '../../../ui/index.ts';
import { stepTitle } from '../step-words.ts';
import type { Player } from './use-player.ts';

/** The record is in the hands of whoever looks on: the clock is theirs, and the way back to the narration. */
export function OwnHands({ player: { work, turnTo, rejoins, handBack, row, words }, own }: { readonly player: Player; readonly own: NonNullable<Player['own']> }) {
  const { now } = work.when;
  const next = nextMoment(own.simulation, { roles: [] });
  const step = rejoins === null ? undefined : row.steps[rejoins];
  return (
    <section className="bt-card aca-walk-card" data-own aria-label="Your turn">
      <header><span className="aca-walk-count">Your turn</span><h2>The practice record is yours</h2><p>Do what you think comes next. Nothing here is real, and you can hand back at any time.</p></header>
      <Group gap={6}>
        <Button size="compact-sm" variant="default" onClick={() => turnTo(now + hour)}>+ 1 hour</Button>
        <Button size="compact-sm" variant="default" onClick={() => turnTo(now + day)}>+ 1 day</Button>
        {next === null ? null : <Button size="compact-sm" variant="light" leftSection={<IconClockPlay size={14} aria-hidden />} onClick={() => turnTo(next)}>To {formatMoment(next, work.when)}</Button>}
      </Group>
      <p className="bt-quiet" role="status">{step === undefined || rejoins === null ? 'The recording cannot go on from where the record stands now: it never stood there with this still to do.' : `The recording can go on from here with step ${rejoins + 1}: ${stepTitle(step, words.names)}.`}</p>
      <div className="bt-actions">
        <Button size="compact-md" disabled={step === undefined} leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={() => handBack('here')}>Go on from here</Button>
        <Button size="compact-md" variant="default" leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => handBack('before')}>Back to where I took over</Button>
      </div>
    </section>
  );
}
