import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactNode } from 'react';
import { day, hour } from '#engine/kernel';
import { createHoursClock, factsOf, reasonsOf, rulesOf, scoreOf } from '#engine/queue';
import { CapacityBar } from '../../src/desk/today/capacity-bar.tsx';
import { TodayRow } from '../../src/desk/today/today-row.tsx';
import { TodaySection } from '../../src/desk/today/today-section.tsx';
import { wholeDay, type TodayData, type TodayItem } from '../../src/desk/today/today-data.ts';
import type { DueRow, PersonRow } from '../../src/storage/index.ts';
import { defaultRhythm } from '#engine/blueprint';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { DeskFrame } from './desk-frame.tsx';
import '../../src/desk/today/today.css';

const meta: Meta = { title: 'Desk/Today' };
export default meta;

const drawing = aBlueprint('Outbound').stage('First contact', (s) => s.call('First call').email('Follow-up email').task('Research').outcome('On', { to: 'End' })).end('End');
const document = { ...drawing.build(), rhythm: defaultRhythm };
/** A Wednesday, 14:30 in Berlin and 15:30 in Helsinki. */
const now = Date.parse('2026-11-25T13:30:00Z');
const me: PersonRow = { id: 'u_rep', name: 'Jonas Weber', roles: ['rep'], zone: 'Europe/Berlin', batch: null };

const due = (id: string, rest: Partial<DueRow> = {}): DueRow => ({
  id, key: id, run: `run-${id}`, record: `r-${id}`, space: 'live', owner: me.id, blueprint: document.id, automatic: 0, version: 'v', zone: 'Europe/Helsinki', at: now - 600_000, kind: 'activity',
  activity: drawing.id.activity('First call'), outcome: null, stage: drawing.id.stage('First contact'), channel: 'call', assignee: null, armed: 1, weight: { touchedAt: [now - day, now - 3 * day], touchLimit: 5 }, ...rest,
});

function dataOf(byChannel: TodayData['day']['byChannel'], overdue = 0): TodayData {
  return { me, people: [me], types: [], now, zone: me.zone, pins: [], team: false, togglePin: () => undefined, day: { now, groups: [], offered: [], waiting: [], total: 0, overdue, tomorrow: 0, byChannel, blueprints: [], values: [] } };
}

function itemOf(row: DueRow, title: string, subtitle: string, pinned = false): TodayItem {
  const facts = factsOf([row], { zone: me.zone, rules: new Map([['v', rulesOf(document)]]), pinned: new Set(pinned ? [row.id] : []) });
  const hours = createHoursClock(facts, now)(row);
  const reasons = reasonsOf(row, facts, hours, now);
  const activity = document.activities[row.activity ?? ''];
  return { id: row.id, due: row, line: { due: row, record: undefined, run: undefined, document }, activity, activityName: activity?.name ?? '', stageName: 'First contact', blueprintName: 'Outbound', title, subtitle, facts, hours, reasons, score: scoreOf(reasons), pinned, busy: null };
}

const items = [
  itemOf(due('best', { zone: 'Asia/Riyadh' }), 'Aino Lehtonen', 'Satama Freight'),
  itemOf(due('signal', { weight: { signalAt: now - 3 * hour, required: true, touchedAt: [], touchLimit: 5 } }), 'Tomás Ferreira', 'Granel Foods'),
  itemOf(due('late', { at: now - 2 * day, channel: 'email', activity: drawing.id.activity('Follow-up email'), weight: { limitAt: now + 20 * hour, touchedAt: [now - day, now - day, now - 2 * day, now - 3 * day, now - 4 * day], touchLimit: 5 } }), 'Ingrid Solheim', 'Solheim Pumper'),
  itemOf(due('closed', { zone: 'America/New_York', at: now + hour }), 'Anneke Visser', 'Delta Koeltechniek with a name that is much longer than its column'),
  itemOf(due('task', { channel: 'task', activity: drawing.id.activity('Research'), at: now + 3 * hour, weight: {} }), 'Daniel Okoye', 'Lekki Packaging', true),
];

function Rows({ chosen, team = false, width = 1080, why = false }: { readonly chosen: number; readonly team?: boolean; readonly width?: number; readonly why?: boolean }) {
  const [selected, select] = useState(items[chosen]?.id ?? null);
  const [open, setWhy] = useState<string | null>(why ? selected : null);
  const today = dataOf({});
  const controls = { view: { ...wholeDay, team }, selected, select, why: open, setWhy, snooze: () => undefined };
  return (
    <DeskFrame width={width}>
      <TodaySection label="Now" count={items.length} note="1 overdue" heads>
        {items.map((item, index) => <TodayRow key={item.id} item={item} next={items[index + 1]?.score ?? null} first={index === 0} today={today} controls={controls} />)}
      </TodaySection>
    </DeskFrame>
  );
}
const story = (shown: ReactNode): StoryObj => ({ render: () => <>{shown}</> });
const dark = (one: StoryObj): StoryObj => ({ ...one, globals: { theme: 'dark' } });

/** Best hour, a sign of life, a limit near with every touch used, hours that are closed, other work. */
export const Lines = story(<Rows chosen={0} />);
export const LinesInTheDark = dark(Lines);
/** Everybody's work, each line with its owner. */
export const TeamLines = story(<Rows chosen={2} team />);
/** Reasons with their points, what a day costs, pin and later. */
export const WhyFirst = story(<Rows chosen={1} why />);
export const WhyFirstInTheDark = dark(WhyFirst);
export const LinesOnThePhone = story(<Rows chosen={0} width={390} />);

const bar = (byChannel: TodayData['day']['byChannel'], overdue = 0) => story(<DeskFrame width={1080}><CapacityBar today={dataOf(byChannel, overdue)} spreadable onSpread={() => undefined} /></DeskFrame>);
export const RoomLeft = bar({ call: 5, email: 5, meeting: 1, social: 2, task: 2 });
export const TooMuch = bar({ call: 30, email: 20, document: 4 }, 23);
export const TooMuchInTheDark = dark(TooMuch);
