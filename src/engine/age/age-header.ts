// The header of an age file, with bounds, before anything is derived from it: how long it is, what kinds of
// recipients it names and what a passphrase would cost. Whether it is genuine says its MAC, checked later.
import { UserError } from '../../shared/errors';
import type { ByteSource } from '../verify';
import { HEADER_LIMIT, STANZA_LIMIT, WORK_FACTOR_LIMIT } from './age-limits';

const VERSION = 'age-encryption.org/v1\n';
const LINE_FEED = 10;

export interface AgeHeader {
  /** All of it, with the line of the MAC. */
  readonly bytes: Uint8Array;
  readonly isForPassphrase: boolean;
  readonly recipientCount: number;
}

/** The file does not hold as an age file: cut, lengthened, changed, or never one. */
export const damaged = (reason: string): UserError => new UserError('package.encryption-damaged', { reason });

const refused = (reason: string): UserError => new UserError('package.encryption-refused', { reason });

/** Whether it begins as a binary age file. Armored ones are text and are not taken (the format page says why). */
export const isAgeFile = async (source: ByteSource): Promise<boolean> =>
  Buffer.from(await source.read(0, VERSION.length)).toString('latin1') === VERSION;

/** The bytes up to the end of the line that begins with `---`. */
const headerBytes = async (source: ByteSource): Promise<Buffer> => {
  let known = Buffer.alloc(0);
  for (let want = 4096; ; want *= 4) {
    known = Buffer.from(await source.read(0, Math.min(want, HEADER_LIMIT)));
    const start = known.indexOf('\n---');
    const end = start < 0 ? -1 : known.indexOf(LINE_FEED, start + 1);
    if (end >= 0) return known.subarray(0, end + 1);
    if (known.length >= HEADER_LIMIT) throw refused('header-size');
    if (known.length < want) throw damaged('header');
  }
};

const workFactorOf = (argument: string | undefined): number => {
  if (argument === undefined || !/^[1-9][0-9]{0,9}$/.test(argument)) throw damaged('header');
  return Number(argument);
};

/**
 * Reads the header within its bounds.
 * @throws UserError package.encryption-damaged, package.encryption-refused (a header over 1 MiB, more than 100
 * recipients, a passphrase that would cost more than 1 GiB)
 */
export const readAgeHeader = async (source: ByteSource): Promise<AgeHeader> => {
  const bytes = await headerBytes(source);
  const text = bytes.toString('latin1');
  if (!text.startsWith(VERSION) || /[^\n\x20-\x7e]/.test(text)) throw damaged('header');
  const kinds = text
    .split('\n')
    .filter((line) => line.startsWith('-> '))
    .map((line) => line.slice(3).split(' '));
  if (kinds.length === 0) throw damaged('header');
  if (kinds.length > STANZA_LIMIT) throw refused('recipients');
  const passphrase = kinds.find(([kind]) => kind === 'scrypt');
  if (passphrase !== undefined) {
    // A passphrase stands alone, or somebody who knows it could have written the file in another's name.
    if (kinds.length > 1) throw damaged('header');
    if (workFactorOf(passphrase[2]) > WORK_FACTOR_LIMIT) throw refused('work-factor');
  }
  return { bytes, isForPassphrase: passphrase !== undefined, recipientCount: kinds.length };
};
