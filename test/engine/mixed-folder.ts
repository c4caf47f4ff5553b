// A folder as it lies on somebody's disk after a year: exports, screenshots, mail, twins, strange names and
// what nobody wants as evidence. The same seed makes the same folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFlag } from '../../src/shared/domain/evidence';
import {
  compoundFile,
  HEIC,
  oldWorkbook,
  pdfFile,
  PNG,
  windowsProgram,
  workbook,
  zipFile,
} from './odd-files';

export interface MixedFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** What must be noticed of it, at least. */
  readonly flag: FileFlag | null;
}

type Below = (below: number) => number;
type Make = (unique: string, below: Below) => readonly [name: string, bytes: Buffer, flag: FileFlag | null];

const many = (line: string, below: Below): string => `${line}\n`.repeat(1 + below(400));

const KINDS: readonly Make[] = [
  (unique, below) => [`users ${unique}.csv`, Buffer.from(many(`${unique},owner`, below)), null],
  (unique, below) => [`events ${unique}.log`, Buffer.from(many(`${unique} INFO ok`, below)), null],
  (unique, below) => [`report ${unique}.pdf`, pdfFile('', many(`% ${unique}`, below)), null],
  (unique) => [`shot ${unique}.png`, Buffer.concat([PNG, Buffer.from(unique)]), null],
  (unique) => [`list ${unique}.xlsx`, workbook({ name: 'xl/sheet1.xml', content: unique }), null],
  (unique) => [
    `ticket ${unique}.eml`,
    Buffer.from(`From: a@example.com\nSubject: ${unique}\n\nText\n`),
    null,
  ],
  (unique, below) => [`dump ${unique}.json`, Buffer.from(JSON.stringify({ unique, n: below(9) })), null],
  (unique) => [`sums ${unique}.xlsx`, workbook({ name: 'xl/vbaProject.bin', content: unique }), 'macros'],
  (unique) => [`photo ${unique}.heic`, Buffer.concat([HEIC, Buffer.from(unique)]), 'heic'],
  (unique) => [`locked ${unique}.pdf`, pdfFile('/Encrypt 5 0 R', `% ${unique}`), 'password-protected'],
  (unique) => [
    `all ${unique}.zip`,
    zipFile([{ name: 'a', content: unique, isEncrypted: true }]),
    'password-protected',
  ],
  (unique) => [`not ${unique}.pdf`, Buffer.from(`<!doctype html>${unique}`), 'extension-disagrees'],
  (unique) => [`setup ${unique}.exe`, Buffer.concat([windowsProgram(), Buffer.from(unique)]), 'executable'],
  (unique) => [
    `where ${unique}.url`,
    Buffer.from(`[InternetShortcut]\nURL=https://example.com/${unique}\n`),
    'bare-link',
  ],
  (unique) => [
    `old ${unique}.xls`,
    Buffer.concat([compoundFile([{ name: 'Workbook', content: oldWorkbook(false) }]), Buffer.from(unique)]),
    null,
  ],
  (unique) => [`nothing ${unique}.csv`, Buffer.alloc(0), 'empty'],
  (unique) => [`${'n'.repeat(230 - unique.length)}${unique}.txt`, Buffer.from(`long ${unique}`), null],
  (unique) => [`émoji 🗝️ 印鑑 \u202E ${unique}\n.txt`, Buffer.from(`odd ${unique}`), null],
  (unique, below) => [`large ${unique}.bin`, Buffer.alloc(200_000 + below(1_500_000), unique), null],
];

/** Writes `count` files into `folder` and three folders in it; every twelfth has the bytes of an earlier one. */
export const mixedFolder = (folder: string, count: number, below: Below): MixedFile[] => {
  const folders = ['', '2026', '2026/Q1 exports', 'from the other office'];
  for (const name of folders) mkdirSync(join(folder, name), { recursive: true });
  const files: MixedFile[] = [];
  for (let n = 0; n < count; n += 1) {
    const twin = n % 12 === 11 ? files[below(files.length)] : undefined;
    const make = KINDS[n < KINDS.length ? n : below(KINDS.length)];
    const unique = `${String(n)}-${String(below(1_000_000))}`;
    const [name, bytes, flag] = make?.(unique, below) ?? [unique, Buffer.from(unique), null];
    const path = join(
      folder,
      folders[below(folders.length)] ?? '',
      twin === undefined ? name : `copy ${unique}`,
    );
    const file = { path, bytes: twin?.bytes ?? bytes, flag: twin === undefined ? flag : null };
    writeFileSync(path, file.bytes);
    files.push(file);
  }
  return files;
};
