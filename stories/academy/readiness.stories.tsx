import type { Meta, StoryObj } from '@storybook/react-vite';
import { keyOfLesson, type Standing } from '#engine/rehearsal';
import { ClassTable } from '../../src/academy/readiness/class-table.tsx';
import { ReadinessMap } from '../../src/academy/readiness/readiness-map.tsx';
import type { PersonRow } from '../../src/storage/index.ts';
import { drills, process } from './academy-frame.tsx';

const keys = drills.lessons.map(keyOfLesson);
const standings = (of: (at: number) => Standing): ReadonlyMap<string, Standing> => new Map(keys.map((key, at) => [key, of(at)]));
const nothing = standings(() => ({ type: 'open' }));
const everything = standings(() => ({ type: 'mastered', number: 4 }));
/** Each state once, then again. */
const some = standings((at) => [{ type: 'mastered', number: 4 } as const, { type: 'met', number: 4 } as const, { type: 'stale', number: 3 } as const, { type: 'open' } as const][at % 4] ?? { type: 'open' });

const person = (id: string, name: string, roles: readonly string[]): PersonRow => ({ id, name, roles, zone: 'Europe/Berlin', batch: null });
const people = [person('u_jonas', 'Jonas Weber', ['rep']), person('u_aino', 'Wolfeschlegelsteinhausenbergerdorff Aino Marketta', ['rep', 'trainee']), person('u_mara', 'Mara Lindt', ['manager']), person('u_ben', 'Ben Okafor', ['rep'])];
const mastery = new Map([['u_jonas', everything], ['u_aino', some], ['u_mara', standings((at) => (at === 0 ? { type: 'stale', number: 3 } : { type: 'open' }))], ['u_ben', nothing]]);

interface Args {
  readonly whose: 'mine' | 'class';
  readonly own?: ReadonlyMap<string, Standing>;
  readonly class?: ReadonlyMap<string, ReadonlyMap<string, Standing>>;
}

function Readiness({ whose, own = some, class: known = mastery }: Args) {
  return <main style={{ maxWidth: 960, padding: 16, background: 'var(--bt-canvas)' }}><h1>Practise Outbound</h1><h2>How far</h2>{whose === 'mine' ? <ReadinessMap blueprint={process.version.document} lessons={drills.lessons} mastery={own} /> : <ClassTable people={people} mastery={known} set={drills} />}</main>;
}

const meta = { title: 'Academy/Readiness', component: Readiness, args: { whose: 'mine' } } satisfies Meta<typeof Readiness>;
export default meta;
type Story = StoryObj<typeof meta>;

const dark = { theme: 'dark' };

export const EachStandingOnTheMap: Story = {};
export const EachStandingOnTheMapInTheDark: Story = { globals: dark };
export const EverythingMastered: Story = { args: { own: everything } };
export const TheClass: Story = { args: { whose: 'class' } };
export const TheClassInTheDark: Story = { args: { whose: 'class' }, globals: dark };
export const NobodyHasPractised: Story = { args: { whose: 'class', class: new Map() } };
