// Replaces texts in a file that is text itself. Mail and office files are refused: they hold their text
// packed as well, where no search would find it.
import { UserError } from '../../shared/errors';
import type { OpenVault } from '../vault/open-vault';
import type { Job } from '../environment';
import { type Escapes, findWords, type Place } from '../../shared/find-words';
import { findOriginal, type OriginalRef, readOriginal } from './original';
import { nameOfRedacted, type RedactedSays, storeRedacted } from './store-redacted';

export const REPLACEMENT = '[redacted]';

const MOST_TEXT_BYTES = 64 * 2 ** 20;

const ESCAPES: Readonly<Record<string, Escapes>> = {
  'text/plain': 'none',
  'text/markdown': 'none',
  'text/csv': 'none',
  'text/tab-separated-values': 'none',
  'application/yaml': 'none',
  'application/json': 'json',
  'application/jsonl': 'json',
  'application/xml': 'xml',
  'text/html': 'xml',
};

export interface WordsToRedact {
  readonly words: readonly string[];
  readonly matchCase: boolean;
}

interface ReadText {
  readonly text: string;
  readonly mark: string;
  readonly escapes: Escapes;
}

/** Strictly: bytes that are no text in this encoding could hide a word from the search. */
const readText = (bytes: Uint8Array, escapes: Escapes): ReadText => {
  const [first, second, third] = bytes;
  let encoding = 'utf-8';
  if (first === 0xff && second === 0xfe) encoding = 'utf-16le';
  if (first === 0xfe && second === 0xff) encoding = 'utf-16be';
  const hasMark = encoding !== 'utf-8' || (first === 0xef && second === 0xbb && third === 0xbf);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text, mark: hasMark ? '\ufeff' : '', escapes };
  } catch (error) {
    throw new UserError('redaction.not-this-type', { reason: 'encoding' }, { cause: error });
  }
};

const openText = async (vault: OpenVault, ref: OriginalRef) => {
  const original = findOriginal(vault, ref);
  const escapes = ESCAPES[original.mediaType];
  if (escapes === undefined)
    throw new UserError('redaction.not-this-type', { mediaType: original.mediaType });
  const bytes = await readOriginal(vault, original, MOST_TEXT_BYTES);
  const read = readText(bytes, escapes);
  bytes.fill(0);
  return { original, read };
};

const withoutPlaces = (text: string, places: readonly Place[]): string => {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of places) {
    parts.push(text.slice(from, start), REPLACEMENT);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
};

/**
 * How often each word occurs, and at how many places anything would be replaced.
 * @throws UserError use.unknown-evidence, evidence.unknown-version, redaction.not-this-type,
 * redaction.too-large, integrity.*
 */
export const countWords = async (
  vault: OpenVault,
  ref: OriginalRef,
  { words, matchCase }: WordsToRedact,
): Promise<{ counts: number[]; places: number }> => {
  const { read } = await openText(vault, ref);
  return {
    counts: words.map((word) => findWords(read.text, [word], read.escapes, matchCase).length),
    places: findWords(read.text, words, read.escapes, matchCase).length,
  };
};

/**
 * Stores a version of the item in whose file every occurrence of these words is replaced. It is UTF-8,
 * whatever the original was; all else stays as it is written.
 * @throws UserError redaction.nothing-covered when none of them occurs, and as countWords and addDerivedVersion
 */
export const redactWords = async (
  vault: OpenVault,
  ref: OriginalRef,
  { words, matchCase, ...says }: WordsToRedact & RedactedSays,
  job: Job,
) => {
  vault.requireMay('evidence.version-added');
  const { original, read } = await openText(vault, ref);
  nameOfRedacted(original, says);
  const places = findWords(read.text, words, read.escapes, matchCase);
  if (places.length === 0) throw new UserError('redaction.nothing-covered');
  const bytes = Buffer.from(read.mark + withoutPlaces(read.text, places), 'utf8');
  return storeRedacted(vault, original, { ...says, bytes }, job);
};
