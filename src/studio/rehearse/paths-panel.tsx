import { Anchor, Button, CloseButton } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RunReplay, Stay } from '#engine/rehearsal';
import { useRecord } from '../../storage/index.ts';
import { capital, formatDuration, formatMoment, SectionLabel, type Names } from '../../ui/index.ts';
import { useMinute } from '../dock/use-minute.ts';
import { useNames, useRecordType } from '../studio-context.ts';
import { departureWords } from './departure-words.ts';

/** One run both ways: as it went, and as it would have gone, with every step that came out differently. */
export function PathsPanel({ replay, onClose }: { readonly replay: RunReplay; readonly onClose: () => void }) {
  const names = useNames();
  const now = useMinute();
  const type = useRecordType();
  const record = useRecord(replay.record);
  const zone = record?.zone ?? 'UTC';
  const name = String(record?.fields[type?.title ?? ''] ?? '') || 'This record';
  return (
    <aside className="live-drawer" aria-label={`${name}: both ways`}>
      <header><div><h2><Anchor inherit component={Link} to={`/records/${replay.record}?run=${replay.run}`}>{name}</Anchor></h2><p>As it went, and as it would have gone.</p></div><CloseButton aria-label="Close" onClick={onClose} /></header>
      <Button component={Link} to={`/records/${replay.record}?run=${replay.run}`} size="compact-md" variant="light" leftSection={<IconExternalLink size={15} aria-hidden />}>Open the record</Button>
      <SectionLabel order={3}>What came differently</SectionLabel>
      <ol className="reh-departures">
        {replay.departures.map((departure) => {
          const words = departureWords(departure, names);
          return <li key={`${departure.entry}/${departure.type}`} data-type={departure.type}><b>{words.what}</b><span>{words.why}</span><small>{formatMoment(departure.at, { zone, now })}</small></li>;
        })}
      </ol>
      <div className="reh-paths">
        <Way title="As it went" side={replay.was} names={names} />
        <Way title="By this draft" side={replay.now} names={names} />
      </div>
    </aside>
  );
}

function Way({ title, side, names }: { readonly title: string; readonly side: RunReplay['was']; readonly names: Names }) {
  return (
    <section aria-label={title}>
      <SectionLabel order={3}>{title}</SectionLabel>
      {side.path.length === 0 ? <p className="bt-quiet">Not let in</p> : <ol className="live-way">{side.path.map((stay) => <li key={`${stay.stage}/${stay.from}`}><b>{names.stage(stay.stage)}</b><span className="bt-quiet">{lengthOf(stay)}</span></li>)}</ol>}
      <p className="bt-quiet">{side.end === null ? 'Not at an end' : `Ended: ${capital(side.end)}`}</p>
    </section>
  );
}

function lengthOf({ from, to }: Stay): string {
  return to === null ? 'still there' : to === from ? 'at once' : formatDuration(to - from);
}
