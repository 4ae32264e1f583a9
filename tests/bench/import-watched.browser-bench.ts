import '../../src/ui/styles.ts';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { starters } from '#engine/blueprint';
import { Shell } from '../../src/app/index.ts';
import { RecordsScreen } from '../../src/records/list/index.ts';
import { closeStorage, openStorage, type NewRecord, type Storage } from '../../src/storage/index.ts';
import { goal, median, type Figure } from './figure.ts';
import { inApp } from './in-app.tsx';
import { deleteDatabase, settled } from './raw-database.ts';

const name = 'bench-import-watched';
/** Records that are there already, and how many come in each time. */
const before = 20_000;
const rows = 900;
const rounds = 3;

const newRecord = (at: number, source: string): NewRecord => ({
  type: 'lead', owner: null, zone: 'Europe/Berlin',
  fields: { name: `Ann Example ${at}`, company: `Example ${at % 700} Ltd`, email: `ann.${at}@example.com`, phone: `+44 1632 96${at % 10_000}`, score: at % 101, leadSource: source },
});

/** A live drawing that takes in what comes from the website, imported or not. */
async function publish(storage: Storage): Promise<void> {
  const starter = starters.find(({ key }) => key === 'inbound-prospecting');
  if (!starter) throw new Error('the starter is gone');
  const drawing = starter.build(storage.ground.ids);
  const blueprint = await storage.createBlueprint({ ...drawing, enrolment: { ...drawing.enrolment, imports: 'enrolled' } });
  const answer = await storage.publishBlueprint(blueprint.id, '');
  if (!answer.ok) throw new Error('the starter cannot be published');
}

/** The app's frame with its counts, and the list of records in it; answers how to take it away. */
function showApp(): () => void {
  const place = document.createElement('div');
  place.style.height = '900px';
  document.body.append(place);
  const root = createRoot(place);
  root.render(inApp([{ path: '*', element: createElement(Shell), children: [{ path: '*', element: createElement(RecordsScreen) }] }], '/records'));
  return () => {
    root.unmount();
    place.remove();
  };
}

/** Rows of a file brought in and taken up by a blueprint, with nobody looking and with the app open beside it. */
export async function bench(): Promise<readonly Figure[]> {
  await deleteDatabase(name);
  const storage = openStorage(name);
  await storage.ready;
  await publish(storage);
  await storage.createRecords(Array.from({ length: before }, (_, at) => newRecord(at, 'Cold list')), { batch: 'before' });
  const times = { alone: [] as number[], watched: [] as number[] };
  let made = 0;
  const bringIn = (batch: string) => settled(() => storage.createRecords(Array.from({ length: rows }, () => newRecord((made += 1), 'Website form')), { batch }));
  const work = {
    alone: bringIn,
    watched: async (batch: string) => {
      const leave = showApp();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const took = await bringIn(batch);
      leave();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return took;
    },
  };
  for (let round = -1; round < rounds; round += 1) {
    for (const who of round % 2 === 0 ? (['alone', 'watched'] as const) : (['watched', 'alone'] as const)) {
      const took = await work[who](`${who} ${round}`);
      if (round >= 0) times[who].push(took);
    }
  }
  const runs = await storage.ground.db.runs.count();
  if (runs !== made) throw new Error(`${runs} of ${made} rows were taken in`);
  closeStorage();
  await deleteDatabase(name);
  const [alone, watched] = [median(times.alone), median(times.watched)];
  return [
    { what: 'rows imported and taken in by a blueprint, nobody looking', value: (rows * 1000) / alone, unit: '/s', beside: `${before.toLocaleString('en-GB')} records are there already` },
    { what: 'the same with the app open at the list of records', value: (rows * 1000) / watched, unit: '/s', beside: `takes ${(watched / alone).toFixed(2)} x as long`, ...goal('at most 1.5 x as long', watched <= 1.5 * alone) },
  ];
}
