// What was chosen on the page, as the verifier takes it. A File of a browser is a handle: bytes are read
// from the disk as they are asked for.
import type { ByteSource, Opened } from '../engine/verify/anywhere';
import type { Chosen } from './protocol';

/** Bytes read at once: asking costs about as much as reading a megabyte. */
const WINDOW = 4 * 1024 * 1024;

/** Reads ahead in windows; what is asked for beside the window is read on its own. */
export const fileSource = (file: File): ByteSource => {
  const fetchWindow = async (start: number): Promise<Uint8Array> =>
    new Uint8Array(await file.slice(start, start + WINDOW).arrayBuffer());
  let start = -1;
  let held = new Uint8Array() as Uint8Array;
  let ahead: { readonly start: number; readonly bytes: Promise<Uint8Array> } | null = null;

  const moveTo = async (place: number): Promise<void> => {
    const bytes = ahead !== null && ahead.start === place ? ahead.bytes : fetchWindow(place);
    const isInOrder = place === start + held.length;
    ahead = null;
    held = await bytes;
    start = place;
    const next = start + held.length;
    if (isInOrder && next < file.size) {
      ahead = { start: next, bytes: fetchWindow(next) };
      // Asked for early, perhaps for nothing; a failure shows when it is needed.
      ahead.bytes.catch(() => undefined);
    }
  };

  const readNow = async (offset: number, length: number): Promise<Uint8Array> => {
    const end = Math.min(offset + length, file.size);
    if (offset >= end) return new Uint8Array();
    if (start < 0 || offset < start || offset >= start + held.length) await moveTo(offset);
    if (end <= start + held.length) return held.subarray(offset - start, end - start);
    const out = new Uint8Array(end - offset);
    let place = offset;
    while (place < end) {
      if (place >= start + held.length) await moveTo(place);
      const piece = held.subarray(place - start, Math.min(end - start, held.length));
      if (piece.length === 0) throw new Error('the file ends before it should');
      out.set(piece, place - offset);
      place += piece.length;
    }
    return out;
  };

  // One window, so one read at a time.
  let last: Promise<unknown> = Promise.resolve();
  return {
    name: file.name,
    sizeBytes: file.size,
    read: (offset, length) => {
      const answer = last.then(() => readNow(offset, length));
      // Whoever asked is told; the next reading only waits for it.
      last = answer.catch(() => undefined);
      return answer;
    },
    close: () => Promise.resolve(),
  };
};

/** As engine/verify takes them: each zip by itself, a folder as the list of its files. */
export const openedOf = (chosen: Chosen): Opened[] =>
  chosen.kind === 'zips'
    ? chosen.files.map(fileSource)
    : [
        chosen.files.map(({ path, file }) => ({
          path,
          isFile: true,
          sizeBytes: file.size,
          open: () => Promise.resolve(fileSource(file)),
        })),
      ];
