// Where the bytes of a file to be verified come from: a file, memory, a decrypted stream, a file a browser
// was given. All reading of the verifier goes through here; nothing here knows of a platform.

export interface ByteSource {
  /** What the file is called, where it is called anything: the parts of a package are told by it. */
  readonly name?: string;
  readonly sizeBytes: number;
  /** The bytes from `offset` on; fewer than `length` only where the source ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
  /** A text that is another one once the bytes may be others; absent where they cannot change. */
  stamp?(): Promise<string>;
}

const PIECE = 1024 * 1024;
const WINDOW = 64 * 1024;

export const readExactly = async (
  source: ByteSource,
  offset: number,
  length: number,
): Promise<Uint8Array> => {
  const bytes = await source.read(offset, length);
  if (bytes.length !== length) throw new Error('the file ends before it should');
  return bytes;
};

/** The bytes from `start` to before `end`, in pieces; the next one is read while the last is looked at. */
export async function* bytesBetween(
  source: ByteSource,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  const ask = (place: number): Promise<Uint8Array> => {
    const asked = source.read(place, Math.min(PIECE, end - place));
    // Whoever stops reading early leaves one piece unasked for; its failure is nobody's.
    asked.catch(() => undefined);
    return asked;
  };
  let place = start;
  let next = place < end ? ask(place) : null;
  while (next !== null) {
    const piece = await next;
    if (piece.length === 0) throw new Error('the file ends before it should');
    place += piece.length;
    next = place < end ? ask(place) : null;
    yield piece;
  }
}

/** The same bytes; short reads close to each other cost one read of the source. */
export const windowed = (source: ByteSource): ByteSource => {
  let start = 0;
  let held: Uint8Array = new Uint8Array();
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    if (offset < 0) return new Uint8Array();
    if (length > WINDOW / 4) return source.read(offset, length);
    const isHeld = offset >= start && offset + length <= start + held.length;
    if (isHeld) return held.subarray(offset - start, offset - start + length);
    const bytes = await source.read(offset, WINDOW);
    start = offset;
    held = bytes;
    return bytes.subarray(0, length);
  };
  return { sizeBytes: source.sizeBytes, read, close: () => source.close() };
};

/** Bytes that are in memory already. */
export const memorySource = (bytes: Uint8Array, name?: string): ByteSource => ({
  ...(name === undefined ? {} : { name }),
  sizeBytes: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  close: () => Promise.resolve(),
});
