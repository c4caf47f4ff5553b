import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from './ipc/files';
import { openingEvent, placesIn, withoutOtherParts } from './opened-places';

describe('what the system asks to open', () => {
  it('is what stands on the command line without switches and the app itself', () => {
    expect(placesIn(['/electron', '--no-sandbox', '/checkout', '/a/package.zip'], true)).toEqual([
      '/a/package.zip',
    ]);
    expect(placesIn(['/opt/muniment', '/a/vault'], false)).toEqual(['/a/vault']);
  });

  it('is a vault when the folder holds a vault header, else a package', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-open-'));
    expect(openingEvent(folder, createFiles())).toMatchObject({ type: 'open-package' });
    fs.writeFileSync(path.join(folder, 'vault.header'), '');
    expect(openingEvent(folder, createFiles())).toMatchObject({ type: 'open-vault' });
  });

  it('is one package when several of its parts are named', () => {
    const parts = [
      '/a/p.part-2-of-3.zip',
      '/a/p.part-1-of-3.zip',
      '/b/p.part-1-of-3.zip',
      '/a/q.zip',
      '/a/q.zip',
    ];
    expect(withoutOtherParts(parts)).toEqual(['/a/p.part-2-of-3.zip', '/b/p.part-1-of-3.zip', '/a/q.zip']);
    expect(withoutOtherParts(['/a/p.part-1-of-2.zip.age', '/a/p.part-2-of-2.zip.age'])).toHaveLength(1);
  });

  it('is nothing when it is not there', () => {
    expect(openingEvent('/nowhere/package.zip', createFiles())).toBeNull();
  });
});
