import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileToken } from '../../shared/ids';
import { createFiles } from './files';

describe('tokens that stand for paths', () => {
  let folder: string;
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-files-'));
    fs.writeFileSync(path.join(folder, 'évidence report.pdf'), 'content');
  });
  afterAll(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('tells name, size and kind, and nothing of the folder', () => {
    const place = path.join(folder, 'évidence report.pdf');
    const [file] = createFiles().adopt([place]);
    expect(file).toMatchObject({ name: 'évidence report.pdf', sizeBytes: 7, isFolder: false });
    expect(JSON.stringify(file)).not.toContain(folder);
    expect(FileToken.safeParse(file?.token).success).toBe(true);
  });

  it('leads back to the path', () => {
    const files = createFiles();
    const { token } = files.refer(folder, 'read');
    expect(files.pathOf(token, 'read')).toBe(folder);
  });

  it('keeps the token of a path within a session, and knows no token of another', () => {
    const files = createFiles();
    const { token } = files.refer(folder, 'read');
    expect(files.refer(folder, 'read').token).toBe(token);
    expect(() => createFiles().pathOf(token, 'read')).toThrow('use.token-unknown');
  });

  it('lets nothing be written to what was only dropped', () => {
    const files = createFiles();
    const [dropped] = files.adopt([folder]);
    expect(() => files.pathOf(dropped?.token as FileToken, 'write')).toThrow('use.token-unknown');
    const chosen = files.refer(path.join(folder, 'new.zip'), 'write');
    expect(files.pathOf(chosen.token, 'write')).toBe(path.join(folder, 'new.zip'));
  });

  it('knows the parts written beside a chosen file, and no other file of its folder', () => {
    const files = createFiles();
    const names = ['pack.part-1-of-2.zip', 'pack.part-2-of-2.zip', 'diary.zip'];
    for (const name of names) fs.writeFileSync(path.join(folder, name), 'zip');
    const target = files.refer(path.join(folder, 'pack.zip'), 'write');
    const found = files.besides(target.token, [
      ...names,
      'pack.part-3-of-2.zip',
      `../${path.basename(folder)}/pack.part-1-of-2.zip`,
    ]);
    expect(found.map(({ name }) => name)).toEqual(names.slice(0, 2));
    expect(() => files.pathOf(found[0]?.token as FileToken, 'write')).toThrow('use.token-unknown');
    const [dropped] = files.adopt([path.join(folder, 'pack.zip')]);
    expect(() => files.besides(dropped?.token as FileToken, names)).toThrow('use.token-unknown');
  });

  it('gives a token for a file that has vanished: the engine says why it cannot be read', () => {
    const files = createFiles();
    const [gone] = files.adopt([path.join(folder, 'gone.pdf')]);
    expect(gone).toMatchObject({ name: 'gone.pdf', sizeBytes: 0 });
  });

  it.each([
    ['no list', 'x'],
    ['a relative path', ['etc/passwd']],
    ['a path with a zero byte', ['/tmp/a\0b']],
    ['a number', [1]],
    ['null, which is a file the page made', [null]],
    ['a path without end', [`/${'a'.repeat(5000)}`]],
  ])('refuses %s', (_what, given) => {
    expect(() => createFiles().adopt(given)).toThrow('use.bad-input');
  });
});

describe('what was chosen while a vault was in front', () => {
  const setUpVaults = () => {
    let front: string | null = 'halden';
    const files = createFiles(() => front);
    return {
      files,
      bring: (name: string | null) => {
        front = name;
      },
    };
  };

  it('is refused for another vault, and known again to its own', () => {
    const { files, bring } = setUpVaults();
    const { token } = files.refer('/exports/payroll.csv', 'read', false);
    bring('orchard');
    expect(() => files.pathOf(token, 'read')).toThrow('use.token-unknown');
    bring(null);
    expect(() => files.pathOf(token, 'read')).toThrow('use.token-unknown');
    bring('halden');
    expect(files.pathOf(token, 'read')).toBe('/exports/payroll.csv');
  });

  it('has another token for another vault, though it is the same file', () => {
    const { files, bring } = setUpVaults();
    const before = files.refer('/exports/payroll.csv', 'read', false).token;
    bring('orchard');
    const after = files.refer('/exports/payroll.csv', 'read', false).token;
    expect(after).not.toBe(before);
    expect(files.pathOf(after, 'read')).toBe('/exports/payroll.csv');
  });

  it('is not written to by another vault', () => {
    const { files, bring } = setUpVaults();
    const { token } = files.refer('/exports/package.zip', 'write', false);
    bring('orchard');
    expect(() => files.pathOf(token, 'write')).toThrow('use.token-unknown');
    expect(() => files.besides(token, ['package.zip'])).toThrow('use.token-unknown');
  });

  it('is not held for another vault when it was pasted', () => {
    const { files, bring } = setUpVaults();
    const { token } = files.referHeld('Screenshot.png', 3);
    expect(files.isHeld(token)).toBe(true);
    bring('orchard');
    expect(files.isHeld(token)).toBe(false);
    expect(() => files.pathOf(token, 'read')).toThrow('use.token-unknown');
  });

  it('is good for every vault when it is a vault’s own folder, or a package that was opened', () => {
    const { files, bring } = setUpVaults();
    const vault = files.refer('/vaults/orchard', 'read', true, 'everywhere').token;
    const received = files.refer('/exports/round-2.zip', 'read', false).token;
    files.share('/exports/round-2.zip');
    bring('orchard');
    expect(files.pathOf(vault, 'read')).toBe('/vaults/orchard');
    expect(files.pathOf(received, 'read')).toBe('/exports/round-2.zip');
  });
});
