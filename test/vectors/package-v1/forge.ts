// Takes a good package apart and puts it together again with one thing wrong: zip records by hand, lists
// and signatures anew where the attack needs a holder of the key.
import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { blake2b512 } from '../../../src/engine/crypto/hash';
import { minisignKeyId, minisignKeyText } from '../../../src/engine/crypto/signer-identity';
import type { PackageSigner } from '../../../src/engine/vault/open-vault';
import { untrustedComment } from '../../../src/shared/trusted-comment';

export interface Entry {
  name: string | Buffer;
  bytes: Buffer;
  /** Written with a data descriptor. */
  streamed: boolean;
  /** Overrides of single fields. */
  local: { name?: string | Buffer; size?: number; crc?: number; flags?: number };
  central: { size?: number; packedSize?: number; crc?: number; flags?: number; method?: number; mode?: number; time?: number; offset?: number; extra?: Buffer };
  descriptorCrc?: number;
  deflated?: boolean;
  /** Bytes put before the local header. */
  before?: Buffer;
}

export const entry = (name: string | Buffer, bytes: string | Buffer): Entry => ({
  name,
  bytes: Buffer.from(bytes as never),
  streamed: false,
  local: {},
  central: {},
});

/** Reads a zip of our own writer. */
export const takeApart = (zip: Buffer): { entries: Entry[]; time: number } => {
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(zip.length - 6);
  let time = 0;
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const nameLength = zip.readUInt16LE(at + 28);
    const size = zip.readUInt32LE(at + 24);
    const name = zip.toString('latin1', at + 46, at + 46 + nameLength);
    const start = zip.readUInt32LE(at + 42) + 30 + nameLength;
    time = zip.readUInt32LE(at + 12);
    entries.push({ ...entry(name, Buffer.from(zip.subarray(start, start + size))), streamed: zip.readUInt16LE(at + 8) === 8 });
    at += 46 + nameLength;
  }
  return { entries, time };
};

export interface EndOptions {
  prepend?: Buffer;
  beforeDirectory?: Buffer;
  append?: Buffer;
  comment?: Buffer;
  entryCount?: number;
  disk?: number;
  directoryOffset?: number;
}

