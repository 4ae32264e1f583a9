/** What a person does at a place, in the engine's words; a tour may point at where it is done. */
export type PlaceIntent = 'complete' | 'choose' | 'publish' | 'record' | 'practise';

/** Something a tour points at. It is named, never described by how the page is built, so that a redesign does not lose it. */
export type Place =
  /** By its role and the name people who listen hear; the whole of it, or how it begins. */
  | { readonly type: 'named'; readonly role: PlaceRole; readonly name: string; readonly begins?: true }
  /** The first stage shown, on a drawing, a board or a record. */
  | { readonly type: 'stage' }
  /** The first way out shown. */
  | { readonly type: 'outcome' }
  /** Where this is done. */
  | { readonly type: 'intent'; readonly intent: PlaceIntent }
  /** A place that carries its own name. */
  | { readonly type: 'marked'; readonly name: string };

export type PlaceRole = 'link' | 'button' | 'region' | 'complementary' | 'navigation' | 'heading' | 'group' | 'tab';

const byRole: Readonly<Record<PlaceRole, string>> = {
  link: 'a[href], [role="link"]', button: 'button, [role="button"]', region: 'section, [role="region"]', complementary: 'aside, [role="complementary"]',
  navigation: 'nav, [role="navigation"]', heading: 'h1, h2, h3, [role="heading"]', group: '[role="group"]', tab: '[role="tab"]',
};

interface Wanted {
  readonly role: PlaceRole;
  readonly name: RegExp;
}

const stages: readonly Wanted[] = [
  { role: 'group', name: /^Stage / },
  { role: 'region', name: /^Stage / },
  { role: 'region', name: /: \d[\d,]* records?$/ },
];

const intents: Readonly<Record<PlaceIntent, readonly Wanted[]>> = {
  complete: [{ role: 'button', name: /^Do (it|task|call|email|meeting|[a-z ]+)$/i }, { role: 'button', name: /^(Done|Send|Call)\b/ }],
  choose: [{ role: 'button', name: /, move to / }, { role: 'region', name: /^Outcome / }],
  publish: [{ role: 'button', name: /^Publish/ }],
  record: [{ role: 'link', name: /^Record (a walk-through|the first)$/ }],
  practise: [{ role: 'link', name: /^Practise / }],
};

/** The element a place means on the page as it is now; null when it is not there. */
export function findPlace(place: Place, page: ParentNode = document): HTMLElement | null {
  switch (place.type) {
    case 'marked':
      return shown(page, `[data-tour="${CSS.escape(place.name)}"]`)[0] ?? null;
    case 'named':
      return firstOf(page, [{ role: place.role, name: new RegExp(`^${literally(place.name)}${place.begins === true ? '' : '$'}`) }]);
    case 'stage':
      return firstOf(page, stages);
    case 'outcome':
      return firstOf(page, [{ role: 'region', name: /^Outcome / }]);
    case 'intent':
      return firstOf(page, intents[place.intent]);
  }
}

function firstOf(page: ParentNode, wanted: readonly Wanted[]): HTMLElement | null {
  for (const { role, name } of wanted) {
    const found = shown(page, byRole[role]).find((element) => name.test(nameOf(element)));
    if (found !== undefined) return found;
  }
  return null;
}

function shown(page: ParentNode, selector: string): readonly HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(selector)].filter((element) => typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true }));
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** What people who listen hear for an element, as far as it is said by a label or by its own text. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label !== null && label.trim() !== '') return label.trim();
  const by = element.getAttribute('aria-labelledby');
  const words = by === null ? element.textContent : by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** Waits until a place is there, for as long as a page takes to come; null when it does not. */
export function whenThere<Found>(look: () => Found | null, patience: number, signal: AbortSignal): Promise<Found | null> {
  const found = look();
  if (found !== null || patience <= 0) return Promise.resolve(found);
  return new Promise((resolve) => {
    const done = (answer: Found | null) => {
      watcher.disconnect();
      clearTimeout(timer);
      resolve(answer);
    };
    const watcher = new MutationObserver(() => {
      const now = look();
      if (now !== null) done(now);
    });
    const timer = setTimeout(() => done(look()), patience);
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label', 'hidden', 'data-tour'] });
    signal.addEventListener('abort', () => done(null));
  });
}
