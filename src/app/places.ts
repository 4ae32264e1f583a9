import { IconAddressBook, IconChecks, IconMail, IconSettings, IconSitemap, IconSun, type Icon } from '@tabler/icons-react';

/** A place in the navigation. */
export interface Place {
  readonly to: string;
  readonly name: string;
  readonly icon: Icon;
}

/** The places of the top bar, in order. */
export const places: readonly Place[] = [
  { to: '/today', name: 'Today', icon: IconSun },
  { to: '/approvals', name: 'Approvals', icon: IconChecks },
  { to: '/records', name: 'Records', icon: IconAddressBook },
  { to: '/blueprints', name: 'Blueprints', icon: IconSitemap },
];

/** On the right of the top bar, beside the search. */
export const outboxPlace: Place = { to: '/outbox', name: 'Outbox', icon: IconMail };

/** On the phone Settings stands in the bar at the bottom, beside the others. */
export const settingsPlace: Place = { to: '/settings', name: 'Settings', icon: IconSettings };
