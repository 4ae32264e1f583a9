import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPhone, IconPhoneOff, IconX } from '@tabler/icons-react';
import { useSetting } from '../../storage/index.ts';
import type { ActivityOption } from '#engine/run';
import type { RecordData } from '../record/record-data.ts';
import { useCallTimer, useSeconds, type CallTimer } from './call-timer.ts';
import { phonesOf, type Phone } from './phone-of.ts';
import { clockText, talkWords, type CallTime } from './talk-time.ts';
import { keyOf } from './work-on.ts';

/**
 * Dials in the person's own phone and starts the call's clock; which number, when there are several. While it runs:
 * how long, and hang up. Nothing when the record has no number.
 */
export function StartCall({ option, data, large = false, bare = false }: {
  readonly option: ActivityOption;
  readonly data: RecordData;
  readonly large?: boolean;
  /** Only the button: the number and how long one talked stand elsewhere. */
  readonly bare?: boolean;
}) {
  const key = keyOf(option, data);
  const timer = useCallTimer(key);
  const [chosen, choose] = useSetting<string | null>(`dial/${data.record.id}`, null);
  const phones = phonesOf(data);
  const phone = phones.find(({ field }) => field === chosen) ?? phones[0];
  if (!phone) return null;
  const size = large ? 'md' : 'compact-md';
  if (timer.time && timer.time.from !== null) return <OnCall time={timer.time} size={size} onStop={timer.stop} />;
  return (
    <span className="work-call" data-large={large || undefined}>
      {bare ? null : timer.time ? <CallLength timer={timer} time={timer.time} /> : phones.length > 1 ? <NumberChoice phones={phones} phone={phone} onChoose={(field) => void choose(field).catch(() => undefined)} /> : <span className="bt-numbers">{phone.text}</span>}
      <Button component="a" href={phone.link} size={size} className="work-call-start" leftSection={<IconPhone size={large ? 17 : 15} aria-hidden />} aria-label={`${timer.time ? 'Call again' : 'Start call'} ${phone.text}`} onClick={timer.start}>{timer.time ? 'Call again' : 'Start call'}</Button>
    </span>
  );
}

function OnCall({ time, size, onStop }: { readonly time: CallTime; readonly size: string; readonly onStop: () => void }) {
  const seconds = useSeconds(time);
  return (
    <span className="work-call" role="timer" aria-label={`On the call for ${talkWords(seconds)}`}>
      <span className="work-call-live" aria-hidden />
      <span className="bt-numbers"><b>{clockText(seconds)}</b></span>
      <Button size={size} color="negative" variant="light" leftSection={<IconPhoneOff size={15} aria-hidden />} onClick={onStop}>Hang up</Button>
    </span>
  );
}

function CallLength({ timer, time }: { readonly timer: CallTimer; readonly time: CallTime }) {
  const seconds = useSeconds(time);
  return (
    <span className="work-call-length">
      Talked <b className="bt-numbers">{talkWords(seconds)}</b>
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label="Forget the length of the call" onClick={timer.forget}><IconX size={14} /></ActionIcon>
    </span>
  );
}

function NumberChoice({ phones, phone, onChoose }: { readonly phones: readonly Phone[]; readonly phone: Phone; readonly onChoose: (field: string) => void }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><Button size="compact-sm" variant="subtle" color="gray" rightSection={<IconChevronDown size={14} aria-hidden />} aria-label={`Number: ${phone.name}, ${phone.text}`}><span className="bt-numbers">{phone.text}</span></Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Dial</Menu.Label>
        {phones.map((one) => <Menu.Item key={one.field} onClick={() => onChoose(one.field)}>{one.name} <span className="bt-numbers">{one.text}</span></Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
