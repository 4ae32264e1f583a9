import { Button } from '@mantine/core';
import type { Place } from '../record/focus.ts';
import { phoneOf } from '../work/phone-of.ts';
import { StartCall } from '../work/start-call.tsx';
import type { RecordData } from '../record/record-data.ts';

/** On a phone, the next thing to do stays under the thumb: dial, and say how it ended. */
export function NextBar({ data, next, onGo }: { readonly data: RecordData; readonly next: string | null; readonly onGo: (place: Place) => void }) {
  const open = data.options?.outcomes.filter((option) => option.open) ?? [];
  const option = data.options?.activities.find((one) => one.activity.id === next);
  const activity = option?.activity;
  const phone = activity?.channel === 'call' ? phoneOf(data) : null;
  if (!option || !activity) {
    return (
      <nav className="desk-next" aria-label="Next step">
        <span><b>{data.run?.paused ? 'Paused' : open.length > 0 ? 'Choose how it goes on' : 'Nothing to do now'}</b><small>{open.length} of {data.options?.outcomes.length ?? 0} outcomes open</small></span>
      </nav>
    );
  }
  return (
    <nav className="desk-next" aria-label="Next step">
      <span><b>{activity.name}</b><small>{open.length} of {data.options?.outcomes.length ?? 0} outcomes open</small></span>
      {phone ? <StartCall option={option} data={data} large bare /> : null}
      <Button size="md" variant={phone ? 'default' : 'filled'} onClick={() => onGo({ type: 'activity', activity: activity.id })}>{activity.handOver || activity.approval ? 'Open' : Object.keys(activity.results).length > 0 ? 'Set result' : 'Do it'}</Button>
    </nav>
  );
}
