// Keys that live as long as a session: kept where the garbage collector does not move them about, and wiped
// at the end together with what libsodium left of them. docs/threat-model.md says how far that goes.
import { forget } from './keyed-hash';
import { sodium } from './sodium';

/**
 * The same bytes in memory of their own; `secret` is wiped. An array of up to 64 bytes otherwise lies in the
 * JavaScript heap, where each collection may copy it and leave the old place as it is.
 */
export const keptSecret = (secret: Uint8Array): Uint8Array<ArrayBuffer> => {
  const kept = new Uint8Array(new ArrayBuffer(secret.length));
  kept.set(secret);
  forget(secret);
  return kept;
};

/** The memory of the WebAssembly module, whose functions take their arguments as copies in it. */
const libraryMemory = (): Buffer => {
  const { libsodium } = sodium as unknown as { readonly libsodium: { readonly HEAPU8: Uint8Array } };
  const { buffer, byteOffset, length } = libsodium.HEAPU8;
  return Buffer.from(buffer, byteOffset, length);
};

const WORD = 4;
/** In a secret this long, at any place in memory, lies at least one whole word. */
const SHORTEST = 2 * WORD - 1;

const wipeOneByOne = (memory: Buffer, secret: Uint8Array): void => {
  for (let at = memory.indexOf(secret); at >= 0; at = memory.indexOf(secret, at)) {
    memory.fill(0, at, at + secret.length);
  }
};

/**
 * Wipes every copy of the secrets. Memory is looked through once, by words, for all of them: to look for each by
 * itself took a tenth of a second when a vault was closed.
 */
const wipeIn = (memory: Buffer, secrets: readonly Uint8Array[]): void => {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, Math.floor(memory.length / WORD));
  // A copy may begin before a word by up to three bytes; the word's lower half says whether to look closer.
  const first = new Uint8Array(2 ** 16);
  for (const secret of secrets) {
    for (let before = 0; before < WORD; before += 1) {
      first[(secret[before] ?? 0) | ((secret[before + 1] ?? 0) << 8)] = 1;
    }
  }
  for (let index = 0; index < words.length; index += 1) {
    if (first[(words[index] ?? 0) & 0xff_ff] === 0) continue;
    for (const secret of secrets) {
      for (let before = 0; before < WORD; before += 1) {
        const at = index * WORD - before;
        if (at < 0 || memory[at] !== secret[0]) continue;
        const end = at + secret.length;
        if (end <= memory.length && memory.compare(secret, 0, secret.length, at, end) === 0)
          memory.fill(0, at, end);
      }
    }
  }
};

/**
 * Native code (SQLite's cipher) leaves keys in frames that have ended; frames of ours are written over them. A
 * frame has more than a hundred bytes, and what opens a database goes some thousand bytes deep.
 */
const overwriteStack = (frames: number): number => (frames === 0 ? 0 : 1 + overwriteStack(frames - 1));
const FRAMES = 1_000;

let gathered: Uint8Array[] | null = null;

/** Does `work`, and looks for all the secrets that it forgets in one pass at its end, also when it throws. */
export const forgetTogether = (work: () => void): void => {
  if (gathered !== null) {
    work();
    return;
  }
  const secrets: Uint8Array[] = [];
  gathered = secrets;
  try {
    work();
  } finally {
    gathered = null;
    forgetEverywhere(...secrets);
  }
};

/** Wipes secrets, and the copies that libsodium has freed without wiping them. Takes a few milliseconds. */
export const forgetEverywhere = (...secrets: readonly Uint8Array[]): void => {
  if (gathered !== null) {
    gathered.push(...secrets);
    return;
  }
  // Wiped before: zeros are everywhere.
  const left = secrets.filter((secret) => secret.some((byte) => byte !== 0));
  if (left.length === 0) return;
  const memory = libraryMemory();
  wipeIn(
    memory,
    left.filter(({ length }) => length >= SHORTEST),
  );
  for (const secret of left) {
    if (secret.length < SHORTEST) wipeOneByOne(memory, secret);
    forget(secret);
  }
  overwriteStack(FRAMES);
};
