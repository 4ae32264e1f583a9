import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import { savePerson, useMe, useSetting, type PersonRow } from '../storage/index.ts';
import { notifyProblem } from '../ui/index.ts';
import { Row, Section } from './section.tsx';
import { useZones } from './zones.ts';

/** What the desk keeps under a person's name; what a touch takes stands beside it and is set on Today (S117). */
interface Hours {
  readonly from?: string;
  readonly to?: string;
}

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

function HoursRow({ me }: { readonly me: PersonRow }) {
  const [stored, save] = useSetting<Hours>(`today/day/${me.id}`, {});
  const [problem, setProblem] = useState<string | null>(null);
  const from = stored.from ?? '09:00';
  const to = stored.to ?? '18:00';
  const keep = (change: Hours) => {
    const next = { from, to, ...stored, ...change };
    if (next.from === '' || next.to === '') return;
    const ends = next.from < next.to;
    setProblem(ends ? null : 'A day ends after it begins.');
    if (ends) save(next).catch(() => notifyProblem('Your hours could not be saved.'));
  };
  return (
    <Row name="Your hours" note={problem === null ? 'The room of a day, and what fits into it.' : <span role="alert" className="bt-settings-problem">{problem}</span>}>
      <span className="bt-settings-hours">
        <TextInput type="time" aria-label="Your day begins" key={`from ${from}`} defaultValue={from} onBlur={(event) => keep({ from: event.currentTarget.value })} />
        <span>to</span>
        <TextInput type="time" aria-label="Your day ends" key={`to ${to}`} defaultValue={to} onBlur={(event) => keep({ to: event.currentTarget.value })} />
      </span>
    </Row>
  );
}
