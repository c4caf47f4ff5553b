// Whether what somebody typed as "the key I was told" can be one at all, before a long check begins. The
// verifier understands the same spellings and decides.

/** A minisign key of 56 characters, its SHA-256 in hex, or twelve words. */
export const looksLikeSigner = (text: string): boolean => {
  const last = (text.trim().split(/\r?\n/).at(-1) ?? '').trim();
  if (/^RW[A-Za-z0-9+/]{54}$/.test(last)) return true;
  if (/^[0-9a-f]{64}$/.test(last.toLowerCase().replace(/[\s:]/g, ''))) return true;
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return words.length === 12;
};
