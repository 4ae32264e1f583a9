import { Button } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { SectionLabel } from '../../ui/index.ts';
import { tours } from './tours.ts';
import { useTour } from './use-tour.ts';
import './tours.css';

/** The three tours, to be started whenever somebody wants one. */
export function ShowMeAround() {
  const start = useTour();
  return (
    <section aria-label="Show me around">
      <SectionLabel>Show me around</SectionLabel>
      <ul className="aca-tours">
        {Object.values(tours).map(({ role, name, about, steps }) => (
          <li key={role} className="bt-card">
            <IconCompass size={20} stroke={1.75} aria-hidden />
            <div><b>{name}</b><span>{about}</span></div>
            <Button size="compact-md" variant="light" aria-label={`Start the tour ${name.toLowerCase()}, ${steps.length} stops`} onClick={() => start(role)}>Start</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
