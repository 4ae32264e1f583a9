import { expect, it } from 'vitest';
import { bareClasses } from './looks.ts';
import { readTree } from './source-tree.ts';

const whole: Readonly<Record<string, string>> = {
  'src/main.tsx': "import './ui/ui.css';\nexport const open = () => [import('./desk/today/index.ts'), import('./desk/record/index.ts')];",
  'src/ui/ui.css': '.bt-button { color: red; }',
  'src/desk/today/index.ts': "export { Today } from './today.tsx';",
  'src/desk/today/today.tsx': "import './today.css';\nexport const Today = () => <p className=\"tdy-line bt-button\" />;\nexport const later = () => import('./later.tsx');",
  'src/desk/today/later.tsx': 'export const Later = () => <p className="tdy-line" />;',
  'src/desk/today/today.css': '.tdy-line { margin: 0; }',
  'src/desk/record/index.ts': "export { Record } from './record.tsx';",
  'src/desk/record/record.tsx': 'export const Record = () => <p className="bt-button" />;',
};
const bareIn = (change: Readonly<Record<string, string>>) => bareClasses(new Map(Object.entries({ ...whole, ...change })));

it('a screen brings its looks, or the app or whoever opens it does', () => {
  expect(bareIn({})).toEqual([]);
});

it('a class whose look comes with another screen is seen', () => {
  expect(bareIn({ 'src/desk/record/record.tsx': 'export const Record = () => <p className="tdy-line" />;' })).toEqual([{ screen: 'src/desk/record/index.ts', path: 'src/desk/record/record.tsx', name: 'tdy-line' }]);
  expect(bareIn({ 'src/desk/record/record.tsx': "import { Line } from '../today/line.tsx';\nexport const Record = Line;", 'src/desk/today/line.tsx': 'export const Line = () => <p className="tdy-line" />;' })).toMatchObject([{ path: 'src/desk/today/line.tsx', name: 'tdy-line' }]);
});

it('every screen of the app brings the looks of what it shows', () => {
  expect(bareClasses(readTree()).map(({ screen, path, name }) => `${path} writes ${name}, whose styles do not come with ${screen}`)).toEqual([]);
});
