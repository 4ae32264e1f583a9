import './after-done.css';
import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { announce, Kbd } from '../../ui/index.ts';
import { isDueNow } from '../record/focus.ts';
import { useRecordData, type RecordData } from '../record/record-data.ts';
import type { TodayItem } from './today-data.ts';

interface Next {
  readonly id: string;
  readonly item: TodayItem | undefined;
  readonly link: string | undefined;
}

/**
 * Whether the record has something left to do or decide right now: an activity that is due as well, be it the voicemail after
 * a call nobody took, or a way out that may be taken. A way to lose it counts only after a bad result: it stands open for
 * long in most stages, and nobody should have to pass it at every line.
 */
export function asksForMore({ options, entries, process, when }: Pick<RecordData, 'options' | 'entries' | 'process' | 'when'>): boolean {
  if (!options) return false;
  const last = entries.findLast(({ ok, intent }) => ok && intent.type === 'complete')?.intent;
  const tone = last?.type === 'complete' && last.result !== null ? process?.version.document.activities[last.activity]?.results[last.result]?.tone : undefined;
  return options.outcomes.some(({ open, outcome }) => open && (outcome.tone !== 'negative' || tone === 'negative'))
    || options.activities.some(({ status, dueAt }) => status === 'open' && isDueNow(dueAt, when.now));
}

/** The line is done: the next one opens by itself, unless the record asks for more. Then it says who is next and waits. */
export function AfterDone({ record, run, next }: { readonly record: string; readonly run: string | null; readonly next: Next | null }) {
  const navigate = useNavigate();
  const data = useRecordData(record, run);
  const [stayed, setStayed] = useState(false);
  // whoever works straight through leaves that by themselves
  const straight = useSearchParams()[0].has('straight');
  const open = data?.options ? asksForMore(data) : null;
  const link = next?.link;
  const title = next?.item?.title ?? '';
  useEffect(() => {
    if (open === true) setStayed(true);
    if (open !== false || stayed || straight || link === undefined) return;
    announce(`Done. Next: ${title}`);
    void navigate(link);
  }, [open, stayed, straight, link, title, navigate]);
  if (next === null) return <p className="tdy-done" role="status">Done. That was the last line of the day. <Link to="/today">Back to Today</Link></p>;
  if (!stayed || link === undefined) return null;
  return (
    <div className="tdy-done" role="status">
      <span>Done. Decide how it goes on here, or go on to <b>{title}</b>.</span>
      <Button size="compact-xs" variant="light" component={Link} to={link} rightSection={<Kbd keys="J" />}>Next</Button>
    </div>
  );
}
