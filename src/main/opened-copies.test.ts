import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCopies } from './opened-copies';

describe('copies that were opened outside', () => {
  let top: string;
  let parent: string;
  let notes: string;
  beforeEach(() => {
    top = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-copies-'));
    parent = path.join(top, 'temporary');
    fs.mkdirSync(parent);
    notes = path.join(top, 'opened-copies.json');
  });
  afterEach(() => {
    fs.rmSync(top, { recursive: true, force: true });
  });

  it('lie in folders that only this user can enter, and go together', async () => {
    const copies = openCopies(notes, parent);
    const folders = [copies.makeFolder(), copies.makeFolder()];
    for (const folder of folders) fs.writeFileSync(path.join(folder, 'review.pdf'), 'plain');
    expect(fs.statSync(folders[0] ?? '').mode & 0o777).toBe(0o700);
    expect(copies.count()).toBe(2);
    await copies.removeAll();
    expect(fs.readdirSync(parent)).toEqual([]);
    expect(copies.count()).toBe(0);
  });

  it('are found and removed by the next run when the app was killed', async () => {
    fs.writeFileSync(path.join(openCopies(notes, parent).makeFolder(), 'review.pdf'), 'plain');
    const next = openCopies(notes, parent);
    expect(next.count()).toBe(1);
    await next.removeAll();
    expect(fs.readdirSync(parent)).toEqual([]);
  });

  it('are all that is removed, whatever the notes say', async () => {
    const kept = path.join(top, 'kept');
    fs.mkdirSync(kept);
    const beside = path.join(parent, 'somebody-elses');
    fs.mkdirSync(beside);
    const link = path.join(parent, 'muniment-opened-link');
    fs.symlinkSync(kept, link);
    fs.writeFileSync(path.join(kept, 'file'), 'stays');
    fs.writeFileSync(notes, JSON.stringify([kept, beside, `${parent}/muniment-opened-x/../../kept`, link]));
    await openCopies(notes, parent).removeAll();
    expect(fs.existsSync(path.join(kept, 'file'))).toBe(true);
    expect(fs.readdirSync(parent)).toEqual(['somebody-elses']);
  });

  it('of one vault are neither counted nor removed for another', async () => {
    const copies = openCopies(notes, parent);
    const ours = copies.makeFolder('halden');
    const theirs = copies.makeFolder('orchard');
    expect(copies.count('halden')).toBe(1);
    expect(copies.count('fernhill')).toBe(0);
    await copies.removeAll('halden');
    expect(fs.existsSync(ours)).toBe(false);
    expect(fs.existsSync(theirs)).toBe(true);
    await copies.removeAll();
    expect(copies.count()).toBe(0);
  });
});
