import { build } from './built.mjs';

await build();
console.log('Built into dist/');
