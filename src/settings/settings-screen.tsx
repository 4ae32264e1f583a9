import './settings.css';
import { Page, PageHeader, usePageTitle } from '../ui/index.ts';
import { AboutSection } from './about-section.tsx';
import { DataSection } from './data-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LentSection } from './lent-section.tsx';
import { PeopleSection } from './people-section.tsx';

/** Who works here, what is stored, which keys there are. Making the demo and the backup file belong to the app, which hands them in. */
export function SettingsScreen({ onLoadDemo, onBackup }: { readonly onLoadDemo: () => void; readonly onBackup: () => Promise<void> }) {
  usePageTitle('Settings');
  return (
    <Page width="narrow">
      <PageHeader title="Settings" />
      <PeopleSection />
      <LentSection />
      <DataSection onLoadDemo={onLoadDemo} onBackup={onBackup} />
      <KeysSection />
      <AboutSection />
    </Page>
  );
}
