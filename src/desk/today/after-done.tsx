import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { announce, Kbd } from '../../ui/index.ts';
import { useRecordData } from '../record/record-data.ts';
import type { TodayItem } from './today-data.ts';

interface Next {
  readonly id: string;
  readonly item: TodayItem | undefined;
  readonly link: string | undefined;
}

/**
 * The line is done: the next one opens by itself, unless the record now asks for a decision (a way out that may be taken)
 * or has an activity open that is due as well. Then it says who is next and waits.
 */
export function AfterDone({ record, run, next }: { readonly record: string; readonly run: string | null; readonly next: Next | null }) {
  const navigate = useNavigate();
  const data = useRecordData(record, run);
  const [stayed, setStayed] = useState(false);
  // whoever works straight through leaves that by themselves
  const straight = useSearchParams()[0].has('straight');
  const open = data?.options ? data.options.outcomes.some((option) => option.open) || data.options.activities.some((option) => option.status === 'open' && option.required && (option.dueAt ?? 0) <= data.when.now) : null;
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
