// What a disk may hold after the power went: a model of a file system that promises only what was synced.
// Fed with the recorded calls, it answers states of the folder at any moment. Files and names are apart:
// fsync of a file makes its bytes durable, fsync of a folder makes the names in it durable; what is not
// synced may be there, be missing, or, for bytes, be torn at a sector.
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { FileCall } from './fault-layer';

const SECTOR = 512;

type Change = { readonly write: Buffer; readonly offset: number } | { readonly cutTo: number };

interface DiskFile {
  /** Bytes the disk has promised to keep. Never changed in place. */
  synced: Buffer;
  readonly pending: Change[];
}

/** A folder takes what is in it along when it gets another name. */
interface Folder {
  /** As the program sees it. */
  readonly names: Map<string, Entry>;
  /** As the disk has promised to keep it. */
  readonly synced: Map<string, Entry>;
}

type Entry = DiskFile | Folder;

const isFolder = (entry: Entry | undefined): entry is Folder => entry !== undefined && 'names' in entry;
const newFolder = (): Folder => ({ names: new Map(), synced: new Map() });

interface Name {
  readonly folder: Folder;
  readonly name: string;
}

/** One step: a name goes, comes, or changes its place. */
interface NameChange {
  readonly gone: Name | null;
  readonly come: Name | null;
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

/** Does one change of names on what `namesOf` answers for a folder. */
const settle = ({ gone, come, entry }: NameChange, namesOf: (folder: Folder) => Map<string, Entry>): void => {
  if (gone !== null) {
    const names = namesOf(gone.folder);
    if (names.get(gone.name) === entry) names.delete(gone.name);
  }
  if (come !== null) namesOf(come.folder).set(come.name, entry);
};

export class Disk {
  readonly #root: string;
  readonly #top = newFolder();
  readonly #pending: NameChange[] = [];
  readonly #byInode = new Map<bigint, DiskFile>();

  /** What lies below `root` now counts as durable. */
  constructor(root: string) {
    this.#root = root;
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(root, name);
      const at = this.#name(path);
      const entry: Entry = lstatSync(path).isDirectory()
        ? newFolder()
        : { synced: readFileSync(path), pending: [] };
      at.folder.names.set(at.name, entry);
      at.folder.synced.set(at.name, entry);
    }
  }

  #folder(path: string): Folder {
    let folder: Entry | undefined = this.#top;
    for (const name of relative(this.#root, path).split(sep)) {
      if (name !== '' && isFolder(folder)) folder = folder.names.get(name);
    }
    if (!isFolder(folder)) throw new Error('a call in a folder that was never made');
    return folder;
  }

  #name(path: string): Name {
    return { folder: this.#folder(dirname(path)), name: basename(path) };
  }

  #entry(path: string): Entry {
    const { folder, name } = this.#name(path);
    const entry = folder.names.get(name);
    if (entry === undefined) throw new Error('a call on a name that was never made');
    return entry;
  }

  #file({ inode, path }: FileCall): DiskFile {
    const known = this.#byInode.get(inode) ?? this.#entry(path);
    if (isFolder(known)) throw new Error('a write to a folder');
    this.#byInode.set(inode, known);
    return known;
  }

  #rename(gone: Name | null, come: Name | null, entry: Entry): void {
    this.#pending.push({ gone, come, entry });
    gone?.folder.names.delete(gone.name);
    come?.folder.names.set(come.name, entry);
  }

  /** A change of names is durable with the folder of the new name, no sooner; without one, with that of the old. */
  #syncFolder(folder: Folder): void {
    const rest = this.#pending.splice(0).filter((change) => {
      const isSynced = (change.come ?? change.gone)?.folder === folder;
      if (isSynced) settle(change, ({ synced }) => synced);
      return !isSynced;
    });
    this.#pending.push(...rest);
  }

  /** Lets one recorded call happen. Failed calls changed nothing. */
  take(call: FileCall): void {
    if (call.error !== 0 || call.operation === 'mark' || call.operation === 'chmod') return;
    const { operation, path, other } = call;
    if (operation === 'create') {
      const file: DiskFile = { synced: Buffer.alloc(0), pending: [] };
      this.#byInode.set(call.inode, file);
      this.#rename(null, this.#name(path), file);
    } else if (operation === 'write') {
      this.#file(call).pending.push({ write: call.bytes, offset: call.offset });
    } else if (operation === 'truncate') {
      this.#file(call).pending.push({ cutTo: call.offset });
    } else if (operation === 'sync') {
      const file = this.#file(call);
      for (const change of file.pending.splice(0)) file.synced = applied(file.synced, change, 'kept');
    } else if (operation === 'sync-folder') {
      this.#syncFolder(this.#folder(path));
    } else if (operation === 'mkdir') {
      this.#rename(null, this.#name(path), newFolder());
    } else {
      const entry = this.#entry(path);
      if (operation === 'rename') this.#rename(this.#name(path), this.#name(other), entry);
      else if (operation === 'link') this.#rename(null, this.#name(other), entry);
      else this.#rename(this.#name(path), null, entry);
    }
  }

  /** The folder as it comes back when the power goes now. */
  after(fate: Fate): DiskState {
    const copies = new Map<Folder, Map<string, Entry>>();
    const namesOf = (folder: Folder): Map<string, Entry> => {
      const names = copies.get(folder) ?? new Map(folder.synced);
      copies.set(folder, names);
      return names;
    };
    this.#pending.forEach((change, at) => {
      if (fate.name(at, this.#pending.length)) settle(change, namesOf);
    });
    const state = new Map<string, Buffer | 'folder'>();
    const write = (path: string, entry: Entry): void => {
      if (!isFolder(entry)) {
        let bytes = entry.synced;
        entry.pending.forEach((change, at) => {
          const what = fate.bytes(at, entry.pending.length);
          if (what !== 'lost') bytes = applied(bytes, change, what);
        });
        state.set(path, bytes);
        return;
      }
      state.set(path, 'folder');
      for (const [name, below] of [...namesOf(entry)].sort()) write(join(path, name), below);
    };
    write(this.#root, this.#top);
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
