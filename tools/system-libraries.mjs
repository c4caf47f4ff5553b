// What the window and the tests need from the system, by its Debian and Ubuntu names: looks before
// anything runs, installs as root on Debian and Ubuntu, and otherwise says the one command that does.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Newer releases renamed some libraries (t64): whichever the system knows is taken.
const NEEDS = [
  { for: 'window', library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { for: 'window', library: 'libnss3.so', packages: ['libnss3'] },
  { for: 'window', library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { for: 'window', library: 'libgbm.so.1', packages: ['libgbm1'] },
  { for: 'window', library: 'libXss.so.1', packages: ['libxss1'] },
  { for: 'tests', command: 'xvfb-run', packages: ['xvfb'] },
  { for: 'tests', command: 'xauth', packages: ['xauth'] },
  // A network of its own for the end-to-end tests (tools/offline), and a look at every socket.
  { for: 'tests', command: 'ip', packages: ['iproute2'] },
  { for: 'tests', command: 'strace', packages: ['strace'] },
  // The fault harness (test/faults) compiles a small library.
  { for: 'tests', command: 'gcc', packages: ['gcc'] },
  { for: 'tests', file: '/usr/include/stdlib.h', packages: ['libc6-dev'] },
  // Programs that are not ours, with which the tests check what we made.
  { for: 'tests', command: 'minisign', packages: ['minisign'] },
  { for: 'tests', command: 'age', packages: ['age'] },
  { for: 'tests', command: 'unzip', packages: ['unzip'] },
  { for: 'tests', command: '7z', packages: ['p7zip-full', '7zip'] },
  { for: 'tests', command: 'bsdtar', packages: ['libarchive-tools'] },
  { for: 'tests', command: 'pdftotext', packages: ['poppler-utils'] },
  { for: 'tests', office: 'calc', packages: ['libreoffice-calc-nogui', 'libreoffice-calc'] },
  { for: 'tests', office: 'writer', packages: ['libreoffice-writer-nogui', 'libreoffice-writer'] },
  { for: 'tests', command: 'python3', packages: ['python3'] },
  // The page for auditors (verify.html) is tried in the browsers people have.
  { for: 'tests', command: 'chromium', packages: ['chromium'] },
  { for: 'tests', command: 'firefox-esr', packages: ['firefox-esr'] },
  // The readers in another language (test/interop) run with the system's python3, whatever comes first on PATH.
  { for: 'tests', module: 'nacl', packages: ['python3-nacl'] },
  { for: 'tests', module: 'cryptography', packages: ['python3-cryptography'] },
  { for: 'tests', module: 'mnemonic', packages: ['python3-mnemonic'] },
  // A bare Debian in a folder, into which the package is installed (tools/package/check).
  { for: 'package', command: 'debootstrap', packages: ['debootstrap'] },
];

const succeeds = (command, args, options = {}) =>
  spawnSync(command, args, { stdio: 'ignore', ...options }).status === 0;

const knownLibraries = () => {
  const ldconfig =
    ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((place) => fs.existsSync(place)) ?? 'ldconfig';
  return spawnSync(ldconfig, ['-p'], { encoding: 'utf8' }).stdout ?? '';
};

const placeOnPath = (command) =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, command))
    .find((place) => fs.existsSync(place));

const isOnPath = (command) => placeOnPath(command) !== undefined;

/**
 * `soffice` comes with any part of LibreOffice: which parts are there is told by the settings that each brings along.
 * Where those are not beside the program (a wrapper, another way of packing), it is taken to be whole.
 */
const hasOffice = (part) => {
  const soffice = placeOnPath('soffice');
  if (soffice === undefined) return false;
  const settings = path.resolve(path.dirname(fs.realpathSync(soffice)), '../share/registry');
  return !fs.existsSync(settings) || fs.existsSync(path.join(settings, `${part}.xcd`));
};

/** One start of python3 for all of them; `find_spec` looks without loading. */
const missingModules = () => {
  const modules = NEEDS.flatMap((need) => need.module ?? []);
  const look =
    'import importlib.util as i, sys; print(*(m for m in sys.argv[1:] if i.find_spec(m) is None), sep="\\n")';
  const { status, stdout } = spawnSync('/usr/bin/python3', ['-c', look, ...modules], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\n') : modules;
};

/** What is missing for `window` (to show one), `tests` or `package` (which show one too). Looks on Linux only. */
export const missingLibraries = (purpose) => {
  if (process.platform !== 'linux') return [];
  const libraries = knownLibraries();
  const modules = purpose === 'tests' ? missingModules() : [];
  return NEEDS.filter((need) => need.for === purpose || need.for === 'window').filter((need) => {
    if (need.module !== undefined) return modules.includes(need.module);
    if (need.office !== undefined) return !hasOffice(need.office);
    if (need.file !== undefined) return !fs.existsSync(need.file);
    return need.library === undefined ? !isOnPath(need.command) : !libraries.includes(`\t${need.library} `);
  });
};

/** The libraries an executable asks for and this system lacks. */
export const missingFor = (executable) => {
  if (process.platform !== 'linux') return [];
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
};

const hasApt = () => isOnPath('apt-get');

const packageNames = (missing) =>
  missing.map(
    (need) =>
      need.packages.find(
        (name) => need.packages.length === 1 || succeeds('apt-cache', ['show', '--quiet', name]),
      ) ?? need.packages.at(-1),
  );

/** The one command that installs what is missing. */
export const installCommand = (missing) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packageNames(missing).join(' ')}`;

const install = (missing) => {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  return (
    succeeds('apt-get', ['update', '-q'], options) &&
    succeeds('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packageNames(missing)], options)
  );
};

/**
 * Makes sure that everything is there.
 * @returns {string | null} what to tell the person when it is not
 */
export const ensureLibraries = (purpose, say = console.log) => {
  const missing = missingLibraries(purpose);
  if (missing.length === 0) return null;
  const names = missing
    .map(
      (need) =>
        need.command ??
        need.library ??
        need.file ??
        (need.office === undefined ? `Python's ${need.module}` : `LibreOffice ${need.office}`),
    )
    .join(', ');
  if (!hasApt()) return `These system programs and libraries are missing: ${names}.`;
  if (process.getuid?.() !== 0)
    return `System libraries are missing. Install them with:\n  ${installCommand(missing)}`;
  say(`Installing what is missing on this system: ${names}`);
  if (install(missing) && missingLibraries(purpose).length === 0) return null;
  return `apt-get could not install everything. Try it yourself:\n  ${installCommand(missing)}`;
};

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const problem = ensureLibraries(process.argv[2] === 'window' ? 'window' : 'tests');
  if (problem !== null) {
    console.error(problem);
    process.exitCode = 1;
  }
}
