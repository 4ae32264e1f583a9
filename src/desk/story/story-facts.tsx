import { IconCheck, IconEye, IconEyeOff } from '@tabler/icons-react';
import type { Version } from '#engine/blueprint';
import { formatAgo, formatDuration, SectionLabel, StatusPill } from '../../ui/index.ts';
import type { RecordData } from '../record/record-data.ts';
import { signpostsOf } from '../record/signposts.ts';
import { deedsOf, sourceText, timeToContact } from '../record/source.ts';
import type { Moment } from './story-moments.ts';

/** How it is today, for those who handed the record over and only want to know (S81): where it stands, whose it is, where it came from. */
export function StoryFacts({ data }: { readonly data: RecordData }) {
  const { record, run, runs, names, when, entries } = data;
  const deeds = deedsOf(entries);
  const source = sourceText(record.fields, when.now);
  const { since, contact } = timeToContact({ deeds, runs, createdAt: record.createdAt });
  const stands = run === null ? 'In no blueprint' : run.status === 'running' ? `In ${names.stage(run.stage)} for ${formatDuration(when.now - run.enteredAt)}` : run.status === 'ended' ? `Ended: ${names.stage(run.stage)}` : 'Taken out of the blueprint';
  return (
    <dl className="story-facts">
      <div><dt>Today</dt><dd>{stands}</dd></div>
      <div><dt>Owner</dt><dd>{record.owner === null ? 'Nobody' : names.person(record.owner)}</dd></div>
      <div><dt>Source</dt><dd>{source === '' ? 'Not written down' : source}</dd></div>
      <div><dt>Time to contact</dt><dd>{contact === null ? 'Not contacted yet' : formatDuration(Math.abs(contact - since))}</dd></div>
    </dl>
  );
}

/** What had been done in the stage by then, and the content that was meant to be seen on the way (S98). */
export function StageThen({ moment, version, data }: { readonly moment: Moment; readonly version: Version; readonly data: RecordData }) {
  const { document } = version;
  const stage = moment.stage === null ? undefined : document.stages[moment.stage];
  if (!stage) return null;
  const own = [...stage.activities, ...Object.values(stage.lanes ?? {}).flatMap((lane) => lane.activities)];
  const times = (activity: string) => moment.done.filter((one) => one.activity === activity).length;
  const deeds = deedsOf(data.entries).filter((deed) => deed.at <= moment.entry.at);
  const posts = signpostsOf(document, [...moment.path, stage.id], deeds, data.record.fields);
  return (
    <div className="story-then">
      <section aria-label={`Done in ${stage.name} by then`}>
        <SectionLabel right={<StatusPill tone="primary" dot>{stage.name}</StatusPill>}>Done by then</SectionLabel>
        {own.length === 0 ? <p>Nothing is to be done in this stage.</p> : (
          <ul>{own.map((id) => <li key={id} data-done={times(id) > 0 || undefined}><span className="story-mark">{times(id) > 0 ? <IconCheck size={12} stroke={3} aria-label="Done" /> : null}</span><span>{data.names.activity(id)}</span>{times(id) > 1 ? <small>{times(id)} times</small> : null}</li>)}</ul>
        )}
      </section>
      {posts.length === 0 ? null : (
        <section aria-label="Content on the way">
          <SectionLabel>Content on the way</SectionLabel>
          <ul>{posts.map((post) => <li key={`${post.stage} ${post.name}`} data-done={post.seen !== null || undefined}><span className="story-mark" data-plain>{post.seen === null ? <IconEyeOff size={14} aria-label="Not seen" /> : <IconEye size={14} aria-label="Seen" />}</span><span>{post.name}</span><small>{post.seen?.at ? formatAgo(post.seen.at, data.when.now) : post.stage}</small></li>)}</ul>
        </section>
      )}
    </div>
  );
}
