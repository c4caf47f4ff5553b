// The signer an auditor was told: the key itself, its twelve words, or a minisign .pub file.
import { readFile } from 'node:fs/promises';
import { WrongUse } from './wrong-use';

const KEY = /^RW[A-Za-z0-9+/]{54}$/;
const WORDS = /^[a-z]+([\s-]+[a-z]+){11}$/i;
const MOST_BYTES = 4096;

/** Null when no signer was given. Errors: wrong use. */
export const readSigner = async (typed: string | undefined): Promise<string | null> => {
  if (typed === undefined) return null;
  const trimmed = typed.trim();
  if (KEY.test(trimmed) || WORDS.test(trimmed)) return trimmed;
  const content = await readFile(trimmed, 'utf8').catch(() => '');
  const line = content
    .slice(0, MOST_BYTES)
    .split(/\r?\n/)
    .find((one) => KEY.test(one.trim()));
  if (line !== undefined) return line.trim();
  throw new WrongUse(
    '--signer takes a minisign public key (56 characters, RW…), its twelve words, or a .pub file.',
  );
};
