import { describe, expect, it } from 'vitest';
import type { FileToken } from '../../../shared/ids';
import { isSecretMissing, looksEncrypted, NOTHING_ASKED, verifyInput } from './verify-question';

const file = (name: string) => ({ token: `file-${name}` as FileToken, name });

describe('what is asked of a check', () => {
  it('takes all parts, and leaves out what nobody was told', () => {
    expect(
      verifyInput({
        ...NOTHING_ASKED,
        files: [file('a.part-1-of-2.zip'), file('a.part-2-of-2.zip')],
        signer: '  ',
      }),
    ).toEqual({
      files: ['file-a.part-1-of-2.zip', 'file-a.part-2-of-2.zip'],
      signer: null,
      base: null,
      identity: null,
    });
  });

  it('sends the secret that was chosen, and no other', () => {
    const both = { ...NOTHING_ASKED, identityFile: file('key.txt'), passphrase: 'six words' };
    expect(verifyInput({ ...both, opening: 'none' }).identity).toBeNull();
    expect(verifyInput({ ...both, opening: 'file' }).identity).toEqual({
      kind: 'file',
      file: 'file-key.txt',
    });
    expect(verifyInput({ ...both, opening: 'passphrase' }).identity).toEqual({
      kind: 'passphrase',
      passphrase: 'six words',
    });
  });

  it('waits for the secret of an encrypted package', () => {
    expect(looksEncrypted([file('a.zip')])).toBe(false);
    expect(looksEncrypted([file('a.ZIP.AGE')])).toBe(true);
    expect(isSecretMissing(NOTHING_ASKED)).toBe(false);
    expect(isSecretMissing({ ...NOTHING_ASKED, opening: 'file' })).toBe(true);
    expect(isSecretMissing({ ...NOTHING_ASKED, opening: 'passphrase', passphrase: 'x' })).toBe(false);
  });
});
