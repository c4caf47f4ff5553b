// What comes back from those who received a package, signed: small files read within their limits, and whose key it is
// that signed them. What the files say, and whether a signature holds, is asked by whoever takes them in.
import { open } from 'node:fs/promises';
import { UserError } from '../../shared/errors';
import { type RecipientId, recipientId } from '../../shared/ids';
import { diskError, READ_NO_WAIT } from '../blobs/durable-files';
import { equalBytes, utf8 } from '../crypto/bytes';
import { parseMinisignKey } from '../crypto/signer-identity';
import type { ReadableDb } from '../db/handles';

/** Makes the refusal of one kind of file; `what` names the place and never the content. */
type Refuse = (what: string) => UserError;

/** Never more than `most` bytes, whatever lies there. @throws what `refuse` makes; UserError disk.* */
export const readSmallFile = async (
  path: string,
  most: number,
  what: string,
  refuse: Refuse,
): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    const handle = await open(path, READ_NO_WAIT);
    try {
      const standing = await handle.stat();
      if (!standing.isFile()) throw refuse(`${what}: not a file`);
      // A file of no stated size may still have bytes.
      const piece = Math.max(Math.min(standing.size, most) + 1, 65_536);
      for (;;) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(piece), 0, piece, length);
        if (bytesRead === 0) break;
        pieces.push(buffer.subarray(0, bytesRead));
        length += bytesRead;
        if (length > most) throw refuse(`${what}: larger than ${String(most)} bytes`);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskError(error);
  }
  return Buffer.concat(pieces);
};

/** @throws what `refuse` makes, of bytes that are no UTF-8 */
export const strictUtf8 = (bytes: Buffer, what: string, refuse: Refuse): string => {
  const text = bytes.toString('utf8');
  if (!equalBytes(utf8(text), bytes)) throw refuse(`${what}: not UTF-8`);
  return text;
};

export interface ToldKey {
  /** 56 characters of minisign. */
  readonly text: string;
  readonly keyId: Uint8Array;
  readonly publicKey: Uint8Array;
}

interface RecipientKey extends ToldKey {
  readonly recipient: RecipientId;
  /** Person and firm, as the register has them. */
  readonly name: string;
}

const keyOf = (text: string): ToldKey | null => {
  const last = text.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
  const key = parseMinisignKey(last);
  return key === null ? null : { text: last, ...key };
};

/** Whom a round was built for or delivered to; of one that names nobody, every recipient. */
const READERS = `
  SELECT recipient FROM round_recipient WHERE package = @packageId AND round = @round
  UNION SELECT recipient FROM delivery WHERE package = @packageId AND round = @round`;

/** The keys of those who can have received it: nobody else answers in their name. */
const keysOfReaders = (
  db: ReadableDb,
  { packageId, round }: { readonly packageId: string; readonly round: number },
): RecipientKey[] =>
  (
    db
      .prepare(
        `SELECT number, firm, person, receipt_key AS key FROM recipient WHERE receipt_key <> ''
           AND (number IN (${READERS}) OR NOT EXISTS (${READERS})) ORDER BY number`,
      )
      .all({ packageId, round }) as { number: number; firm: string; person: string; key: string }[]
  ).flatMap(({ number, key, firm, person }) => {
    const known = keyOf(key);
    return known === null ? [] : [{ ...known, recipient: recipientId(number), name: `${person}, ${firm}` }];
  });

export interface SigningReader extends ToldKey {
  /** Null of a key that was given and that nobody who can have received the round is known by. */
  readonly recipient: RecipientId | null;
  readonly name: string | null;
}

/**
 * The key a signature names among those that somebody was told: the one that is given, or those of whoever can have
 * received the round. Null when it is none of them.
 * @throws UserError use.bad-input (a key that is none)
 */
export const readerWhoSigned = (
  db: ReadableDb,
  round: { readonly packageId: string; readonly round: number },
  keyId: Uint8Array,
  told: string | null,
): SigningReader | null => {
  const given = told === null ? null : keyOf(told);
  if (told !== null && given === null)
    throw new UserError('use.bad-input', {
      what: 'A receipt key is a minisign public key of 56 characters.',
    });
  const known = keysOfReaders(db, round);
  const candidates: readonly ToldKey[] = given === null ? known : [given];
  const key = candidates.find((one) => equalBytes(one.keyId, keyId));
  if (key === undefined) return null;
  const reader = known.find((one) => one.text === key.text);
  return {
    text: key.text,
    keyId: key.keyId,
    publicKey: key.publicKey,
    recipient: reader?.recipient ?? null,
    name: reader?.name ?? null,
  };
};
