/**
 * Finds a Chromium for the tests, or installs one by ordinary means.
 * Order: CHROMIUM_PATH, Playwright's own download, an installed browser, apt-get (root on Debian or
 * Ubuntu), Playwright's download. BATON_INSTALL_BROWSER=0 forbids the two installs.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'];

/** Debian's wrapper in /usr/bin does not exec: a signal to it leaves the browser running, so the binary itself comes first. */
const linuxPlaces = ['/usr/lib/chromium/chromium-headless-shell', '/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'];

const macPlaces = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

function windowsPlaces() {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((key) => process.env[key]).filter(Boolean);
  return roots.flatMap((root) => [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')]);
}

function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).filter(Boolean).map((folder) => join(folder, command));
}

function places() {
  if (process.platform === 'win32') return windowsPlaces();
  const known = process.platform === 'darwin' ? macPlaces : linuxPlaces;
  return [...known, ...commands.flatMap(onPath)];
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file alone proves nothing: Ubuntu ships a `chromium-browser` that only says where to get one. */
function runs(path) {
  if (!isExecutable(path)) return false;
  if (process.platform === 'win32') return true; // --version opens a window there
  const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return answer.status === 0 && /\d+\.\d+/.test(answer.stdout);
}

function ownDownload() {
  try {
    return require('playwright-core').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** The browser that is already here, or undefined. Throws when CHROMIUM_PATH names one that does not run. */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (runs(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH is ${wanted}, which does not run. Mend it or unset it.`);
  }
  return [ownDownload(), ...places()].find((path) => path !== undefined && runs(path));
}

function speaksApt() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8')) && process.getuid?.() === 0;
  } catch {
    return false;
  }
}

function apt(...words) {
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', [...options, ...words], { env, stdio: ['ignore', 2, 2], timeout: 600_000 }).status === 0;
}

const installers = [
  {
    name: 'apt-get install chromium',
    suits: speaksApt,
    run: () => {
      apt('update');
      return apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
    },
  },
  {
    name: 'playwright install chromium',
    suits: () => true,
    run: () => {
      const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
      return spawnSync(process.execPath, [cli, 'install', 'chromium', '--only-shell'], { stdio: ['ignore', 2, 2], timeout: 600_000 }).status === 0;
    },
  },
];

/** A Chromium that runs, installed first when there is none. Throws with what was tried and what to do. */
export function ensureChromium() {
  const present = findChromium();
  if (present) return present;
  const tried = [];
  for (const installer of process.env.BATON_INSTALL_BROWSER === '0' ? [] : installers) {
    if (!installer.suits()) continue;
    console.error(`No Chromium found. Trying: ${installer.name}`);
    tried.push(`${installer.name} ${installer.run() ? 'ended well' : 'failed'}`);
    const installed = findChromium();
    if (installed) return installed;
  }
  const story = tried.length > 0 ? ` Tried: ${tried.join('; ')}.` : '';
  throw new Error(`No Chromium to test with.${story} Install Chrome or Chromium, or set CHROMIUM_PATH to one, or run: npx playwright install chromium`);
}

/** Flags for a quiet, network-free browser; root in a container cannot use the sandbox. */
export const chromiumArgs = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(ensureChromium());
