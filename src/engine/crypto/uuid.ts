// A random UUID out of 16 random bytes that come from outside.

/** Version 4, variant 1 (RFC 9562), in small letters. */
export const uuidFrom = (random: Uint8Array): string => {
  const bytes = Buffer.from(random);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x40, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
