import { Select } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { touchPaths, type Blueprint, type TouchPath, type Weekday } from '#engine/blueprint';
import { describeWeekdays, formatCount, listAnd, quoted } from '../../ui/index.ts';
import { Section } from '../fields/section.tsx';
import { useDraft, useNames } from '../studio-context.ts';
import { LengthMeter } from './length-meter.tsx';
import { RulerStrip } from './ruler-strip.tsx';

const week: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The planned touch days of a way through the drawing, on a ruler: gaps, weekends, what breaks the rhythm, and how long it runs (S54, S65). */
export function DayRuler() {
  const draft = useDraft();
  const names = useNames();
  const [chosen, choose] = useState('longest');
  const [startsOn, startOn] = useState<Weekday | null>(null);
  const rested = useDeferredValue(draft);
  const paths = useMemo(() => touchPaths(rested), [rested]);
  const ways = paths ? [{ key: 'longest', label: 'The longest way', path: paths.longest }, ...paths.toEnds.map((path) => ({ key: path.end, label: `Shortest to ${quoted(names.stage(path.end))}`, path }))] : [];
  const shown = ways.find(({ key }) => key === chosen) ?? ways[0];
  const first = startsOn ?? week.find((day) => draft.rhythm.weekdays.includes(day)) ?? 'monday';
  return (
    <Section title="Day ruler" summary={shown ? undefined : 'no start yet'} sentence={shown && sayPath(shown.path, draft)}>
      {!shown && <p className="bt-quiet">Choose where records start: then the planned touches stand here, day by day.</p>}
      {shown && (
        <>
          <div className="bt-rule-line">
            <Select className="bt-rule-half" label="Way" data={ways.map(({ key, label }) => ({ value: key, label }))} value={shown.key} allowDeselect={false} onChange={(key) => key && choose(key)} />
            <Select className="bt-rule-half" label="Starts on" data={week.map((day) => ({ value: day, label: describeWeekdays([day]) }))} value={first} allowDeselect={false} onChange={(day) => day && startOn(day)} />
          </div>
          <p className="bt-ruler-way" title={shown.path.stages.map((stage) => names.stage(stage)).join(' → ')}>{shown.path.stages.map((stage) => names.stage(stage)).join(' → ')}</p>
          <RulerStrip path={shown.path} startsOn={week.indexOf(first)} />
          <LengthMeter path={shown.path} />
          <BrokenGaps path={shown.path} />
        </>
      )}
    </Section>
  );
}

function BrokenGaps({ path }: { path: TouchPath }) {
  const { rhythm: { gap } } = useDraft();
  if (path.broken.length === 0) return null;
  return (
    <ul className="bt-ruler-broken">
      {path.broken.map(({ from, to, is }) => (
        <li key={`${from}-${to}`}>Day {from} to {to}: {formatCount(to - from, 'day')} apart, {is === 'short' ? `less than ${formatCount(gap.min, 'allowed day')}` : `more than ${formatCount(gap.max, 'allowed day')}`}.</li>
      ))}
    </ul>
  );
}

function sayPath({ touches, lastDay, broken }: TouchPath, { rhythm }: Blueprint): string {
  if (lastDay === null) return 'No touch is planned that every record gets';
  const days = new Set(touches.map(({ day }) => day)).size;
  const faults = [
    ...(lastDay > rhythm.length.max ? [`longer than ${formatCount(rhythm.length.max, 'day')}`] : []),
    ...(lastDay < rhythm.length.min ? [`shorter than ${formatCount(rhythm.length.min, 'day')}`] : []),
    ...(broken.length > 0 ? [`${formatCount(broken.length, 'gap')} ${broken.length === 1 ? 'breaks' : 'break'} the rhythm`] : []),
  ];
  return `${formatCount(touches.length, 'touch', 'touches')} on ${formatCount(days, 'day')}, the last on day ${lastDay}${faults.length === 0 ? '' : `: ${listAnd(faults)}`}`;
}
