/** What a part of a drawing is called, by its key in the file. */
const parts: Readonly<Record<string, string>> = { stages: 'Stage', activities: 'Activity', outcomes: 'Outcome', phases: 'Phase', notes: 'Note', lanes: 'Lane', templates: 'Template', scripts: 'Script', scenarios: 'Scenario', signals: 'Signal' };

/**
 * A place in a drawing's file as a person would point at it: `activities.019a….required` is
 * “Activity “First call” › required” where the file says so. Keys that name nothing known stay as they are.
 */
export function placeInWords(path: string, file: unknown): string {
  const words: string[] = [];
  let here = file;
  const keys = path.split('.');
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    here = inside(here, key);
    const called = parts[key];
    const next = keys[at + 1];
    if (called === undefined || next === undefined) {
      words.push(/^\d+$/.test(key) ? `no. ${Number(key) + 1}` : key);
      continue;
    }
    here = inside(here, next);
    at += 1;
    words.push(`${called} ${nameOf(here) ?? next}`);
  }
  return words.join(' › ');
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function nameOf(value: unknown): string | undefined {
  const name = inside(value, 'name') ?? inside(value, 'text');
  return typeof name === 'string' && name.trim() !== '' ? `“${name.length > 60 ? `${name.slice(0, 59)}…` : name}”` : undefined;
}
