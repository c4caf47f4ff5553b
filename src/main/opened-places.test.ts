import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from './ipc/files';
import { openingEvent, placesIn, placesToOpen, withoutOtherParts } from './opened-places';

const newFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-open-'));

describe('what the system asks to open', () => {
  it('is what stands on the command line without switches and the app itself', () => {
    expect(placesIn(['/electron', '--no-sandbox', '/checkout', '/a/package.zip'], true)).toEqual([
      '/a/package.zip',
    ]);
    expect(placesIn(['/opt/muniment', '/a/vault'], false)).toEqual(['/a/vault']);
  });

  it('is meant from where it was typed', () => {
    expect(placesIn(['/opt/muniment', 'acme.muniment', '../p.zip'], false, '/home/a/clients')).toEqual([
      '/home/a/clients/acme.muniment',
      '/home/a/p.zip',
    ]);
  });

  it('is a vault when the folder holds a vault header, else a package', () => {
    const folder = newFolder();
    expect(openingEvent(folder, createFiles())).toMatchObject({ type: 'open-package' });
    fs.writeFileSync(path.join(folder, 'vault.header'), '');
    expect(openingEvent(folder, createFiles())).toMatchObject({ type: 'open-vault' });
  });

  it('is the vault when its head was double clicked, and not a file of that name in nowhere', () => {
    const head = path.join(newFolder(), 'vault.header');
    expect(openingEvent(head, createFiles())).toBeNull();
    fs.writeFileSync(head, '');
    expect(openingEvent(head, createFiles())).toMatchObject({
      type: 'open-vault',
      folder: { name: path.basename(path.dirname(head)) },
    });
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

describe('a place that was named to do harm', () => {
  it.each([
    ['relative', 'package.zip'],
    ['relative and upwards', '../../etc/passwd'],
    ['empty', ''],
    ['with a zero byte', '/tmp/a\0.zip'],
    ['longer than any path', `/${'a/'.repeat(3000)}`],
    ['an address of a file', 'file:///tmp/package.zip'],
    ['an address of a file in capitals', 'FILE:///tmp/package.zip'],
    ['an address of a server', 'https://example.com/package.zip'],
    ['our own address', 'app://muniment/index.html'],
    ['a number', 7],
    ['a list', ['/tmp/a']],
    ['an object that says it is a path', { toString: () => '/tmp/a' }],
    ['nothing', null],
  ])('is not looked at: %s', (_, place) => {
    expect(placesToOpen([place, '/tmp/good.zip'], 'linux')).toEqual(['/tmp/good.zip']);
  });

  it.each([
    '\\\\server\\share\\acme.muniment',
    '//server/share/acme.muniment',
    '\\/server\\share\\x',
    '\\\\?\\UNC\\server\\share\\x',
    '\\\\?\\C:\\x',
    '\\\\.\\pipe\\x',
    '\\\\.\\PhysicalDrive0',
    'C:\\clients\\CON',
    'C:\\clients\\nul.zip',
    'C:\\COM1\\x',
    'C:\\clients\\lpt9.',
    'C:\\clients\\con .zip',
    'C:\\clients\\aux ',
    'C:\\clients\\COM¹',
    'C:\\clients\\conin$',
    'C:\\clients\\a.zip:hidden',
    'C:acme.muniment',
    'file:///C:/x.zip',
  ])('is not looked at on Windows, where looking may sign in or open a device: %s', (place) => {
    expect(placesToOpen([place], 'win32')).toEqual([]);
  });

  it.each(['C:\\clients\\acme.muniment', 'd:/clients/con-tract.zip', 'C:\\clients\\nullable.zip'])(
    'is looked at on Windows when it is an ordinary one: %s',
    (place) => {
      expect(placesToOpen([place], 'win32')).toEqual([place]);
    },
  );

  it('is not opened when it is a pipe, a device or a socket', () => {
    const pipe = path.join(newFolder(), 'package.zip');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    for (const place of [pipe, '/dev/zero', '/dev/tty']) {
      expect(openingEvent(place, createFiles())).toBeNull();
    }
  });

  it('is not opened when the system cannot look at it, and nothing falls over', () => {
    const folder = newFolder();
    const circle = path.join(folder, 'circle');
    fs.symlinkSync(circle, circle);
    fs.writeFileSync(path.join(folder, 'file'), '');
    const places = [
      circle,
      path.join(folder, 'a'.repeat(400)),
      path.join(folder, 'file', 'below'),
      '/tmp/\0',
    ];
    for (const place of places) expect(openingEvent(place, createFiles())).toBeNull();
  });

  it('is opened through a link as what the link leads to, under the name that was named', () => {
    const folder = newFolder();
    fs.mkdirSync(path.join(folder, 'real'));
    fs.writeFileSync(path.join(folder, 'real', 'vault.header'), '');
    fs.symlinkSync('real', path.join(folder, 'acme.muniment'));
    const event = openingEvent(path.join(folder, 'acme.muniment'), createFiles());
    expect(event).toMatchObject({ type: 'open-vault', folder: { name: 'acme.muniment' } });
  });

  it('is one of twenty at most, however many are named', () => {
    const thousands = Array.from({ length: 50_000 }, (_, index) => `/tmp/${String(index)}.zip`);
    expect(placesToOpen(thousands)).toEqual(thousands.slice(0, 20));
    expect(placesToOpen(Array.from({ length: 50_000 }, () => '/tmp/a.zip'))).toEqual(['/tmp/a.zip']);
    expect(placesToOpen('/tmp/a.zip')).toEqual([]);
    expect(placesToOpen({ length: 3, 0: '/tmp/a.zip' })).toEqual([]);
  });
});
