// What this program takes of an age file before it trusts a byte of it (docs/format/encrypted-package-v1.md).
export const HEADER_LIMIT = 1024 * 1024;
export const STANZA_LIMIT = 100;
/** Base-2 logarithm: 20 costs 1 GiB of memory once, the most age-encryption itself opens; age writes 18. */
export const WORK_FACTOR_LIMIT = 20;
/** What this program writes. */
export const WORK_FACTOR = 18;

export const CHUNK_BYTES = 64 * 1024;
export const NONCE_BYTES = 16;
