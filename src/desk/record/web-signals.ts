import type { Signal } from '#engine/blueprint';
import type { Names } from '../../ui/index.ts';

type Part = Signal['payload'][string];

const part = (key: string, name: string, kind: Part['kind'] = 'text'): readonly [string, Part] => [key, { key, name, kind }];
const signal = (order: number, key: string, name: string, ...parts: readonly (readonly [string, Part])[]): Signal => ({ key, name, payload: Object.fromEntries(parts), order });

/**
 * What customers do before anybody has spoken with them (S97): understood everywhere, so that a drawing that declares no
 * signals of its own still shows from the first visit on what somebody looked at.
 */
export const webSignals: readonly Signal[] = [
  signal(0, 'pageVisited', 'Visited a page', part('page', 'Page'), part('seconds', 'Seconds on it', 'number')),
  signal(1, 'postClicked', 'Clicked a post', part('post', 'Which post'), part('network', 'Network')),
  signal(2, 'contentDownloaded', 'Downloaded something', part('content', 'What')),
  signal(3, 'formFilled', 'Filled in a form', part('form', 'Which form')),
  signal(4, 'emailOpened', 'Opened an email', part('email', 'Which email')),
  signal(5, 'linkClicked', 'Clicked a link in an email', part('link', 'Which link')),
  signal(6, 'webinarAttended', 'Attended a webinar', part('webinar', 'Which one')),
  signal(7, 'replied', 'Replied'),
];

const known = new Map(webSignals.map(({ key, name }) => [key, name] as const));

/** A signal as the drawing calls it, else as everybody does. */
export function saySignal(key: string, names: Names): string {
  const drawn = names.signal(key);
  const plain = known.get(key);
  // a drawing that does not name it answers with the key in words
  return plain !== undefined && drawn.toLowerCase() === key.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase() ? plain : drawn;
}
