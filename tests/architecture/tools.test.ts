import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './source-tree.ts';

describe('the linter refuses, with the configuration of the project', () => {
  let lab = '';
  beforeAll(() => {
    lab = mkdtempSync(join(tmpdir(), 'baton-lint-'));
    mkdirSync(join(lab, 'engine'));
    for (const file of ['.oxlintrc.json', 'engine/.oxlintrc.json']) cpSync(join(root, file), join(lab, file));
  });
  afterAll(() => rmSync(lab, { recursive: true, force: true }));

  const complaints = (files: Readonly<Record<string, string>>): string => {
    for (const folder of ['engine/lab', 'src', 'tests']) rmSync(join(lab, folder), { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(lab, path)), { recursive: true });
      writeFileSync(join(lab, path), text);
    }
    const answer = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--max-warnings', '0', '-f', 'unix'], { cwd: lab, encoding: 'utf8' });
    return answer.status === 0 ? '' : answer.stdout;
  };

  it.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['any', { 'engine/lab/a.ts': 'export const f = (x: any) => x;' }, 'no-explicit-any'],
    ['as', { 'engine/lab/a.ts': 'export const f = (x: unknown) => x as string;' }, 'consistent-type-assertions'],
    ['!', { 'engine/lab/a.ts': 'export const f = (x: string | null) => x!.length;' }, 'no-non-null-assertion'],
    ['Date.now', { 'engine/lab/a.ts': 'export const f = () => Date.now();' }, 'no-restricted-properties'],
    ['Math.random', { 'engine/lab/a.ts': 'export const f = () => Math.random();' }, 'no-restricted-properties'],
    ['a timer', { 'engine/lab/a.ts': 'export const f = (g: () => void) => setTimeout(g, 1);' }, 'no-restricted-globals'],
    ['the console', { 'engine/lab/a.ts': "export const f = () => console.log('x');" }, 'no-console'],
    ['a long file', { 'engine/lab/a.ts': 'export const x = 1;\n'.repeat(1) + '// x\n'.repeat(500) }, 'max-lines'],
    ['a long function', { 'engine/lab/a.ts': `export function f() {\n${'  // x\n'.repeat(60)}}\n` }, 'max-lines-per-function'],
    ['a circle', { 'engine/lab/a.ts': "export { b } from './b.ts';\nexport const a = 1;", 'engine/lab/b.ts': "export { a } from './a.ts';\nexport const b = 1;" }, 'no-cycle'],
    ['any in the app', { 'src/a.ts': 'export const f = (x: any) => x;' }, 'no-explicit-any'],
    ['Node in the app', { 'src/a.ts': 'export const f = () => process.cwd();' }, 'no-restricted-globals'],
    ['a component of 151 lines', { 'src/a.tsx': `export function A() {\n${'  // x\n'.repeat(149)}  return null;\n}\n` }, 'max-lines-per-function'],
    ['a test of one thing only', { 'tests/a.test.ts': "import { it } from 'vitest';\nit.only('x', () => {});" }, 'no-focused-tests'],
    ['a skipped test', { 'tests/a.test.ts': "import { it } from 'vitest';\nit.skip('x', () => {});" }, 'no-disabled-tests'],
  ])('%s', (_what, files, rule) => {
    expect(complaints(files)).toContain(`(${rule})`);
  });

  it('nothing in a clean engine file', () => {
    expect(complaints({ 'engine/lab/a.ts': "export const tones = ['positive', 'negative'] as const;\n" })).toBe('');
  });
});

describe('the compiler refuses, with the configuration of the engine', () => {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'engine/tsconfig.json'), {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (found) => { throw new Error(ts.flattenDiagnosticMessageText(found.messageText, '\n')); },
  });
  const probe = join(root, 'engine/kernel/probe.ts');

  const complaintsAbout = (text: string): readonly string[] => {
    if (config === undefined) throw new Error('engine/tsconfig.json cannot be read');
    const { composite: _composite, incremental: _incremental, tsBuildInfoFile: _record, ...options } = config.options;
    const host = ts.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, target) => (name === probe ? ts.createSourceFile(name, text, target) : read(name, target));
    const program = ts.createProgram([probe], options, host);
    return program.getSemanticDiagnostics(program.getSourceFile(probe)).map((found) => ts.flattenDiagnosticMessageText(found.messageText, '\n'));
  };

  it('whatever a browser or Node would offer', () => {
    const hosts = ['document', 'window', 'fetch', 'console', 'crypto', 'setTimeout', 'localStorage', 'process', 'structuredClone', 'performance'];
    const found = complaintsAbout(`export const all = [${hosts.join(', ')}];`);
    expect(hosts.filter((name) => !found.some((message) => message.includes(`'${name}'`)))).toEqual([]);
  });

  it('an index that may be missing, a property that may be undefined, an enum', () => {
    const found = complaintsAbout('export const first = (list: readonly string[]): string => list[0];\nexport const o: { a?: number } = { a: undefined };\nexport enum E { A }');
    expect(found).toHaveLength(3);
  });

  it('nothing in plain code', () => {
    expect(complaintsAbout('export const double = (n: number): number => n * 2;')).toEqual([]);
  });
});
