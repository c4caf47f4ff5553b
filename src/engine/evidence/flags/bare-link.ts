// A file that is nothing but the address of something else: what is there today may be gone tomorrow.
const ADDRESS = /^<?(https?|ftp):\/\/[^\s<>]+>?$/i;
/** Longer than any address that works in a browser. */
const MAX_BYTES = 4096;

/** @param extension in lower case, without the dot */
export const isBareLink = (head: Uint8Array, sizeBytes: number, extension: string): boolean => {
  if (['url', 'webloc', 'website'].includes(extension)) return true;
  if (sizeBytes > MAX_BYTES) return false;
  const isWide = head[0] === 0xff && head[1] === 0xfe;
  const text = Buffer.from(head)
    .toString(isWide ? 'utf16le' : 'utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (extension === 'desktop') return /^Type\s*=\s*Link\s*$/m.test(text);
  return ADDRESS.test(text) || text.startsWith('[InternetShortcut]');
};
