// What is noticed of a file before and while it is taken in: by its bytes, not by what it calls itself.
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openToRead } from '../../src/engine/blobs/file-source';
import { flagsOf } from '../../src/engine/evidence/flags/file-flags';
import { mutateBytes } from './mutate';
import {
  compoundFile,
  document,
  ELF,
  HEIC,
  JPEG,
  MACH_O,
  oldWorkbook,
  pdfFile,
  PNG,
  SHORTCUT,
  windowsProgram,
  wordStream,
  workbook,
  zipFile,
} from './odd-files';
import { generator } from './seeded';
import { temporaryFolder } from './temporary-vault';

const MUTANTS = Number(process.env['INPUTS'] ?? 1500);

const flags = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const file = await openToRead({ name, bytes: Buffer.from(bytes) });
  return (await flagsOf(file, await file.readAt(0, 4100), name)).join(' ');
};

describe('an ordinary file', () => {
  it.each<[string, Buffer | string]>([
    ['users.csv', 'name,role\nada,owner\n'],
    ['BM.csv', 'BM,MZ,rate\n1,2,3\n'],
    ['MZ.csv', `MZ,count\n${'1,2\n'.repeat(40)}`],
    ['wide.csv', Buffer.from('\ufeffname;role\nada;owner\n', 'utf16le')],
    ['notes.md', '# See https://example.com/page for more\n'],
    ['data.json', '{"a": 1}'],
    ['page.html', '<!doctype html><p>x</p>'],
    ['feed.xml', '<?xml version="1.0"?><a/>'],
    ['config.txt', '<?xml version="1.0"?><a/>'],
    ['mail.eml', 'From: a@example.com\nSubject: x\n\nText'],
    ['shot.png', PNG],
    ['photo.JPEG', JPEG],
    ['report.pdf', pdfFile()],
    ['users.xlsx', workbook()],
    ['minutes.docx', document()],
    ['old.xls', compoundFile([{ name: 'Workbook', content: oldWorkbook(false) }])],
    ['old.doc', compoundFile([{ name: 'WordDocument', content: wordStream(false) }])],
    ['archive.zip', zipFile([{ name: 'a.txt', content: 'a' }])],
    ['no-ending', 'text'],
    ['strange.ending', Buffer.from([1, 2, 3])],
    ['about-links.txt', 'https://example.com/a and https://example.com/b'],
    ['unencrypted.pdf', pdfFile('', '(this is about /EncryptMetadata and /Encrypt here)')],
  ])('%s has no flag', async (name, bytes) => {
    expect(await flags(name, bytes)).toBe('');
  });
});

describe('an ending that promises something else', () => {
  it.each<[string, Buffer | string]>([
    ['report.pdf', '<!doctype html><p>please sign in</p>'],
    ['shot.png', JPEG],
    ['users.csv', PNG],
    ['users.xlsx', 'name,role\n'],
    ['users.xlsx', document()],
    ['users.xlsx', zipFile([{ name: 'readme.txt' }])],
    ['minutes.docx', workbook()],
    ['old.xls', '<html><table></table></html>'],
    ['list.json', Buffer.from([0, 1, 2, 3])],
  ])('%s is said to disagree', async (name, bytes) => {
    expect(await flags(name, bytes)).toBe('extension-disagrees');
  });
});

describe('macros', () => {
  it.each<[string, Buffer]>([
    ['users.xlsm', workbook({ name: 'xl/vbaProject.bin' })],
    ['renamed to hide it.xlsx', workbook({ name: 'XL/VBAPROJECT.BIN' })],
    ['old macros.xlsx', workbook({ name: 'xl/macrosheets/sheet1.xml' })],
    ['letter.docx', document({ name: 'word/vbaProject.bin' })],
    ['table.ods', zipFile([{ name: 'mimetype', content: 'x' }, { name: 'Basic/Standard/Module1.xml' }])],
    ['old.xls', compoundFile([{ name: '_VBA_PROJECT_CUR', kind: 'storage' }])],
    [
      'old.doc',
      compoundFile([
        { name: 'Macros', kind: 'storage' },
        { name: 'VBA', kind: 'storage' },
      ]),
    ],
  ])('are found in %s', async (name, bytes) => {
    expect((await flags(name, bytes)).split(' ')).toContain('macros');
  });
});

