import { IconAddressBook, IconChecks, IconLayoutKanban, IconMail, IconRoute, IconSchool, IconSettings, IconSitemap, IconStopwatch, IconSun, type Icon } from '@tabler/icons-react';

/** A place in the navigation. */
export interface Place {
  readonly to: string;
  readonly name: string;
  readonly icon: Icon;
}

/** Every place one can go to; which of them stand in the bar depends on the role (`roleLooks`). */
export const places: readonly Place[] = [
  { to: '/today', name: 'Today', icon: IconSun },
  { to: '/board', name: 'Board', icon: IconLayoutKanban },
  { to: '/approvals', name: 'Approvals', icon: IconChecks },
  { to: '/records', name: 'Records', icon: IconAddressBook },
  { to: '/untouched', name: 'First touch', icon: IconStopwatch },
  { to: '/journeys', name: 'Journeys', icon: IconRoute },
  { to: '/blueprints', name: 'Blueprints', icon: IconSitemap },
  { to: '/learn', name: 'Learn', icon: IconSchool },
];

/** The places of these addresses, in their order. */
export function placesAt(addresses: readonly string[]): readonly Place[] {
  return addresses.flatMap((to) => places.find((place) => place.to === to) ?? []);
}

/** On the right of the top bar, beside the search. */
export const outboxPlace: Place = { to: '/outbox', name: 'Outbox', icon: IconMail };

export const settingsPlace: Place = { to: '/settings', name: 'Settings', icon: IconSettings };
