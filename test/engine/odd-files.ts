// Files as programs make them, and as nobody wants them, in a few bytes each: for intake.
import { crc32 } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content?: string;
  readonly isEncrypted?: boolean;
}

/** A stored zip file. `before` stands in front of it, as in a program that unpacks itself. */
export const zipFile = (parts: readonly ZipPart[], before: Buffer = Buffer.alloc(0)): Buffer => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content = '', isEncrypted = false } of parts) {
    const [bytes, nameBytes] = [Buffer.from(content), Buffer.from(name)];
    const flags = isEncrypted ? 1 : 0;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, nameBytes, bytes);
    central.push(entry, nameBytes);
    at += head.length + nameBytes.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([before, ...local, directory, end]);
};

const CONTENT_TYPES = { name: '[Content_Types].xml', content: '<Types/>' };

export const workbook = (...more: ZipPart[]): Buffer =>
  zipFile([CONTENT_TYPES, { name: 'xl/workbook.xml', content: '<workbook/>' }, ...more]);

export const document = (...more: ZipPart[]): Buffer =>
  zipFile([CONTENT_TYPES, { name: 'word/document.xml', content: '<document/>' }, ...more]);

export interface StoredStream {
  readonly name: string;
  readonly kind?: 'storage' | 'stream';
  /** A stream gets sectors of its own: it is padded to 4,096 bytes. */
  readonly content?: Buffer;
}

const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;

/** A compound file: a header, one sector of the table of chains, its directory, and its streams. */
export const compoundFile = (streams: readonly StoredStream[], rootClass = '0'.repeat(32)): Buffer => {
  const directorySectors = Math.ceil((streams.length + 1) / 4);
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  for (let n = 1; n <= directorySectors; n += 1)
    table.writeUInt32LE(n === directorySectors ? END_OF_CHAIN : n + 1, n * 4);
  const directory = Buffer.alloc(directorySectors * SECTOR);
  const data: Buffer[] = [];
  let next = 1 + directorySectors;
  const put = (index: number, name: string, kind: number, start: number, size: number): void => {
    const at = index * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, at + 64);
    directory[at + 66] = kind;
    directory.writeUInt32LE(start, at + 116);
    directory.writeUInt32LE(size, at + 120);
  };
  put(0, 'Root Entry', 5, END_OF_CHAIN, 0);
  directory.write(rootClass, 80, 'hex');
  streams.forEach(({ name, kind = 'stream', content }, index) => {
    if (kind === 'storage' || content === undefined) {
      put(index + 1, name, kind === 'storage' ? 1 : 2, END_OF_CHAIN, 0);
      return;
    }
    const bytes = Buffer.alloc(Math.max(4096, Math.ceil(content.length / SECTOR) * SECTOR));
    content.copy(bytes);
    put(index + 1, name, 2, next, bytes.length);
    next += bytes.length / SECTOR;
    data.push(bytes);
  });
  const header = Buffer.alloc(SECTOR, 0xff);
  header.write('d0cf11e0a1b11ae1', 0, 'hex');
  header.fill(0, 8, 24);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.fill(0, 34, 44);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(END_OF_CHAIN, 60);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  header.writeUInt32LE(0, 76);
  return Buffer.concat([header, table, directory, ...data]);
};

/** The beginning of a workbook of the old kind; with a password it has one record more. */
export const oldWorkbook = (isEncrypted: boolean): Buffer => {
  const start = Buffer.from('0908100000060500bb0dcc0700000000060000002f000400deadbeef', 'hex');
  return isEncrypted ? start : start.subarray(0, 20);
};

export const wordStream = (isEncrypted: boolean): Buffer => {
  const start = Buffer.alloc(32);
  start.writeUInt16LE(0xa5ec, 0);
  start.writeUInt16LE(isEncrypted ? 0x0100 : 0, 10);
  return start;
};

export const pdfFile = (trailer = '', padding = ''): Buffer => {
  const body = `%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${padding}\n`;
  return Buffer.from(
    `${body}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R ${trailer} >>\nstartxref\n${String(body.length)}\n%%EOF\n`,
    'latin1',
  );
};

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const HEIC = Buffer.from('0000001866747970686569630000000068656963' + '6d696631', 'hex');

/** What Windows runs. */
export const windowsProgram = (): Buffer => {
  const bytes = Buffer.alloc(256);
  bytes.write('MZ', 0);
  bytes.writeUInt32LE(128, 60);
  bytes.write('PE\0\0', 128, 'latin1');
  return bytes;
};
export const ELF = Buffer.from('7f454c4602010100000000000000000002003e00', 'hex');
export const MACH_O = Buffer.from('cffaedfe0700000103000000020000000f000000', 'hex');
export const SHORTCUT = Buffer.from('4c0000000114020000000000c000000000000046', 'hex');
