// CRC-32 over eight bytes at a time, so that it costs less than reading does.
const STEPS = 8;
const TABLE = new Int32Array(STEPS * 256);
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  TABLE[byte] = value;
}
/** What `byte` becomes after `zeros` zero bytes behind it. */
const look = (zeros: number, byte: number): number => TABLE[(zeros << 8) | (byte & 0xff)] as number;
for (let place = 256; place < TABLE.length; place += 1) {
  const before = TABLE[place - 256] as number;
  TABLE[place] = (before >>> 8) ^ look(0, before);
}

/** The checksum of `bytes` behind bytes whose checksum is `before` (0 at the beginning). */
export const crc32 = (bytes: Uint8Array, before = 0): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = ~before;
  let place = 0;
  for (; place + STEPS <= bytes.length; place += STEPS) {
    const low = crc ^ view.getInt32(place, true);
    const high = view.getInt32(place + 4, true);
    crc =
      look(7, low) ^
      look(6, low >>> 8) ^
      look(5, low >>> 16) ^
      look(4, low >>> 24) ^
      look(3, high) ^
      look(2, high >>> 8) ^
      look(1, high >>> 16) ^
      look(0, high >>> 24);
  }
  for (; place < bytes.length; place += 1) crc = (crc >>> 8) ^ look(0, crc ^ (bytes[place] as number));
  return ~crc >>> 0;
};
