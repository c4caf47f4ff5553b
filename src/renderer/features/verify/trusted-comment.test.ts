import { describe, expect, it } from 'vitest';
import { readTrustedComment } from './trusted-comment';

describe('reading the trusted comment of a package', () => {
  it('takes it apart into its format and its pairs', () => {
    expect(readTrustedComment('muniment-package-1 pkg=0d7a seq=134 root=6JAg=')).toEqual({
      format: 'muniment-package-1',
      pairs: [
        { name: 'pkg', value: '0d7a' },
        { name: 'seq', value: '134' },
        { name: 'root', value: '6JAg=' },
      ],
    });
  });

  it('reads names written as bytes, and keeps what cannot be read', () => {
    const { pairs } = readTrustedComment(
      'muniment-package-1 by=Nora%20%D7%9E org=50%25 to=%E0%A4 x=a%E2%80%AEb',
    );
    expect(pairs.map((pair) => pair.value)).toEqual(['Nora מ', '50%', '%E0%A4', 'a\\u{202E}b']);
  });

  it('keeps words it does not know', () => {
    expect(readTrustedComment('timestamp:1770000000 file:a.txt hashed')).toEqual({
      format: 'timestamp:1770000000',
      pairs: [
        { name: 'file:a.txt', value: '' },
        { name: 'hashed', value: '' },
      ],
    });
    expect(readTrustedComment('')).toEqual({ format: '', pairs: [] });
  });
});
