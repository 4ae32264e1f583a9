import { memo, useMemo, type KeyboardEvent, type MouseEvent } from 'react';
import { Checkbox } from '@mantine/core';
import { useDraggable } from '@dnd-kit/core';
import { IconArrowsRight, IconClock, IconLock, IconLockOpen, IconPlayerPause } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import { options, type Options } from '#engine/run';
import type { BoardCard as Card, PersonRow } from '../../storage/index.ts';
import { ChannelTile, describeLock, formatCount, formatLate, formatMoment, formatNumber, formatSpan } from '../../ui/index.ts';
import { valueFieldOf } from './board-columns.ts';

export const cardHeight = 124;

/** What a card's doings need from the board. */
export interface CardHands {
  readonly onSelect: (run: string, how: 'toggle' | 'range') => void;
  readonly onMove: (card: Card) => void;
  readonly onFocus: (run: string) => void;
}

interface CardProps {
  readonly card: Card;
  readonly me: PersonRow;
  readonly type: RecordType | undefined;
  readonly now: number;
  readonly selected: boolean;
  readonly hands: CardHands;
}

/** A record on the board: who it is, what is next and how late, what it is worth, how long it stands here, and whether it may go on. */
export const BoardCard = memo(function BoardCard({ current, ...props }: CardProps & { readonly current: boolean }) {
  const { card, me, type, now, selected, hands } = props;
  const { run, process } = card;
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: run.id, data: { card } });
  const living = useMemo(() => (process ? options(process, run, now, { id: me.id, roles: me.roles }) : null), [process, run, now, me]);
  const pick = (event: MouseEvent) => {
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    hands.onSelect(run.id, event.shiftKey ? 'range' : 'toggle');
  };
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target === event.currentTarget) listeners?.['onKeyDown']?.(event);
  };
  const spoken = useMemo(() => [nameOf(card, type), textOf(card, type?.subtitle), nextOf(card, now, me.zone).words, stateOf(living).words].filter(Boolean).join(', '), [card, type, now, living, me.zone]);
  return (
    // oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a card is one stop for the keyboard: Space lifts it, Enter opens it, X picks it
    <div
      ref={setNodeRef} className="bt-card board-card" role="group" aria-roledescription="card that can be moved" data-run={run.id}
      aria-label={selected ? `${spoken}, selected` : spoken} aria-describedby={attributes['aria-describedby']}
      tabIndex={current ? 0 : -1} data-selected={selected || undefined} data-lifted={isDragging || undefined} {...listeners}
      onKeyDown={keys} onFocus={() => hands.onFocus(run.id)} onClick={pick}
    >
      <CardFace {...props} living={living} />
    </div>
    // oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
  );
});

/** What stands on the card. Apart from the card itself, which is drawn anew with every stage a held record passes over. */
const CardFace = memo(function CardFace({ card, me, type, now, selected, hands, living }: CardProps & { readonly living: Options | null }) {
  const { record, run } = card;
  const name = nameOf(card, type);
  const state = stateOf(living);
  const next = nextOf(card, now, me.zone);
  const field = valueFieldOf(type);
  const value = field === undefined ? null : record.fields[field.key];
  return (
    <>
      <header>
        <Checkbox size="xs" className="board-pick" tabIndex={-1} checked={selected} aria-label={`Select ${name}`} onChange={() => hands.onSelect(run.id, 'toggle')} onClick={(event) => event.stopPropagation()} />
        <Link to={`/records/${record.id}?run=${run.id}`} tabIndex={-1} draggable={false}>{name}</Link>
        {value === null || value === undefined || value === '' ? null : <b className="bt-numbers">{typeof value === 'number' ? formatNumber(value) : String(value)}</b>}
      </header>
      <p className="board-sub">{textOf(card, type?.subtitle)}</p>
      <p className="board-next" data-late={next.late || undefined}>{next.channel ? <ChannelTile channel={next.channel} size={18} /> : null}<span>{next.name}</span><b>{next.when}</b></p>
      <footer>
        <span className="board-state" data-tone={state.tone}><state.icon size={14} aria-hidden />{state.words}</span>
        <span className="board-age">{formatSpan(now - run.enteredAt)} here</span>
        <button type="button" className="board-move" tabIndex={-1} aria-label={`Move ${name}`} title="Move (M)" onClick={(event) => { event.stopPropagation(); hands.onMove(card); }}><IconArrowsRight size={16} aria-hidden /></button>
      </footer>
    </>
  );
});

function textOf({ record }: Card, key: string | undefined): string {
  return key === undefined ? '' : String(record.fields[key] ?? '');
}

function nameOf(card: Card, type: RecordType | undefined): string {
  return textOf(card, type?.title) || 'Without a name';
}

/** A place for a card whose record is not read yet. */
export function CardWaiting() {
  return <div className="bt-card board-card board-waiting" aria-hidden />;
}

function stateOf(living: Options | null) {
  if (living === null) return { icon: IconLock, words: 'Version missing', tone: 'neutral' } as const;
  if (living.paused) return { icon: IconPlayerPause, words: 'Paused', tone: 'neutral' } as const;
  const byHand = living.outcomes.filter((option) => option.byHand);
  const good = byHand.filter(({ outcome }) => outcome.tone === 'positive');
  const ready = good.find(({ open }) => open);
  if (ready) return { icon: IconLockOpen, words: `Ready: ${ready.outcome.name}`, tone: 'positive' } as const;
  const best = good.length > 0 ? good : byHand;
  const locked = best.filter(({ verdict }) => !verdict.met).sort((a, b) => a.verdict.missing - b.verdict.missing)[0];
  if (locked) return { icon: IconLock, words: describeLock(locked.verdict), tone: 'neutral' } as const;
  const open = byHand.filter((option) => option.open).length;
  if (open > 0) return { icon: IconLockOpen, words: `${formatCount(open, 'way')} open`, tone: 'positive' } as const;
  return byHand.length > 0 ? ({ icon: IconLock, words: 'Not yours to move', tone: 'neutral' } as const) : ({ icon: IconClock, words: 'Moves by itself', tone: 'time' } as const);
}

/** What a person does next with it, told by their own clock as on Today. */
function nextOf({ run, process }: Card, now: number, zone: string) {
  const due = run.dues.filter(({ kind }) => kind === 'activity' || kind === 'approval').sort((a, b) => a.at - b.at)[0];
  if (!due) return { name: 'Nothing planned', when: '', channel: null, late: false, words: 'nothing planned' };
  const name = process?.version.document.activities[due.activity ?? '']?.name ?? run.created?.find(({ activity }) => activity.id === due.activity)?.activity.name ?? (due.kind === 'approval' ? 'Approval' : 'Activity');
  const late = now - due.at > 60 * 60_000;
  const when = late ? formatLate(due.at, now) : due.at <= now ? 'now' : formatMoment(due.at, { zone, now });
  return { name, when, channel: due.channel ?? null, late, words: `next ${name} ${when}` };
}
