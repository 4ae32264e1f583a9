import { useState } from 'react';
import { ActionIcon, Button, Select, Switch, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconPlus, IconX } from '@tabler/icons-react';
import { calendarKey, calendarRefusal, saveCalendar, useMe, usualCalendar, useSetting, type CalendarRefusal, type WorkCalendar } from '../storage/index.ts';
import { notifyDone, notifyProblem } from '../ui/index.ts';
import { Row, Section } from './section.tsx';
import { useZones } from './zones.ts';

const weekdays = [[1, 'Monday'], [2, 'Tuesday'], [3, 'Wednesday'], [4, 'Thursday'], [5, 'Friday'], [6, 'Saturday'], [7, 'Sunday']] as const;
type Weekday = (typeof weekdays)[number][0];
type Shift = WorkCalendar['hours'][Weekday][number];
const usualShift: Shift = { from: '09:00', to: '17:00' };
/** Told apart from any zone's name. */
const ownZone = 'customer';

/** When the workspace works: what waits and time limits in working hours and days count by, and the days nobody is contacted on (domain.md section 5). */
export function CalendarSection() {
  const [stored] = useSetting<WorkCalendar>(calendarKey, usualCalendar);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = (next: WorkCalendar, done?: string): boolean => {
    const refusal = calendarRefusal(next);
    setProblem(refusal === null ? null : words[refusal]);
    if (refusal !== null) return false;
    saveCalendar(next).then(
      () => { if (done !== undefined) notifyDone({ message: done, undo: () => void saveCalendar(stored) }); },
      () => notifyProblem('The working hours could not be saved.'),
    );
    return true;
  };
  return (
    <Section id="hours" title="Working hours and holidays" lead="Time limits and waits in working hours and days count by these, and no rhythm plans a contact on a holiday. They count from a record’s next step on; what is due already keeps its moment.">
      <div className="bt-rows">
        {weekdays.map(([day, name]) => <WeekdayRow key={day} name={name} shifts={stored.hours[day]} onKeep={(shifts) => keep({ ...stored, hours: { ...stored.hours, [day]: shifts } })} />)}
        <ZoneRow zone={stored.zone} onKeep={(zone) => keep({ ...stored, zone })} />
        <HolidaysRow holidays={stored.holidays} onKeep={(holidays, done) => keep({ ...stored, holidays }, done)} />
      </div>
      {problem === null ? null : <p role="alert" className="bt-settings-problem bt-settings-after">{problem} It stays as it was.</p>}
    </Section>
  );
}

const words: Readonly<Record<CalendarRefusal, string>> = {
  nobodyWorks: 'Somebody has to work on one day of the week.',
  notInOrder: 'Hours end after they begin, and one stretch after the other.',
  badDate: 'That is no date or no time.',
  badZone: 'There is no such time zone.',
};

function WeekdayRow({ name, shifts, onKeep }: { readonly name: string; readonly shifts: readonly Shift[]; readonly onKeep: (shifts: readonly Shift[]) => boolean }) {
  const change = (at: number, end: keyof Shift, field: HTMLInputElement) => {
    const shift = shifts[at];
    if (shift === undefined || field.value === shift[end]) return;
    if (!onKeep(shifts.map((one, index) => (index === at ? { ...one, [end]: field.value } : one)))) field.value = shift[end];
  };
  const last = shifts.at(-1);
  return (
    <div className="bt-settings-weekday">
      <Switch label={name} checked={shifts.length > 0} onChange={({ currentTarget }) => onKeep(currentTarget.checked ? [usualShift] : [])} />
      <div className="bt-settings-shifts">
        {shifts.length === 0 ? <span className="bt-settings-note">Nobody works</span> : null}
        {shifts.map((shift, at) => (
          <span key={`${at} ${shift.from} ${shift.to}`} className="bt-settings-hours">
            <TextInput type="time" aria-label={`${name} from${at === 0 ? '' : ` (${at + 1})`}`} defaultValue={shift.from} onBlur={({ currentTarget }) => change(at, 'from', currentTarget)} />
            <span>to</span>
            <TextInput type="time" aria-label={`${name} to${at === 0 ? '' : ` (${at + 1})`}`} defaultValue={shift.to} onBlur={({ currentTarget }) => change(at, 'to', currentTarget)} />
            {at === 0 ? null : <ActionIcon variant="subtle" aria-label={`Remove ${name} ${shift.from} to ${shift.to}`} onClick={() => onKeep(shifts.filter((_one, index) => index !== at))}><IconX size={14} /></ActionIcon>}
          </span>
        ))}
        {last === undefined || last.to >= '22:00' || shifts.length >= 3 ? null : (
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} aria-label={`Add hours to ${name}`} onClick={() => onKeep([...shifts, hourAfter(last.to)])}><span className="bt-settings-addword">Add hours</span></Button>
        )}
      </div>
    </div>
  );
}

/** An hour that begins an hour after the last one ended: to be changed. */
function hourAfter(end: string): Shift {
  const hour = Number(end.slice(0, 2));
  const at = (later: number) => `${String(hour + later).padStart(2, '0')}:${end.slice(3)}`;
  return { from: at(1), to: hour + 2 > 23 ? '23:59' : at(2) };
}

function ZoneRow({ zone, onKeep }: { readonly zone: string | null; readonly onKeep: (zone: string | null) => void }) {
  const me = useMe();
  const zones = useZones(zone ?? me?.zone ?? 'UTC');
  return (
    <Row name="Counted in" note="A customer’s own clock, or the zone of the office for everybody. When a customer may be contacted always goes by the customer’s clock.">
      <Select
        aria-label="Working hours are counted in" w={240} searchable allowDeselect={false} nothingFoundMessage="No such zone" limit={60}
        data={[{ value: ownZone, label: 'Each customer’s own zone' }, ...zones]} value={zone ?? ownZone}
        onChange={(next) => { if (next !== null) onKeep(next === ownZone ? null : next); }}
      />
    </Row>
  );
}

function HolidaysRow({ holidays, onKeep }: { readonly holidays: readonly string[]; readonly onKeep: (holidays: readonly string[], done: string) => void }) {
  const [date, setDate] = useState<string | null>(null);
  const add = () => {
    if (date === null) return;
    onKeep([...holidays, date], `${dayWords(date)} is a holiday`);
    setDate(null);
  };
  return (
    <div className="bt-settings-holidays">
      <b>Holidays</b>
      {holidays.length === 0 ? <p className="bt-settings-note">None yet. On a holiday no working time passes and nobody is contacted.</p> : (
        <ul aria-label="Holidays">
          {holidays.map((one) => (
            <li key={one}>{dayWords(one)}<ActionIcon variant="subtle" size="sm" aria-label={`Remove ${dayWords(one)}`} onClick={() => onKeep(holidays.filter((other) => other !== one), `${dayWords(one)} is no holiday any more`)}><IconX size={12} /></ActionIcon></li>
          ))}
        </ul>
      )}
      <span className="bt-settings-hours">
        <DateInput aria-label="Another holiday" placeholder="Choose a day" w={200} valueFormat="D MMM YYYY" value={date} onChange={setDate} />
        <Button variant="default" disabled={date === null || holidays.includes(date)} onClick={add}>Add holiday</Button>
      </span>
    </div>
  );
}

function dayWords(date: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
