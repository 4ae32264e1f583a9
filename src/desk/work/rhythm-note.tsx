import { IconClockPause, IconStar, IconWaveSine } from '@tabler/icons-react';
import { isTouch } from '#engine/blueprint';
import type { SlideReason } from '#engine/journal';
import type { ActivityOption } from '#engine/run';
import { civilDay, describeRefusal, formatClock, formatCount, formatMoment } from '../../ui/index.ts';
import { OverrideButton, OverrideNote } from '../verdict/override.tsx';
import type { RecordData } from '../record/record-data.ts';

/** What the rhythm says about a touch: too early and until when, moved and why, a good hour, or late already (S6, S49-S51, S65). */
export function RhythmNote({ option, data }: { readonly option: ActivityOption; readonly data: RecordData }) {
  const { activity, rhythm } = option;
  const { names, when, run } = data;
  const due = run?.dues.find((one) => one.activity === activity.id);
  const target = { type: 'activity', activity: activity.id } as const;
  if (rhythm === undefined && due?.slidFrom === undefined && !option.missed) return null;
  return (
    <div className="desk-rhythm">
      {option.missed ? <p data-tone="negative"><IconClockPause size={14} aria-hidden />{formatCount(option.missed, 'round')} missed in this stage.</p> : null}
      {due?.slidFrom === undefined ? null : <p><IconWaveSine size={14} aria-hidden />Moved from {formatMoment(due.slidFrom, when)} to {formatMoment(due.at, when)}{whyMoved(due.reasons ?? [])}.</p>}
      {rhythm?.refusal ? (
        <p data-tone="time">
          <IconClockPause size={14} aria-hidden /><span>{describeRefusal(rhythm.refusal, names, when)}</span>
          <OverrideButton target={target} name={activity.name} data={data} />
        </p>
      ) : null}
      {rhythm && !rhythm.refusal && rhythm.against.length > 0 ? <p><IconWaveSine size={14} aria-hidden />Not the best moment{whyMoved(rhythm.against)}. You may do it all the same.</p> : null}
      {rhythm && !rhythm.refusal ? <Bundle data={data} /> : null}
      {rhythm && !rhythm.refusal && rhythm.best ? <p data-tone="positive"><IconStar size={14} aria-hidden />Now is the hour that works best.</p> : null}
      {rhythm?.late ? <p data-tone="negative"><IconClockPause size={14} aria-hidden />Later than the rhythm wants: the last touch is too long ago.</p> : null}
      <OverrideNote target={target} data={data} />
    </div>
  );
}

/** Touches of one day are one bundle: a second one today keeps the rhythm (domain.md section 5). */
function Bundle({ data: { run, when, names } }: { readonly data: RecordData }) {
  const today = civilDay(when.now, when.zone);
  const touch = run?.done.findLast((one) => isTouch(one.channel) && one.inbound !== true && civilDay(one.at, when.zone) === today);
  if (touch === undefined) return null;
  return <p><IconWaveSine size={14} aria-hidden /><span>May be done today: it joins {names.activity(touch.activity)} of {formatClock(touch.at, when.zone)}. Touches of one day count as one.</span></p>;
}

/** The rules that moved a moment, as the end of a sentence; nothing when none did. */
export function whyMoved(reasons: readonly SlideReason[]): string {
  const words = reasons.map(reasonWords);
  return words.length === 0 ? '' : `: ${words.join(', ')}`;
}

/** Why the rhythm moved a moment, in a few words. */
export function reasonWords(reason: SlideReason): string {
  switch (reason.rule) {
    case 'weekday':
      if (reason.holiday === true) return `${new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${reason.date}T00:00:00Z`))} is a holiday`;
      return `${new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${reason.date}T00:00:00Z`))} is no contact day`;
    case 'window':
      return 'outside the contact hours';
    case 'gap':
      return `too soon after the touch of ${reason.lastTouch}`;
    case 'bundles':
      return 'another blueprint has the day';
    case 'touches':
      return `${reason.seen} of ${reason.limit} touches in seven days`;
  }
}
