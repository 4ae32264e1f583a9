import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from 'react-router';
import { dropSetting, intentFor, saveSetting, submit, useRunsByIds, useSettingsUnder } from '../../storage/index.ts';
import { ChannelTile, formatAgo, formatCount, listAnd, notifyDone, notifyProblem, SectionLabel } from '../../ui/index.ts';
import { useNow } from '../use-now.ts';
import { halfFilledPrefix } from './half-filled.ts';
import { halfFilledItems, isLive, type HalfFilledItem } from './half-filled-items.ts';
import './work.css';

const cannotSave = () => notifyProblem('Nothing can be saved now.');

/**
 * Everything begun and not finished, with how long it lies: gone on with, or thrown away. Of one record when it is
 * named, without the activity that is open there anyway. Nothing when nothing is half-filled.
 */
export function HalfFilledList({ record, except }: { readonly record?: string; readonly except?: string | null }) {
  const kept = useSettingsUnder(halfFilledPrefix);
  const now = useNow();
  const items = halfFilledItems(kept ?? [], record).filter(({ about }) => about.activity !== except);
  const runs = useRunsByIds(items.map(({ about }) => about.run));
  if (items.length === 0) return null;
  return (
    <section aria-label="Half-filled">
      <SectionLabel count={items.length}>Half-filled</SectionLabel>
      <ul className="bt-card work-half-filled">
        {items.map((item) => <HalfFilledRow key={item.key} item={item} live={isLive(item, runs.get(item.about.run)?.snapshot)} named={record === undefined} now={now} />)}
      </ul>
    </section>
  );
}

function HalfFilledRow({ item, live, named, now }: { readonly item: HalfFilledItem; readonly live: boolean; readonly named: boolean; readonly now: number }) {
  const { about, note, parts } = item;
  const what = note === '' ? listAnd(parts.map(([count, one]) => formatCount(count, one))) : `“${note}”`;
  const name = named ? `${about.title}: ${about.name}` : about.name;
  return (
    <li>
      <ChannelTile channel={about.channel} labelled />
      <span className="work-half-filled-what">
        <b>{named ? about.title : about.name}</b>
        <small>{[named ? about.name : '', live ? '' : 'the record has moved on', what].filter(Boolean).join(' · ')}</small>
      </span>
      <time dateTime={new Date(item.at).toISOString()}>{formatAgo(item.at, now)}</time>
      {live ? <Button component={Link} to={`/records/${about.record}?run=${about.run}&activity=${about.activity}`} size="compact-sm" variant="default" aria-label={`Go on with ${name}`}>Go on</Button> : null}
      {!live && note !== '' ? <Button size="compact-sm" variant="default" aria-label={`Keep the note of ${name}`} onClick={() => void keepAsNote(item)}>Keep as note</Button> : null}
      <ActionIcon variant="subtle" color="gray" aria-label={`Throw away ${name}`} onClick={() => void throwAway(item)}><IconTrash size={16} /></ActionIcon>
    </li>
  );
}

/** It is gone at once and comes back from the message. */
async function throwAway({ key, about }: HalfFilledItem): Promise<void> {
  try {
    const was = await dropSetting(key);
    notifyDone({ message: `${about.name} thrown away`, undo: () => { saveSetting(key, was).catch(cannotSave); } });
  } catch {
    cannotSave();
  }
}

/** What was typed for a stay that is over still belongs to the record's story. */
async function keepAsNote({ key, about, note }: HalfFilledItem): Promise<void> {
  try {
    const [ack] = await submit([intentFor({ record: about.record, run: about.run, intent: { type: 'note' }, note: `${about.name}: ${note}` })]);
    if (!ack?.ok) throw new Error('refused');
    await dropSetting(key);
    notifyDone({ message: 'Kept in the timeline' });
  } catch {
    cannotSave();
  }
}
