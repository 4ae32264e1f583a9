import { Anchor, Button, Loader } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useInRouterContext } from 'react-router';
import type { Condition } from '#engine/blueprint';
import { matching, useViews } from '../../storage/index.ts';
import { formatCount, formatNumber } from '../../ui/index.ts';
import { useDraft, useDraftPart, useRecordType } from '../studio-context.ts';

/** How many of the records that are there fit the rule, counted on demand and again whenever the rule changes. */
export function EnrolmentCount() {
  const [asked, ask] = useState(false);
  const isInApp = useInRouterContext();
  const id = useDraftPart((draft) => draft.id);
  return (
    <>
      {asked ? <Counted /> : <Button size="compact-xs" variant="light" leftSection={<IconUsers size={14} aria-hidden />} style={{ alignSelf: 'flex-start' }} onClick={() => ask(true)}>How many fit now?</Button>}
      {isInApp && <Anchor component={Link} size="xs" to={`/records/check?blueprint=${id}`}>Check the records against this blueprint</Anchor>}
    </>
  );
}

type Count = { readonly fit: number; readonly ruledOut: number; readonly leave: number; readonly all: number };

function Counted() {
  const { recordType, enrolment: { when, unless, exitWhen } } = useDraft();
  const type = useRecordType();
  const views = useViews(recordType);
  const condition = when.type === 'condition' ? when.condition : when.type === 'view' ? views?.find(({ id }) => id === when.view)?.condition : null;
  const [count, setCount] = useState<Count | 'failed' | null>(null);
  useEffect(() => {
    if (condition === undefined || condition === null) return undefined;
    let isOld = false;
    const wait = setTimeout(() => {
      void countFits(recordType, condition, unless, exitWhen).then((answer) => { if (!isOld) setCount(answer); }, () => { if (!isOld) setCount('failed'); });
    }, 250);
    return () => {
      isOld = true;
      clearTimeout(wait);
    };
  }, [recordType, condition, unless, exitWhen]);
  if (count === null) return <Loader size="xs" role="status" aria-label="Counting the records that fit" />;
  if (count === 'failed') return <p className="bt-field-warning" role="status">The records could not be counted.</p>;
  const { fit, all, ruledOut, leave } = count;
  const some = [...(ruledOut > 0 ? [`${formatNumber(ruledOut)} ruled out`] : []), ...(leave > 0 ? [`${formatNumber(leave)} would leave at once`] : [])];
  return (
    <p className="bt-enrolment-count" role="status">
      <b>{formatNumber(fit)}</b> of {formatCount(all, type?.name.toLowerCase() ?? 'record', type?.plural.toLowerCase() ?? 'records')} {fit === 1 ? 'fits' : 'fit'} now{some.length > 0 ? `; ${some.join(', ')}` : ''}.
    </p>
  );
}

async function countFits(recordType: string, condition: Condition, unless: Condition | undefined, exitWhen: Condition | undefined): Promise<Count> {
  const both = (other: Condition | undefined) => (other === undefined ? [] : matching(recordType, { type: 'and', of: [condition, other] }));
  const [all, fit, ruledOut, leave] = await Promise.all([matching(recordType, null), matching(recordType, condition), both(unless), both(exitWhen)]);
  return { all: all.length, fit: fit.length, ruledOut: ruledOut.length, leave: leave.length };
}
