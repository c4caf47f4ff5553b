// How long the plaintext of a sealed file is made, so that its size does not give a known file away
// (docs/format/vault-v1.md §6.1).

/** Length and flags stand before the data. */
export const PROLOGUE_BYTES = 16;
const SMALLEST = 4096;
const LARGEST_PADDED = 2 ** 30;

/** Padmé: keeps only the leading bits of a length, at most 12 % more and less the longer it is. */
const padme = (length: number): number => {
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - kept);
  return Math.ceil(length / step) * step;
};

/** The length of prologue, data and zeros for data of `sizeBytes`. */
export const paddedLength = (sizeBytes: number): number => {
  const length = PROLOGUE_BYTES + sizeBytes;
  if (sizeBytes > LARGEST_PADDED) return length;
  return Math.max(SMALLEST, padme(Math.max(length, SMALLEST)));
};
