import './settings.css';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { Page, PageHeader, usePageTitle } from '../ui/index.ts';
import { AboutSection } from './about-section.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { DataSection, type DataSectionProps } from './data-section.tsx';
import { DaySection } from './day-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LentSection } from './lent-section.tsx';
import { NormsSection } from './norms-section.tsx';
import { PeopleSection } from './people-section.tsx';

const parts = [
  { id: 'people', name: 'People' }, { id: 'rights', name: 'Lent rights' }, { id: 'day', name: 'Working day' }, { id: 'hours', name: 'Working hours' }, { id: 'norms', name: 'Industry norms' },
  { id: 'data', name: 'Data' }, { id: 'keys', name: 'Keys' }, { id: 'about', name: 'About' },
] as const;

/** Who works here and when, what is stored, which keys there are. Making the demo and the backup file belong to the app, which hands them in. */
export function SettingsScreen({ onLoadDemo, onBackup }: DataSectionProps) {
  usePageTitle('Settings');
  const at = useNamedPart();
  return (
    <Page>
      <div className="bt-settings">
        <PageHeader title="Settings" />
        <nav className="bt-settings-nav" aria-label="Parts of the settings">
          {parts.map(({ id, name }) => <Link key={id} to={`#${id}`} aria-current={id === at ? 'location' : undefined}>{name}</Link>)}
        </nav>
        <div className="bt-settings-parts">
          <PeopleSection />
          <LentSection />
          <DaySection />
          <CalendarSection />
          <NormsSection />
          <DataSection onLoadDemo={onLoadDemo} onBackup={onBackup} />
          <KeysSection />
          <AboutSection />
        </div>
      </div>
    </Page>
  );
}

/** The part the address names, brought into sight when it changes: every part can be linked to. */
function useNamedPart(): string {
  const { hash, key } = useLocation();
  const named = parts.find(({ id }) => `#${id}` === hash)?.id ?? null;
  useEffect(() => {
    if (named === null) return;
    const part = document.getElementById(named);
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  }, [named, key]);
  return named ?? 'people';
}
