import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentedIn, undocumented } from '../../tools/supply-chain/documented.mjs';
import { licenceOf } from '../../tools/supply-chain/licences.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(ROOT, 'docs/dependencies.md'), 'utf8');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

// What the build really took is held against the page by the build itself (tools/supply-chain/make-notices.mjs).
describe('docs/dependencies.md', () => {
  it('has a row for everything package.json asks for', () => {
    const rows = documentedIn(page);
    const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const missing = named.filter(
      (name) => !rows.has(name) && !(name.startsWith('@types/') && rows.has('@types/*')),
    );
    expect(missing).toEqual([]);
  });

  it('is found wanting where a package has no row, or another licence', () => {
    const zod = { name: 'zod', alias: 'zod', licence: 'MIT' };
    expect(undocumented(page, [zod])).toEqual([]);
    expect(undocumented(page, [{ ...zod, licence: 'GPL-3.0-only' }])).toHaveLength(1);
    expect(undocumented(page, [{ ...zod, name: 'zodd', alias: 'zodd' }])).toHaveLength(1);
  });
});

describe('a licence in the program', () => {
  const stated = (license: string) => () => licenceOf({ name: 'a', version: '1.0.0', manifest: { license } });

  it.each(['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND OFL-1.1'])('may be %s', (licence) => {
    expect(stated(licence)()).toBe(licence);
  });

  it.each([
    '',
    'UNLICENSED',
    'GPL-3.0-only',
    'MIT AND GPL-2.0-only',
    'AGPL-3.0-or-later',
    'SEE LICENSE IN x',
  ])('may not be "%s"', (licence) => {
    expect(stated(licence)).toThrow('nobody allowed');
  });
});
