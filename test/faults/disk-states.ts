// What a disk may hold after the power went: a model of a file system that promises only what was synced.
// Fed with the recorded calls, it answers states of the folder at any moment. Files and names are apart:
// fsync of a file makes its bytes durable, fsync of a folder makes the names in it durable; what is not
// synced may be there, be missing, or, for bytes, be torn at a sector.
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileCall } from './fault-layer';

const SECTOR = 512;

type Change = { readonly write: Buffer; readonly offset: number } | { readonly cutTo: number };

interface DiskFile {
  /** Bytes the disk has promised to keep. Never changed in place. */
  synced: Buffer;
  readonly pending: Change[];
}

/** A file, or a folder. */
type Entry = DiskFile | 'folder';

interface NameChange {
  /** The folder whose sync makes it durable. */
  readonly folder: string;
  readonly gone: string | null;
  readonly come: string | null;
  readonly entry: Entry;
}

/** Which of the pending changes reached the disk. */
export interface Fate {
  readonly bytes: (change: number, of: number) => 'kept' | 'lost' | 'torn';
  readonly name: (change: number, of: number) => boolean;
}

export type DiskState = ReadonlyMap<string, Buffer | 'folder'>;

const applied = (bytes: Buffer, change: Change, fate: 'kept' | 'torn'): Buffer => {
  if ('cutTo' in change) {
    if (fate === 'torn') return bytes;
    const next = Buffer.alloc(change.cutTo);
    bytes.copy(next, 0, 0, change.cutTo);
    return next;
  }
  const whole = change.write;
  // The front of a write reaches the disk sector by sector; a write within one sector is whole or not at all.
  const firstSectorEnd = SECTOR - (change.offset % SECTOR);
  const sectors = Math.max(0, Math.floor((whole.length - firstSectorEnd) / SECTOR / 2));
  const length = fate === 'kept' ? whole.length : Math.min(whole.length, firstSectorEnd + sectors * SECTOR);
  const next = Buffer.alloc(Math.max(bytes.length, change.offset + length));
  bytes.copy(next);
  whole.copy(next, change.offset, 0, length);
  return next;
};

export class Disk {
  readonly #names = new Map<string, Entry>();
  readonly #durable = new Map<string, Entry>();
  readonly #pending: NameChange[] = [];
  readonly #byInode = new Map<bigint, DiskFile>();

  /** What lies below `folder` now counts as durable. */
  constructor(folder: string) {
    this.#durable.set(folder, 'folder');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(folder, name);
      const isFolder = lstatSync(path).isDirectory();
      this.#durable.set(path, isFolder ? 'folder' : { synced: readFileSync(path), pending: [] });
    }
    for (const [path, entry] of this.#durable) this.#names.set(path, entry);
  }

  #file({ inode, path }: FileCall): DiskFile {
    const known = this.#byInode.get(inode) ?? this.#names.get(path);
    if (known === undefined || known === 'folder') throw new Error('a write to a file that was never made');
    this.#byInode.set(inode, known);
    return known;
  }

  #rename(gone: string | null, come: string | null, entry: Entry): void {
    // A rename between two folders is one step and durable with the folder of its target, no sooner.
    this.#pending.push({ folder: dirname(come ?? gone ?? ''), gone, come, entry });
    if (gone !== null) this.#names.delete(gone);
    if (come !== null) this.#names.set(come, entry);
  }

  #syncFolder(folder: string): void {
    const rest = this.#pending.splice(0).filter((change) => {
      if (change.folder === folder) this.#settle(this.#durable, change);
      return change.folder !== folder;
    });
    this.#pending.push(...rest);
  }

  #settle(names: Map<string, Entry>, { gone, come, entry }: NameChange): void {
    if (gone !== null && names.get(gone) === entry) names.delete(gone);
    if (come !== null) names.set(come, entry);
  }

  /** Lets one recorded call happen. Failed calls changed nothing. */
  take(call: FileCall): void {
    if (call.error !== 0 || call.operation === 'mark' || call.operation === 'chmod') return;
    const { operation, path, other } = call;
    if (operation === 'create') {
      const file: DiskFile = { synced: Buffer.alloc(0), pending: [] };
      this.#byInode.set(call.inode, file);
      this.#rename(null, path, file);
    } else if (operation === 'write') {
      this.#file(call).pending.push({ write: call.bytes, offset: call.offset });
    } else if (operation === 'truncate') {
      this.#file(call).pending.push({ cutTo: call.offset });
    } else if (operation === 'sync') {
      const file = this.#file(call);
      for (const change of file.pending.splice(0)) file.synced = applied(file.synced, change, 'kept');
    } else if (operation === 'sync-folder') {
      this.#syncFolder(path);
    } else if (operation === 'mkdir') {
      this.#rename(null, path, 'folder');
    } else {
      const entry = this.#names.get(path);
      if (entry === undefined) throw new Error(`${operation} of a name that was never made`);
      if (operation === 'rename') this.#rename(path, other, entry);
      else if (operation === 'link') this.#rename(null, other, entry);
      else this.#rename(path, null, entry);
    }
  }

  /** The folder as it comes back when the power goes now. */
  after(fate: Fate): DiskState {
    const names = new Map(this.#durable);
    this.#pending.forEach((change, at) => {
      if (fate.name(at, this.#pending.length)) this.#settle(names, change);
    });
    const state = new Map<string, Buffer | 'folder'>();
    const contents = new Map<DiskFile, Buffer>();
    for (const path of [...names.keys()].sort()) {
      const entry = names.get(path);
      // A name below a folder that is not there is not there either.
      if (entry === undefined || (state.size > 0 && state.get(dirname(path)) !== 'folder')) continue;
      if (entry === 'folder') {
        state.set(path, 'folder');
        continue;
      }
      let bytes = contents.get(entry);
      if (bytes === undefined) {
        bytes = entry.synced;
        entry.pending.forEach((change, at) => {
          const what = fate.bytes(at, entry.pending.length);
          if (what !== 'lost') bytes = applied(bytes ?? entry.synced, change, what);
        });
        contents.set(entry, bytes);
      }
      state.set(path, bytes);
    }
    return state;
  }
}

/** Nothing that was not synced is there. */
export const ONLY_SYNCED: Fate = { bytes: () => 'lost', name: () => false };
/** All is there: what a kill leaves, and no power cut. */
export const EVERYTHING: Fate = { bytes: () => 'kept', name: () => true };
/** All names, none of the bytes: the file system wrote its own records first. */
export const NAMES_FIRST: Fate = { bytes: () => 'lost', name: () => true };
/** All bytes, none of the names. */
export const BYTES_FIRST: Fate = { bytes: () => 'kept', name: () => false };

/** Some of each, by chance: names in the order they were made up to a point, or any of them; bytes likewise. */
export const someFate = (random: () => number): Fate => {
  const [inOrder, share, tearing] = [random() < 0.5, random(), random() < 0.3];
  return {
    bytes: (at, of) => {
      const isKept = inOrder ? at < Math.round(share * of) : random() < share;
      if (isKept) return 'kept';
      return tearing && random() < 0.5 ? 'torn' : 'lost';
    },
    name: (at, of) => (inOrder ? at < Math.round(share * of) : random() < share),
  };
};

/** Writes a state to `to` instead of `from`, where it was recorded. */
export const writeState = (state: DiskState, from: string, to: string): void => {
  for (const [path, entry] of state) {
    const target = join(to, path.slice(from.length));
    if (entry === 'folder') mkdirSync(target, { recursive: true });
    else writeFileSync(target, entry, { mode: 0o600 });
  }
};
