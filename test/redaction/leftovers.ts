// Looks for planted texts in the bytes of a file the way somebody would who wants to find them: as they are, in
// the encodings formats use, and in everything that can be unpacked.
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';

const MOST_UNPACKED = 300 * 2 ** 20;

/** With what every planted text begins: pixels by the million are searched for that first. */
const BEGINNING = 'Sec';

type Writing = (text: string) => Buffer;
const WRITINGS: readonly Writing[] = [
  (text) => Buffer.from(text, 'utf8'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(),
  (text) => Buffer.from(Buffer.from(text, 'latin1').toString('hex'), 'latin1'),
  (text) => Buffer.from(Buffer.from(text, 'latin1').toString('hex').toUpperCase(), 'latin1'),
  // Whole groups of three bytes: what follows does not change how they are written.
  (text) =>
    Buffer.from(Buffer.from(text.slice(0, text.length - (text.length % 3))).toString('base64'), 'latin1'),
];

const found = (place: Buffer, secrets: readonly string[], into: Set<string>): void => {
  for (const writing of WRITINGS) {
    const beginning = writing(BEGINNING);
    for (let at = place.indexOf(beginning); at !== -1; at = place.indexOf(beginning, at + 1))
      for (const secret of secrets) {
        const written = writing(secret);
        if (place.subarray(at, at + written.length).equals(written)) into.add(secret);
      }
  }
};

/** Every zlib stream that begins anywhere, unpacked: of PDF, PNG and what is inside of them. */
const unpackedStreams = (bytes: Buffer): Buffer[] => {
  const found: Buffer[] = [];
  for (let at = 0; at < bytes.length - 2; at += 1) {
    const isHead = (bytes[at] ?? 0) === 0x78 && ((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)) % 31 === 0;
    if (!isHead) continue;
    try {
      found.push(inflateSync(bytes.subarray(at), { maxOutputLength: MOST_UNPACKED }));
    } catch {
      // Not a stream after all, or one of a PNG, which is cut into parts; those are put together below.
    }
  }
  return found;
};

/** What is in a zip; nothing for what is none. */
const zipParts = (bytes: Buffer): Buffer[] => {
  if (bytes.readUInt16BE(0) !== 0x504b) return [];
  return Object.entries(unzipSync(bytes)).flatMap(([name, content]) => [
    Buffer.from(name, 'utf8'),
    Buffer.from(content),
  ]);
};

/** The planted texts that can still be found, each once, in the order they were planted. */
export const leftovers = (content: Uint8Array, secrets: readonly string[]): string[] => {
  const bytes = Buffer.from(content);
  const places = [bytes, ...zipParts(bytes)];
  for (const place of [...places]) places.push(...unpackedStreams(place));
  const left = new Set<string>();
  for (const place of places) found(place, secrets, left);
  return secrets.filter((secret) => left.has(secret));
};