describe('a program', () => {
  it.each<[string, Buffer | string]>([
    ['setup.exe', windowsProgram()],
    ['report.pdf', windowsProgram()],
    ['invoice.pdf.scr', windowsProgram()],
    ['tool', ELF],
    ['tool.png', MACH_O],
    ['export', '#!/bin/sh\necho x\n'],
    ['export.txt', '\ufeff#!/usr/bin/env python3\n'],
    ['run.bat', '@echo off\n'],
    ['run.ps1', 'Get-ADUser\n'],
    ['run.js', 'WScript.Echo(1)\n'],
    ['run.vbs', 'MsgBox 1\n'],
    ['readme.lnk', SHORTCUT],
    ['readme', SHORTCUT],
    ['start.desktop', '[Desktop Entry]\nType=Application\nExec=rm -rf x\n'],
    ['tool.jar', zipFile([{ name: 'META-INF/MANIFEST.MF' }, { name: 'A.class' }])],
    ['renamed.zip', zipFile([{ name: 'META-INF/MANIFEST.MF' }, { name: 'A.class' }])],
    ['setup.msi', compoundFile([], '84100c0000000000c000000000000046')],
    ['renamed.doc', compoundFile([], '84100c0000000000c000000000000046')],
  ])('%s is one', async (name, bytes) => {
    expect((await flags(name, bytes)).split(' ')).toContain('executable');
  });
});

describe('a password', () => {
  it.each<[string, Buffer]>([
    ['report.pdf', pdfFile('/Encrypt 5 0 R')],
    ['inline.pdf', pdfFile('/Encrypt << /Filter /Standard >>')],
    ['new.xlsx', compoundFile([{ name: 'EncryptionInfo' }, { name: 'EncryptedPackage' }])],
    ['old.xls', compoundFile([{ name: 'Workbook', content: oldWorkbook(true) }])],
    ['old.doc', compoundFile([{ name: 'WordDocument', content: wordStream(true) }])],
    ['old.ppt', compoundFile([{ name: 'PowerPoint Document' }, { name: 'EncryptedSummary' }])],
    ['all.zip', zipFile([{ name: 'a.txt', content: 'x', isEncrypted: true }])],
    ['one.zip', zipFile([{ name: 'a.txt' }, { name: 'b.txt', content: 'x', isEncrypted: true }])],
    ['cut off.zip', zipFile([{ name: 'a.txt', content: 'x', isEncrypted: true }]).subarray(0, 36)],
  ])('is noticed on %s, which is what it says otherwise', async (name, bytes) => {
    expect(await flags(name, bytes)).toBe('password-protected');
  });

  it('is noticed where the trailer of a PDF stands before a long end', async () => {
    const stream = '9 0 obj << /Type /XRef /Encrypt 5 0 R >> stream\n';
    const tail = `\n${'%'.repeat(30_000)}\nstartxref\n9\n%%EOF`;
    expect(await flags('x.pdf', `%PDF-1.7\n${stream}${tail}`)).toBe('password-protected');
  });
});

describe('the other flags', () => {
  it.each<[string, Buffer | string, string]>([
    ['photo.heic', HEIC, 'heic'],
    ['photo.jpg', HEIC, 'extension-disagrees heic'],
    ['link.url', '[InternetShortcut]\r\nURL=https://example.com/\r\n', 'bare-link'],
    ['link.txt', '[InternetShortcut]\r\nURL=https://example.com/\r\n', 'bare-link'],
    ['link.webloc', '<?xml version="1.0"?><plist/>', 'bare-link'],
    ['link.desktop', '[Desktop Entry]\nType=Link\nURL=https://example.com/\n', 'bare-link'],
    ['where it is.txt', '  https://drive.example.com/d/1234?x=1#y\r\n', 'bare-link'],
    ['wide.txt', Buffer.from('\ufeffhttps://example.com/', 'utf16le'), 'bare-link'],
    ['nothing.csv', '', 'empty'],
  ])('%s', async (name, bytes, expected) => {
    expect(await flags(name, bytes)).toBe(expected);
  });

  it('says from one byte over 25 MB on that a file is large', async () => {
    const path = join(temporaryFolder(), 'large.bin');
    const flagsAt = async (size: number): Promise<readonly string[]> => {
      const descriptor = openSync(path, 'w');
      ftruncateSync(descriptor, size);
      closeSync(descriptor);
      const file = await openToRead(path);
      const found = await flagsOf(file, await file.readAt(0, 4100), 'large.bin');
      await file.close();
      return found;
    };
    expect(await flagsAt(25_000_000)).toEqual([]);
    expect(await flagsAt(25_000_001)).toEqual(['over-25-mb']);
  });
});