/** Writes the records of a zip around the entries, as our writer does unless told otherwise. */
export const putTogether = (entries: readonly Entry[], time: number, end: EndOptions = {}): Buffer => {
  const parts: Buffer[] = [end.prepend ?? Buffer.alloc(0)];
  let at = parts[0]?.length ?? 0;
  const push = (bytes: Buffer): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  const directory: Buffer[] = [];
  for (const one of entries) {
    if (one.before !== undefined) push(one.before);
    const name = Buffer.from(one.name as never);
    const packed = one.deflated === true ? deflateRawSync(one.bytes) : one.bytes;
    const sum = crc32(one.bytes);
    const offset = at;
    const method = one.central.method ?? (one.deflated === true ? 8 : 0);
    const flags = one.central.flags ?? (one.streamed ? 8 : 0);
    const version = one.streamed ? 20 : 10;
    const localName = Buffer.from((one.local.name ?? name) as never);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(version, 4);
    local.writeUInt16LE(one.local.flags ?? flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(one.central.time ?? time, 10);
    if (!one.streamed) {
      local.writeUInt32LE(one.local.crc ?? one.central.crc ?? sum, 14);
      local.writeUInt32LE(one.local.size ?? packed.length, 18);
      local.writeUInt32LE(one.local.size ?? one.central.size ?? one.bytes.length, 22);
    }
    local.writeUInt16LE(localName.length, 26);
    push(Buffer.concat([local, localName, packed]));
    if (one.streamed) {
      const descriptor = Buffer.alloc(16);
      descriptor.writeUInt32LE(0x08074b50, 0);
      descriptor.writeUInt32LE(one.descriptorCrc ?? sum, 4);
      descriptor.writeUInt32LE(packed.length, 8);
      descriptor.writeUInt32LE(one.bytes.length, 12);
      push(descriptor);
    }
    const extra = one.central.extra ?? Buffer.alloc(0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 45, 4);
    central.writeUInt16LE(version, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(one.central.time ?? time, 12);
    central.writeUInt32LE(one.central.crc ?? sum, 16);
    central.writeUInt32LE(one.central.packedSize ?? packed.length, 20);
    central.writeUInt32LE(one.central.size ?? one.bytes.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE((((one.central.mode ?? 0o100644) << 16) | 0x20) >>> 0, 38);
    central.writeUInt32LE(one.central.offset ?? offset, 42);
    directory.push(central, name, extra);
  }
  if (end.beforeDirectory !== undefined) push(end.beforeDirectory);
  const start = at;
  const whole = Buffer.concat(directory);
  push(whole);
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(end.disk ?? 0, 4);
  last.writeUInt16LE(end.entryCount ?? entries.length, 8);
  last.writeUInt16LE(end.entryCount ?? entries.length, 10);
  last.writeUInt32LE(whole.length, 12);
  last.writeUInt32LE(end.directoryOffset ?? start, 16);
  last.writeUInt16LE(end.comment?.length ?? 0, 20);
  push(Buffer.concat([last, end.comment ?? Buffer.alloc(0), end.append ?? Buffer.alloc(0)]));
  return Buffer.concat(parts);
};

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const byName = (a: string, b: string): number => (a < b ? -1 : 1);

/** A package as files by path below the top folder, for attacks that change content. */
export class Bag {
  readonly files = new Map<string, Buffer>();
  top: string;
  constructor(
    entries: readonly Entry[],
    private readonly time: number,
  ) {
    this.top = String(entries[0]?.name).split('/')[0] ?? '';
    for (const one of entries) this.files.set(String(one.name).slice(this.top.length + 1), one.bytes);
  }

  sha256(path: string): string {
    return sha256(this.files.get(path) ?? Buffer.alloc(0));
  }

  text(path: string): string {
    return (this.files.get(path) ?? Buffer.alloc(0)).toString('utf8');
  }

  write(path: string, content: string | Buffer): this {
    this.files.set(path, Buffer.from(content as never));
    return this;
  }

  edit(path: string, change: (text: string) => string): this {
    const before = this.text(path);
    const after = change(before);
    if (after === before) throw new Error(`the attack changes nothing in ${path}`);
    return this.write(path, after);
  }

  /** Edits JSON and writes it canonically. */
  json(path: string, change: (value: never) => void): this {
    const value = JSON.parse(this.text(path)) as never;
    change(value);
    return this.write(path, canonical(value));
  }

  list(paths: readonly string[]): string {
    return [...paths].sort(byName).map((path) => `${sha256(this.files.get(path) ?? Buffer.alloc(0))}  ${path}\n`).join('');
  }

  /** package.json's own list, both manifests and the Payload-Oxum follow the files again. */
  relist(): this {
    const payload = [...this.files.keys()].filter((path) => path.startsWith('data/'));
    if (this.text('data/package.json').startsWith('{"controls"')) {
      this.json('data/package.json', (json: { files: { path: string; size: number; sha256: string }[] }) => {
        for (const file of json.files) {
          const bytes = this.files.get(`data/${file.path}`);
          if (bytes === undefined) continue;
          file.size = bytes.length;
          file.sha256 = sha256(bytes);
        }
      });
    }
    const size = payload.reduce((sum, path) => sum + (this.files.get(path)?.length ?? 0), 0);
    this.write('bag-info.txt', this.text('bag-info.txt').replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${String(size)}.${String(payload.length)}`));
    this.write('manifest-sha256.txt', this.list(payload));
    return this.retag();
  }

  retag(): this {
    const tags = [...this.files.keys()].filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest'));
    return this.write('tagmanifest-sha256.txt', this.list(tags));
  }

  /** Signs the tag manifest as it is. */
  sign(signer: PackageSigner, trusted = this.trustedComment()): this {
    const signature = signer.sign(blake2b512(this.files.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0)));
    const first = Buffer.concat([Buffer.from('ED'), minisignKeyId(signer.publicKey), signature]);
    const second = signer.sign(Buffer.concat([signature, Buffer.from(trusted)]));
    return this.write(
      'tagmanifest-sha256.txt.minisig',
      `untrusted comment: ${untrustedComment('PKG-2026-01')}\n${first.toString('base64')}\ntrusted comment: ${trusted}\n${Buffer.from(second).toString('base64')}\n`,
    );
  }

  trustedComment(): string {
    return /^trusted comment: (.*)$/m.exec(this.text('tagmanifest-sha256.txt.minisig'))?.[1] ?? '';
  }

  newSigner(signer: PackageSigner): this {
    return this.write('signer.pub', `untrusted comment: minisign public key\n${minisignKeyText(signer.publicKey)}\n`);
  }

  zip(): Buffer {
    const names = [...this.files.keys()].map((path) => `${this.top}/${path}`).sort(byName);
    const entries = names.map((name) => ({
      ...entry(name, this.files.get(name.slice(this.top.length + 1)) ?? ''),
      streamed: name.includes('/data/30_evidence/'),
    }));
    return putTogether(entries, this.time);
  }
}

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .sort(([a], [b]) => byName(a, b))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`;
};
