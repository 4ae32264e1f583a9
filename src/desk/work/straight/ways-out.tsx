import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ActivityOption, OutcomeOption } from '#engine/run';
import { ChannelTile, formatCount, Kbd, SectionLabel, ToneDot, useHotkeysSafe } from '../../../ui/index.ts';
import type { Place } from '../../record/focus.ts';
import type { RecordData } from '../../record/record-data.ts';
import { ChooseDialog } from '../../verdict/choose-dialog.tsx';
import { useChooseOutcome } from '../../verdict/choose-outcome.ts';
import { OutcomeCard } from '../../verdict/outcome-card.tsx';

/** How it goes on: every open outcome a button with its number, then what could be done first, then what is locked and why. */
export function WaysOut({ data, first, onWork, onGo }: {
  readonly data: RecordData;
  /** Activities that may still be done before one goes on. */
  readonly first: readonly ActivityOption[];
  readonly onWork: (activity: string) => void;
  readonly onGo: (place: Place) => void;
}) {
  const all = data.options?.outcomes ?? [];
  const open = all.filter((option) => option.open);
  const others = all.filter((option) => !option.open);
  return (
    <>
      <div className="straight-ways">
        {open.map((option, index) => <Way key={option.outcome.id} option={option} data={data} number={index + 1} />)}
      </div>
      {open.length === 0 ? <p className="work-hint">No outcome is open yet. Each says below what it still needs.</p> : null}
      {first.length === 0 ? null : (
        <>
          <SectionLabel>{open.length === 0 ? 'To do' : 'Or first'}</SectionLabel>
          <div className="straight-ways">{first.map((option, index) => <First key={option.activity.id} option={option} number={open.length + index + 1} onWork={onWork} />)}</div>
        </>
      )}
      {others.length === 0 ? null : (
        <section aria-label="Not open now">
          <SectionLabel right={formatCount(others.length, 'outcome')}>Not open now</SectionLabel>
          <div className="straight-locked">{others.map((option) => <OutcomeCard key={option.outcome.id} option={option} data={data} onGo={onGo} />)}</div>
        </section>
      )}
    </>
  );
}

function Way({ option, data, number }: { readonly option: OutcomeOption; readonly data: RecordData; readonly number: number }) {
  const choosing = useChooseOutcome(option, data);
  const { outcome, target } = option;
  useHotkeysSafe(number < 10 ? [[String(number), choosing.press]] : []);
  return (
    <>
      <button type="button" className="straight-way" data-tone={outcome.tone} disabled={choosing.busy} aria-label={`${outcome.name}, move to ${target.name}`} onClick={choosing.press}>
        <ToneDot tone={outcome.tone} size={9} />
        <span><b>{outcome.name}</b><small><IconArrowRight size={12} aria-hidden />{target.name}</small></span>
        {number < 10 ? <Kbd keys={String(number)} /> : null}
      </button>
      {choosing.refused === null || choosing.asking ? null : <p className="desk-refused" role="alert">{choosing.refused}</p>}
      {choosing.asking ? <ChooseDialog option={option} data={data} choosing={choosing} /> : null}
    </>
  );
}

function First({ option, number, onWork }: { readonly option: ActivityOption; readonly number: number; readonly onWork: (activity: string) => void }) {
  const { activity } = option;
  useHotkeysSafe(number < 10 ? [[String(number), () => onWork(activity.id)]] : []);
  return (
    <Button className="straight-first" variant="default" justify="space-between" leftSection={<ChannelTile channel={option.channel ?? activity.channel} />} rightSection={number < 10 ? <Kbd keys={String(number)} /> : null} onClick={() => onWork(activity.id)}>
      {activity.name}{option.required ? '' : ', optional'}
    </Button>
  );
}
