// Paths and the tokens that stand for them. The window works with tokens only: it can name no file
// that the person did not choose or drop, and can have nothing overwritten that was not chosen for it. What was
// chosen while a vault was in front is known to that vault alone.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { FileRef } from '../../shared/contract';
import { UserError } from '../../shared/errors';
import type { FileToken } from '../../shared/ids';

/**
 * `write` is given by a save dialog, where the system has asked about overwriting, and for the folder that
 * was chosen to hold backups.
 */
export type Access = 'read' | 'write';

/** Which vaults a token is good for: the one in front now, or any (a vault's folder, a received package). */
export type Reach = 'here' | 'everywhere';

const MAX_PATH = 4096;
const MAX_ADOPTED = 10_000;

export interface Files {
  /** A reference for a path main got from the system; the same path keeps its token in a session. */
  readonly refer: (place: string, access: Access, isFolder?: boolean, reach?: Reach) => FileRef;
  /** A reference for a file whose facts are known already: the disk is not asked again. */
  readonly referKnown: (place: string, sizeBytes: number) => FileRef;
  /** A reference for bytes that are no file; the engine holds them under this token. */
  readonly referHeld: (name: string, sizeBytes: number) => FileRef;
  readonly isHeld: (token: FileToken, of?: string | null) => boolean;
  /** References for dropped or picked files. Throws use.bad-input for what is no absolute path. */
  readonly adopt: (places: unknown) => readonly FileRef[];
  /**
   * References for files that lie beside a save target and whose names begin as its name does, without
   * its endings; others, and what is not there, are left out.
   */
  readonly besides: (target: FileToken, names: readonly string[]) => readonly FileRef[];
  /** A received package belongs to no vault: its tokens are good for every one from now on. */
  readonly share: (place: string) => void;
  /**
   * Throws use.token-unknown for a token of another session or of another vault's, one not meant for this access, or
   * one that stands for no path. `of` is the vault that asks, when it is not the one in front.
   */
  readonly pathOf: (token: FileToken, access: Access, of?: string | null) => string;
}

interface Known {
  readonly place: string;
  readonly access: Access;
  /** The open vault it was chosen for; null for none in particular. */
  readonly of: string | null;
}

/** @param inFront names the open vault in front; null while there is none */
export const createFiles = (inFront: () => string | null = () => null): Files => {
  const tokens = new Map<string, FileToken>();
  const places = new Map<FileToken, Known>();
  const held = new Map<FileToken, string | null>();
  const newToken = () => `file-${randomBytes(16).toString('hex')}` as FileToken;

  const tokenFor = (place: string, access: Access, reach: Reach = 'here'): FileToken => {
    const of = reach === 'here' ? inFront() : null;
    const key = [access, of ?? '', place].join('\0');
    const known = tokens.get(key);
    if (known !== undefined) return known;
    const token = newToken();
    tokens.set(key, token);
    places.set(token, { place, access, of });
    return token;
  };

  /** Null also for what may not be looked at: it still gets a token, and the engine says the reason. */
  const look = (place: string): fs.Stats | null => {
    try {
      return fs.statSync(place);
    } catch {
      return null;
    }
  };

  const refer: Files['refer'] = (place, access, isFolder, reach) => {
    const stats = look(place);
    const folder = isFolder ?? stats?.isDirectory() ?? false;
    return {
      token: tokenFor(place, access, reach),
      name: path.basename(place),
      sizeBytes: folder ? 0 : (stats?.size ?? 0),
      isFolder: folder,
    };
  };

  const pathOf: Files['pathOf'] = (token, access, of = inFront()) => {
    const known = places.get(token);
    if (known === undefined) throw new UserError('use.token-unknown');
    if (known.of !== null && known.of !== of) throw new UserError('use.token-unknown');
    if (access === 'write' && known.access !== 'write') throw new UserError('use.token-unknown');
    return known.place;
  };

  return {
    refer,
    besides: (target, names) => {
      const place = pathOf(target, 'write');
      const stem = path.basename(place).replace(/(\.zip)?(\.age)?$/i, '');
      return names
        .filter((name) => stem !== '' && name.startsWith(stem) && path.basename(name) === name)
        .map((name) => path.join(path.dirname(place), name))
        .filter((beside) => look(beside)?.isFile() === true)
        .map((beside) => refer(beside, 'read'));
    },
    referKnown: (place, sizeBytes) => ({
      token: tokenFor(place, 'read'),
      name: path.basename(place),
      sizeBytes,
      isFolder: false,
    }),
    referHeld: (name, sizeBytes) => {
      const token = newToken();
      held.set(token, inFront());
      return { token, name, sizeBytes, isFolder: false };
    },
    isHeld: (token, of = inFront()) => held.has(token) && held.get(token) === of,
    adopt: (given) => {
      if (!Array.isArray(given) || given.length > MAX_ADOPTED) throw new UserError('use.bad-input');
      const paths = given.map((place: unknown) => {
        if (typeof place !== 'string' || place.length > MAX_PATH || place.includes('\0')) {
          throw new UserError('use.bad-input');
        }
        if (!path.isAbsolute(place)) throw new UserError('use.bad-input');
        return path.resolve(place);
      });
      return paths.map((place) => refer(place, 'read'));
    },
    share: (place) => {
      for (const [token, known] of places)
        if (known.place === place && known.of === inFront()) places.set(token, { ...known, of: null });
    },
    pathOf,
  };
};
