// What package-lock.json may hold: exact versions with a SHA-512, from the registry, without hosts, without
// code that runs on installation, and without a name that is easily taken for another.
import fs from 'node:fs';
import path from 'node:path';

const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'preuninstall', 'uninstall', 'postuninstall'];
const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const OURS = /^file:tools\/[\w-]+$/;
/** A range of versions of a package in the registry, perhaps under another name; nothing with an address in it. */
const RANGE = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?[\d\s.xX*^~<>=|&a-z+-]*$/i;

/** `node_modules/a/node_modules/@b/c` -> `@b/c` */
export const nameAt = (place) => place.replace(/^.*node_modules\//, '');

const isLocal = (place, entry) => entry.link === true || !place.startsWith('node_modules/');

const askedFor = (entry) =>
  Object.entries({ ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies });

/**
 * @param {{ lockfileVersion: number, packages: Record<string, any> }} lock
 * @returns {string[]} what is wrong, as sentences
 */
export const lockfileProblems = (lock) => {
  const problems =
    lock.lockfileVersion === 3 ? [] : [`lockfileVersion is ${String(lock.lockfileVersion)}, not 3`];
  const root = lock.packages[''];
  const named = { ...root.dependencies, ...root.devDependencies, ...root.optionalDependencies };
  for (const [name, wanted] of Object.entries(named)) {
    if (!EXACT.test(wanted) && !OURS.test(wanted))
      problems.push(`${name} is not asked for exactly: ${wanted}`);
  }
  const aliases = new Map(
    Object.entries(named).flatMap(([name, wanted]) => {
      const real = /^npm:(.+)@[^@]+$/.exec(wanted)?.[1];
      return real === undefined ? [] : [[name, real]];
    }),
  );
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (place === '') continue;
    const name = nameAt(place);
    if (isLocal(place, entry)) {
      const where = entry.link === true ? entry.resolved : place;
      if (!/^tools\/[\w-]+$/.test(where ?? ''))
        problems.push(`${place} is a folder outside tools/: ${String(where)}`);
      continue;
    }
    if (!/^sha512-[A-Za-z\d+/]{86}==$/.test(entry.integrity ?? ''))
      problems.push(`${place} has no SHA-512: ${String(entry.integrity)}`);
    if (entry.resolved !== undefined) problems.push(`${place} names a host: ${entry.resolved}`);
    if (!EXACT.test(entry.version ?? '')) problems.push(`${place} has no exact version`);
    if (entry.inBundle === true)
      problems.push(`${place} comes inside another package, without a hash of its own`);
    if (entry.name !== undefined && entry.name !== name && aliases.get(name) !== entry.name)
      problems.push(`${place} is really ${entry.name}, which package.json does not say`);
    for (const [other, wanted] of place.startsWith('node_modules/') ? askedFor(entry) : [])
      if (!RANGE.test(wanted)) problems.push(`${place} asks for ${other} by address: ${wanted}`);
  }
  return problems;
};

/** Every installed package: its place, and its manifest. */
export const installedPackages = (root) => {
  const found = [];
  const enter = (folder) => {
    if (!fs.existsSync(folder)) return;
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const at = path.join(folder, entry.name);
      if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
      if (entry.name.startsWith('@')) enter(at);
      else if (fs.existsSync(path.join(at, 'package.json'))) {
        const place = path.relative(root, at).replaceAll('\\', '/');
        found.push({ place, manifest: JSON.parse(fs.readFileSync(path.join(at, 'package.json'), 'utf8')) });
        enter(path.join(at, 'node_modules'));
      }
    }
  };
  enter(path.join(root, 'node_modules'));
  return found;
};

/**
 * Packages that would run something when they are installed, as their own manifests say it: the lockfile's
 * `hasInstallScript` is only what npm wrote down. A binding.gyp counts, because npm compiles it unasked.
 */
export const withInstallScripts = (root) =>
  installedPackages(root)
    .filter(
      ({ place, manifest }) =>
        LIFECYCLE.some((name) => typeof manifest.scripts?.[name] === 'string') ||
        fs.existsSync(path.join(root, place, 'binding.gyp')),
    )
    .map(({ manifest }) => manifest.name)
    .sort();

/** Whether one letter more, less, other or swapped makes one name of the other. */
export const isOneLetterBeside = (one, other) => {
  if (one === other) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = (text, from) => text.slice(from);
  if (long.length > short.length) return rest(short, at) === rest(long, at + 1);
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return (
    rest(short, at + 1) === rest(long, at + 1) || (isSwapped && rest(short, at + 2) === rest(long, at + 2))
  );
};

/** Names as they would be mistaken: without dashes, dots and the ending everybody adds. */
const plain = (name) => name.replace(/[-_.]/g, '').replace(/js$/, '');

/**
 * Pairs of a name in the lockfile and a well-known one that it could be taken for.
 * @param {Iterable<string>} names
 * @param {readonly string[]} known
 */
export const lookalikes = (names, known) => {
  const unknown = [...new Set(names)].filter((name) => !known.includes(name) && plain(name).length >= 4);
  return unknown
    .flatMap((name) =>
      known
        .filter((other) => plain(name) === plain(other) || isOneLetterBeside(plain(name), plain(other)))
        .map((other) => `${name} ~ ${other}`),
    )
    .sort();
};
