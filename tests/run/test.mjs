/** `npm test`: everything, in one count. With --long also the `*.long.*` tests and more random cases. */
import { allTypes, browser, buildApp, chromium, engineTypes, lint, stories, unit } from './checks.mjs';
import { conclude } from './conclude.mjs';

if (process.argv.includes('--long')) process.env.BATON_LONG = '1';

const projects = ['architecture', 'engine', 'storage', 'components', 'desk'];
const folders = ['tests/architecture', 'tests/engine', 'tests/src/storage', 'tests/src/ui'];
const withoutBrowser = () => unit('unit, storage and components', projects, folders);

await conclude([engineTypes, allTypes, lint, withoutBrowser, chromium, stories, buildApp, browser]);
