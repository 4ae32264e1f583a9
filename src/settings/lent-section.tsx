import { useState } from 'react';
import { Button, Group, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { savePerson, usePeople, type PersonRow } from '../storage/index.ts';
import { capital, formatDate, Initials, notifyDone, notifyProblem, sayKey, StatusPill } from '../ui/index.ts';
import { Section } from './section.tsx';

type Loan = NonNullable<PersonRow['delegates']>[number];

/** Who may approve for whom while somebody is away: the role, to whom, until when (S9). */
export function LentSection() {
  const people = usePeople();
  const [now] = useState(() => Date.now());
  const loans = people.flatMap((person) => (person.delegates ?? []).map((loan) => ({ person, loan })));
  const takeBack = (person: PersonRow, loan: Loan) => {
    savePerson({ ...person, delegates: (person.delegates ?? []).filter((one) => one !== loan) }).then(
      () => notifyDone({ message: `${person.name} approves alone again`, undo: () => void savePerson(person) }),
      () => notifyProblem('The right could not be taken back.'),
    );
  };
  return (
    <Section id="rights" title="Lent approval rights" lead="While somebody is away, another person may approve in their role. The timeline shows both names, and nobody approves their own work this way.">
      {loans.length === 0 ? null : (
        <ul className="bt-rows bt-settings-people">
          {loans.map(({ person, loan }) => {
            const over = loan.until !== null && loan.until <= now;
            const to = people.find((one) => one.id === loan.to)?.name ?? 'somebody who is gone';
            return (
              <li key={`${person.id}/${loan.role}/${loan.to}`} className="bt-settings-loan">
                <Initials name={person.name} size={28} />
                <span><b>{person.name}</b> lends <b>{sayKey(loan.role).toLowerCase()}</b> to <b>{to}</b></span>
                <StatusPill tone={over ? 'neutral' : 'primary'}>{loan.until === null ? 'until taken back' : `${over ? 'ended' : 'until'} ${formatDate(loan.until - 1, person.zone)}`}</StatusPill>
                <Button size="compact-sm" variant="default" onClick={() => takeBack(person, loan)} aria-label={`Take back ${sayKey(loan.role).toLowerCase()} from ${to}`}>Take back</Button>
              </li>
            );
          })}
        </ul>
      )}
      <LendForm people={people} now={now} />
    </Section>
  );
}

function LendForm({ people, now }: { readonly people: readonly PersonRow[]; readonly now: number }) {
  const [from, setFrom] = useState<string | null>(null);
  const [role, setRole] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const lender = people.find((person) => person.id === from);
  const lend = async () => {
    if (!lender || role === null || to === null) return;
    const loan: Loan = { role, to, until: until === null ? null : endOf(until) };
    try {
      await savePerson({ ...lender, delegates: [...(lender.delegates ?? []).filter((one) => one.role !== role || one.to !== to), loan] });
      notifyDone({ message: `${capital(sayKey(role).toLowerCase())} lent to ${people.find((person) => person.id === to)?.name ?? 'somebody'}` });
      setRole(null);
      setTo(null);
      setUntil(null);
    } catch {
      notifyProblem('The right could not be lent.');
    }
  };
  if (people.length < 2) return <p className="bt-settings-note">Add a second person first: a right is lent to somebody else.</p>;
  const named = (list: readonly PersonRow[]) => list.map((person) => ({ value: person.id, label: person.name }));
  return (
    <form className="bt-settings-lend" onSubmit={(event) => { event.preventDefault(); void lend(); }}>
      <Select label="From" placeholder="Who is away" data={named(people)} value={from} onChange={(value) => { setFrom(value); setRole(null); if (value === to) setTo(null); }} />
      <Select label="Role" placeholder={lender ? 'Which right' : 'Choose who first'} disabled={!lender} data={(lender?.roles ?? []).map((one) => ({ value: one, label: sayKey(one) }))} value={role} onChange={setRole} />
      <Select label="To" placeholder="Who stands in" data={named(people.filter((person) => person.id !== from))} value={to} onChange={setTo} />
      <DateInput label="Last day" placeholder="Taken back by hand" clearable minDate={new Date(now)} value={until} onChange={setUntil} />
      <Group justify="flex-end"><Button type="submit" variant="default" disabled={!lender || role === null || to === null}>Lend the right</Button></Group>
    </form>
  );
}

/** The first moment of the day after, on this device's calendar. */
function endOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  return new Date(year, month - 1, date + 1).getTime();
}