describe('files made to confuse', () => {
  it('answers soon for directories that lie', async () => {
    const zip = zipFile([{ name: 'a.txt', content: 'a' }]);
    const end = zip.length - 22;
    const lies: ((bytes: Buffer) => void)[] = [
      (bytes) => bytes.writeUInt32LE(0xffffffff, end + 16),
      (bytes) => bytes.writeUInt32LE(0xfffffffe, end + 12),
      (bytes) => bytes.writeUInt32LE(0, end + 12),
      (bytes) => bytes.writeUInt16LE(65_535, end + 20),
      (bytes) => bytes.writeUInt16LE(65_535, end - 51 + 28),
    ];
    for (const lie of lies) {
      const bytes = Buffer.from(zip);
      lie(bytes);
      expect(await flags('a.zip', bytes)).toBe('');
    }
    // 64-bit places beyond everything.
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(2n ** 63n, 8);
    const tail = Buffer.from(zip.subarray(end));
    tail.writeUInt32LE(0xffffffff, 16);
    expect(await flags('a.zip', Buffer.concat([zip.subarray(0, end), locator, tail]))).toBe('');
  });

  it('sees macros in whichever directory a program would read', async () => {
    const hidden = workbook({ name: 'xl/vbaProject.bin' });
    const end = hidden.length - 22;
    const gap = Buffer.concat([hidden.subarray(0, end), Buffer.alloc(100), hidden.subarray(end)]);
    expect(await flags('a gap behind it.xlsx', gap)).toBe('macros');
    const parts = [
      { name: '[Content_Types].xml' },
      { name: 'xl/vbaProject.bin' },
      { name: 'xl/workbook.xml' },
    ];
    expect(await flags('something before it.xlsx', zipFile(parts, Buffer.from('PK')))).toBe('macros');
    const plain = workbook();
    const decoy = plain.subarray(plain.indexOf('PK\u0001\u0002', 0, 'latin1'), plain.length - 22);
    const last = Buffer.from(hidden.subarray(end));
    last.writeUInt32LE(decoy.length, 12);
    expect(await flags('a decoy.xlsx', Buffer.concat([hidden.subarray(0, end), decoy, last]))).toBe('macros');
  });

  it('follows no chain of a compound file in a circle', async () => {
    const bytes = compoundFile([{ name: 'Workbook', content: oldWorkbook(false) }]);
    bytes.writeUInt32LE(1, 512 + 4);
    bytes.writeUInt32LE(0, 68);
    const begun = performance.now();
    expect(await flags('old.xls', bytes)).toBe('');
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('answers for whatever is made out of real files', { timeout: 3_600_000 }, async () => {
    const real = [
      workbook({ name: 'xl/vbaProject.bin' }),
      compoundFile([{ name: 'Workbook', content: oldWorkbook(true) }]),
      pdfFile('/Encrypt 5 0 R'),
      windowsProgram(),
      HEIC,
    ];
    const choose = generator(Number(process.env['SEED'] ?? 20261121));
    const pick = (): Buffer => real[choose(real.length)] ?? PNG;
    for (let n = 0; n < MUTANTS; n += 1) {
      const name = ['a.xlsx', 'a.xls', 'a.pdf', 'a.zip', 'a'][choose(5)] ?? 'a';
      expect(typeof (await flags(name, mutateBytes(pick(), pick(), choose)))).toBe('string');
    }
  });
});
