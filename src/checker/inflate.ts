// Raw deflate undone in a browser. Our own packages are stored; this is for bags that somebody packed
// again. (The browser's DecompressionStream refuses bytes behind the end, Node's zlib does not.)
import { Inflate } from 'fflate';

/** A hostile piece grows a thousandfold at most: small pieces bound what is in memory at once. */
const PIECE = 16 * 1024;
/** Pieces that may go in with nothing coming out: the library keeps and copies what it has not used. */
const MOST_WITHOUT_GAIN = 16;

/** Throws where the data is no deflate stream, or one without its end. */
export async function* inflate(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  const inflating = new Inflate((chunk) => {
    if (chunk.length > 0) out.push(chunk);
  });
  let withoutGain = 0;
  for await (const piece of pieces) {
    for (let place = 0; place < piece.length; place += PIECE) {
      if (withoutGain > MOST_WITHOUT_GAIN) continue;
      inflating.push(piece.subarray(place, place + PIECE), false);
      withoutGain = out.length === 0 ? withoutGain + 1 : 0;
      yield* out;
      out = [];
    }
  }
  inflating.push(new Uint8Array(), true);
  yield* out;
}
