// What others could put into the product by way of a lockfile. The files themselves are held to the rules, and
// each rule is shown to object.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  isOneLetterBeside,
  lockfileProblems,
  lookalikes,
  nameAt,
  withInstallScripts,
  type Lockfile,
} from '../../tools/supply-chain/lockfile.mjs';
import { differences } from '../../tools/supply-chain/review.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8')) as unknown;

/** Every lockfile there is: tools that are fetched apart have their own. */
const LOCKFILES = [
  'package-lock.json',
  ...fs
    .readdirSync(path.join(ROOT, 'tools'))
    .map((name) => `tools/${name}/package-lock.json`)
    .filter((file) => fs.existsSync(path.join(ROOT, file))),
];

/** Looked at, and what they seem to be: the difference is a real name of its own. */
const NOT_MISTAKEN = [
  'isstream ~ is-stream',
  'source-map-js ~ source-map',
  'tsutils ~ esutils',
  'type ~ tape',
];

const namesIn = ({ packages }: Lockfile): string[] =>
  Object.entries(packages)
    .filter(([place]) => place.startsWith('node_modules/'))
    .map(([place, entry]) => entry.name ?? nameAt(place));

describe.each(LOCKFILES)('%s', (file) => {
  const lock = read(file) as Lockfile;

  it('holds exact versions with their hashes, from the registry, and no host', () => {
    expect(lockfileProblems(lock)).toEqual([]);
  });

  it('holds no name that is easily taken for another', () => {
    const known = read('tools/supply-chain/known-names.json') as string[];
    const found = lookalikes(namesIn(lock), known);
    expect(found.filter((pair) => !NOT_MISTAKEN.includes(pair))).toEqual([]);
  });
});

describe('install scripts', () => {
  it('belong to packages that package.json names, and to no other', () => {
    const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
    expect(withInstallScripts(ROOT).filter((name) => !Object.hasOwn(allowScripts, name))).toEqual([]);
    expect(Object.values(allowScripts)).not.toContain(true);
  });

  it('are off for every folder that npm installs in', () => {
    for (const file of LOCKFILES) {
      const folder = path.dirname(path.join(ROOT, file));
      expect(fs.readFileSync(path.join(folder, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    }
  });

  it('are seen where a manifest has one, and where npm would compile', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-scripts-'));
    try {
      const put = (name: string, scripts: object) => {
        fs.mkdirSync(path.join(folder, 'node_modules', name), { recursive: true });
        const file = path.join(folder, 'node_modules', name, 'package.json');
        fs.writeFileSync(file, JSON.stringify({ name: path.basename(name), scripts }));
      };
      put('quiet', { test: 'x' });
      put('@a/loud', { postinstall: 'node x.js' });
      put('quiet/node_modules/deep', { preinstall: 'x' });
      put('compiled', {});
      fs.writeFileSync(path.join(folder, 'node_modules/compiled/binding.gyp'), '{}');
      expect(withInstallScripts(folder)).toEqual(['compiled', 'deep', 'loud']);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the review', () => {
  const lock = read('package-lock.json') as Lockfile;
  const reviewed = read('tools/supply-chain/reviewed.json') as Record<string, { integrity: string }>;

  it('covers every version in the lockfile, by its hash, and nothing else (`npm run review` says more)', () => {
    expect(differences(lock, reviewed)).toEqual({ added: [], changed: [], gone: [] });
  });

  it('tells a new version from the same one with other bytes', () => {
    const { 'zod@4.6.7': zod, ...rest } = reviewed;
    expect(differences(lock, { ...rest, 'zod@4.6.6': zod ?? { integrity: '' } })).toEqual({
      added: ['zod@4.6.7'],
      changed: [],
      gone: ['zod@4.6.6'],
    });
    expect(differences(lock, { ...rest, 'zod@4.6.7': { integrity: 'sha512-other' } }).changed).toEqual([
      'zod@4.6.7',
    ]);
  });
});

describe('a lockfile is refused', () => {
  const good = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` };
  const lockWith = (entry: object, root: object = {}): Lockfile => ({
    lockfileVersion: 3,
    packages: { '': root, 'node_modules/a': { ...good, ...entry } },
  });

  it('for nothing, when it is in order', () => {
    expect(lockfileProblems(lockWith({}, { dependencies: { a: '1.0.0' } }))).toEqual([]);
  });

  it.each([
    ['without a hash', { integrity: undefined }],
    ['with a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['from a host', { resolved: 'https://example.org/a.tgz' }],
    ['from a repository', { version: 'git+ssh://git@example.org/a.git#1', integrity: undefined }],
    ['that asks for another by address', { dependencies: { b: 'github:someone/b' } }],
    ['that asks for a tarball', { dependencies: { b: 'https://example.org/b.tgz' } }],
    ['inside another package', { inBundle: true }],
    ['that is really another', { name: 'b' }],
    ['that is a folder of the machine', { link: true, resolved: '../elsewhere' }],
  ])('for a package %s', (_what, entry) => {
    expect(lockfileProblems(lockWith(entry))).not.toEqual([]);
  });

  it.each(['^1.0.0', '*', 'latest', 'github:someone/a', 'file:../a'])('for asking for %s', (wanted) => {
    expect(lockfileProblems(lockWith({}, { devDependencies: { a: wanted } }))).not.toEqual([]);
  });

  it('for a name one letter beside a known one', () => {
    expect(
      lookalikes(['loadsh', 'cross-env.js', 'left-padd'], ['lodash', 'crossenv', 'left-pad']),
    ).toHaveLength(3);
    expect(lookalikes(['lodash', 'zod'], ['lodash', 'zed'])).toEqual([]);
    expect(isOneLetterBeside('express', 'exress')).toBe(true);
    expect(isOneLetterBeside('express', 'express')).toBe(false);
    expect(isOneLetterBeside('express', 'exprses')).toBe(true);
    expect(isOneLetterBeside('express', 'expert')).toBe(false);
  });
});
