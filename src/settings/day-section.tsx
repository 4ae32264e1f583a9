import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import { hoursProblem, savePerson, useMe, useWorkDay, type PersonRow } from '../storage/index.ts';
import { notifyProblem } from '../ui/index.ts';
import { Row, Section } from './section.tsx';
import { useZones } from './zones.ts';

/** Where and when whoever works here works: their day on Today begins and ends by it. */
export function DaySection() {
  const me = useMe();
  return (
    <Section id="day" title="Working day" lead="Today begins and ends in your zone, and its room is counted between these hours. When a customer may be reached goes by the customer’s own zone.">
      {me === undefined ? null : <div className="bt-rows" key={me.id}><ZoneRow me={me} /><HoursRow me={me} /></div>}
    </Section>
  );
}

function ZoneRow({ me }: { readonly me: PersonRow }) {
  const zones = useZones(me.zone);
  const keep = (zone: string | null) => {
    if (zone !== null && zone !== me.zone) savePerson({ ...me, zone }).catch(() => notifyProblem('The time zone could not be saved.'));
  };
  return (
    <Row name="Your time zone" note={`For ${me.name}. Every person has their own.`}>
      <Select aria-label="Your time zone" w={240} searchable allowDeselect={false} nothingFoundMessage="No such zone" data={[...zones]} limit={60} value={me.zone} onChange={keep} />
    </Row>
  );
}

/** The desk keeps what a touch takes beside the hours; it is set on Today (S117). */
function HoursRow({ me }: { readonly me: PersonRow }) {
  const [workDay, save] = useWorkDay(me.id);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = (end: 'from' | 'to', field: HTMLInputElement) => {
    const stored = workDay[end];
    if (field.value === stored) return;
    const next = { ...workDay, [end]: field.value };
    const refused = hoursProblem(next);
    setProblem(refused === null ? null : `${refused} It stays ${stored}.`);
    if (refused !== null) field.value = stored;
    else save(next).catch(() => {
      field.value = stored;
      notifyProblem('Your hours could not be saved.');
    });
  };
  return (
    <Row name="Your hours" note={problem === null ? 'The room of a day, and what fits into it.' : <span role="alert" className="bt-settings-problem">{problem}</span>}>
      <span className="bt-settings-hours">
        <TextInput type="time" aria-label="Your day begins" key={`from ${workDay.from}`} defaultValue={workDay.from} onBlur={(event) => keep('from', event.currentTarget)} />
        <span>to</span>
        <TextInput type="time" aria-label="Your day ends" key={`to ${workDay.to}`} defaultValue={workDay.to} onBlur={(event) => keep('to', event.currentTarget)} />
      </span>
    </Row>
  );
}
