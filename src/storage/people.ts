import type { PersonRow } from './contract.ts';
import type { Ground } from './ground.ts';

/** Adds or changes a person. */
export async function savePerson(ground: Ground, person: PersonRow): Promise<void> {
  await ground.guard.write(['people'], async () => {
    await ground.db.people.put(person);
  });
  if (person.id === ground.me().id) ground.noteMe(person);
}

/** Chooses who works in this browser now. Throws when nobody has this id. */
export async function setMe(ground: Ground, personId: string): Promise<void> {
  const person = await ground.guard.write(['people', 'settings'], async () => {
    const found = await ground.db.people.get(personId);
    if (!found) throw new Error(`nobody has the id ${personId}`);
    await ground.db.settings.put({ key: 'me', value: personId });
    return found;
  });
  ground.noteMe(person);
}

/** Keeps a small local setting: theme, panel sizes. */
export async function saveSetting(ground: Ground, key: string, value: unknown): Promise<void> {
  await ground.guard.write(['settings'], async () => {
    await ground.db.settings.put({ key, value });
  });
}
