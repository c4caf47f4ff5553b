// Lets yauzl read through a file handle of ours. Given a bare descriptor it would close it by its own
// counting, and a number closed twice may by then belong to another file.
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

const PIECE = 256 * 1024;

async function* pieces(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  let place = start;
  while (place < end) {
    const bytes = Buffer.allocUnsafe(Math.min(PIECE, end - place));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, place);
    if (bytesRead === 0) throw new Error('the file ends before it should');
    place += bytesRead;
    yield bytes.subarray(0, bytesRead);
  }
}

export class HandleReader extends RandomAccessReader {
  readonly #file: FileHandle;

  constructor(file: FileHandle) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(pieces(this.#file, start, end), { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    const readOn = async (): Promise<void> => {
      let read = 0;
      while (read < length) {
        const { bytesRead } = await this.#file.read(buffer, offset + read, length - read, position + read);
        if (bytesRead === 0) throw new Error('the file ends before it should');
        read += bytesRead;
      }
    };
    readOn().then(
      () => {
        done(null);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }

  /** Whoever opened the handle closes it. */
  override close(done: (error: Error | null) => void): void {
    done(null);
  }
}
