// The kept review of every version in the lockfile. `npm run review` says what changed since: which versions
// are new, which are gone, and what a new one does that the old one did not. `npm run review -- --accept`
// writes it down, once a person has read it. Nothing here asks the network.
import '../require-node.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameAt } from './lockfile.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const KEPT = path.join(import.meta.dirname, 'reviewed.json');

/** What one wants to know of code that somebody else wrote, by what it asks for. */
const ASKS = [
  ['starts programs', /\bchild_process\b/],
  [
    'opens connections',
    /['"](node:)?(https?|http2|net|tls|dgram|dns)(\/promises)?['"]|\bfetch\(|XMLHttpRequest|new WebSocket/,
  ],
  ['runs text as code', /\beval\(|\bnew Function\(|['"](node:)?vm['"]/],
];
const NATIVE = /\.(node|dll|dylib|so(\.\d+)*|exe)$/;
const CODE = /\.[cm]?js$/;

const filesIn = (folder) =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(at);
    return entry.isFile() ? [at] : [];
  });

/** What can be read of an installed package without running anything of it. */
export const readPackage = (folder) => {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = filesIn(folder);
  const code = files.filter((file) => CODE.test(file)).map((file) => fs.readFileSync(file, 'utf8'));
  const repository = typeof manifest.repository === 'string' ? manifest.repository : manifest.repository?.url;
  return {
    licence: typeof manifest.license === 'string' ? manifest.license : '',
    from: (repository ?? '').replace(/^git\+|^git:\/\/|^https:\/\/|\.git$/g, ''),
    scripts: ['preinstall', 'install', 'postinstall'].filter(
      (name) => manifest.scripts?.[name] !== undefined,
    ),
    programs: Object.keys(
      typeof manifest.bin === 'string' ? { [manifest.name]: 1 } : (manifest.bin ?? {}),
    ).sort(),
    native: files.filter((file) => NATIVE.test(file)).length,
    wasm: files.filter((file) => file.endsWith('.wasm')).length,
    asks: ASKS.filter(([, pattern]) => code.some((text) => pattern.test(text))).map(([what]) => what),
    kilobytes: Math.ceil(files.reduce((sum, file) => sum + fs.statSync(file).size, 0) / 1024),
  };
};

/** @returns {Map<string, { integrity: string, place: string }>} `name@version` of all that comes from the registry */
export const versionsIn = (lock) =>
  new Map(
    Object.entries(lock.packages)
      .filter(([place, entry]) => place.startsWith('node_modules/') && entry.link !== true)
      .map(([place, entry]) => [
        `${entry.name ?? nameAt(place)}@${entry.version}`,
        { integrity: entry.integrity, place },
      ]),
  );

/**
 * What stands between a lockfile and its review.
 * @returns {{ added: string[], changed: string[], gone: string[] }} changed: the same version, other bytes
 */
export const differences = (lock, reviewed) => {
  const versions = versionsIn(lock);
  return {
    added: [...versions.keys()].filter((key) => reviewed[key] === undefined).sort(),
    changed: [...versions]
      .filter(([key, { integrity }]) => (reviewed[key]?.integrity ?? integrity) !== integrity)
      .map(([key]) => key)
      .sort(),
    gone: Object.keys(reviewed)
      .filter((key) => !versions.has(key))
      .sort(),
  };
};

const read = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {});

const describe = (seen) =>
  Object.entries(seen)
    .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== 0 && value !== ''))
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ');

const main = () => {
  const lock = read(path.join(ROOT, 'package-lock.json'));
  const reviewed = read(KEPT);
  const { added, changed, gone } = differences(lock, reviewed);
  const versions = versionsIn(lock);
  const today = new Date().toISOString().slice(0, 10);
  const isAccepting = process.argv.includes('--accept');
  for (const key of changed)
    console.log(`! ${key}: the same version with other bytes. Find out why before anything else.`);
  const next = { ...reviewed };
  for (const key of gone) {
    console.log(`- ${key}`);
    delete next[key];
  }
  for (const key of [...added, ...changed]) {
    const { integrity, place } = versions.get(key);
    const folder = path.join(ROOT, place);
    const isHere = fs.existsSync(path.join(folder, 'package.json'));
    const seen = isHere ? readPackage(folder) : null;
    const name = key.slice(0, key.lastIndexOf('@'));
    const before = gone.find((old) => old.slice(0, old.lastIndexOf('@')) === name);
    console.log(
      `+ ${key}  ${seen === null ? 'not for this system: known by its hash only' : describe(seen)}`,
    );
    if (before !== undefined) {
      for (const [field, value] of Object.entries(seen ?? {}))
        if (JSON.stringify(value) !== JSON.stringify(reviewed[before][field]))
          console.log(`    ${field}: ${JSON.stringify(reviewed[before][field])} -> ${JSON.stringify(value)}`);
    }
    next[key] = { on: today, integrity, ...(seen ?? { elsewhere: true }) };
  }
  const count = added.length + changed.length + gone.length;
  if (count === 0) console.log(`${String(versions.size)} versions, all as reviewed`);
  if (isAccepting) {
    const lines = Object.keys(next)
      .sort()
      .map((key) => `${JSON.stringify(key)}: ${JSON.stringify(next[key])}`);
    fs.writeFileSync(KEPT, `{\n${lines.join(',\n')}\n}\n`);
    return true;
  }
  if (count > 0)
    console.log(
      '\nRead docs/adr/0039-supply-chain.md, look at what is new, then: npm run review -- --accept',
    );
  return count === 0;
};

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (!main()) process.exitCode = 1;
}
