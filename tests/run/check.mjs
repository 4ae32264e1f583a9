/** `npm run check`: what is quick enough to run before every commit. */
import { allTypes, engineTypes, lint, unit } from './checks.mjs';
import { conclude } from './conclude.mjs';

await conclude([engineTypes, allTypes, lint, () => unit('unit', ['architecture', 'engine'], ['tests/architecture', 'tests/engine'])]);
