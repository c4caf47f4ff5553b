import { beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from './hash';
import { minisignKeyText, parseMinisignKey, signerIdentity, signerWords } from './signer-identity';
import { signingKey } from './signing';
import { journalMessage, verifySignature } from './verify-signature';

beforeAll(() => cryptoReady());
const publicKey = Uint8Array.from({ length: 32 }, (_unused, place) => place);

describe('the identity of a signer', () => {
  // The expected values were made with Python's hashlib and the BIP39 list, not with this code.
  it('is the same wherever it is computed', () => {
    expect(signerIdentity(publicKey)).toEqual({
      publicKey: 'RWTLL1Fg/B9+BQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f',
      words: [
        'glide',
        'hover',
        'engage',
        'snow',
        'drip',
        'rebuild',
        'dust',
        'enhance',
        'emerge',
        'talk',
        'nothing',
        'paper',
      ],
      sha256: '630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd',
    });
  });

  it('survives being written as a minisign key and read back', () => {
    expect(parseMinisignKey(minisignKeyText(publicKey))?.publicKey).toEqual(publicKey);
  });

  it.each([
    ['blanks around it', ' RWTLL1Fg/B9+BQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f'],
    ['a padding it does not need', 'RWTLL1Fg/B9+BQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f='],
    ['another algorithm', Buffer.concat([Buffer.from('EX'), Buffer.alloc(40)]).toString('base64')],
    ['a byte too few', Buffer.concat([Buffer.from('Ed'), Buffer.alloc(39)]).toString('base64')],
    ['nothing', ''],
  ])('is not read from a text with %s', (_name, text) => {
    expect(parseMinisignKey(text)).toBeNull();
  });

  it('has other words for a key that differs in one bit', () => {
    const other = Uint8Array.from(publicKey);
    other[31] = (other[31] ?? 0) ^ 1;
    expect(signerWords(other)).not.toEqual(signerWords(publicKey));
    expect(signerWords(other)).toHaveLength(12);
  });
});

describe('a signature', () => {
  // RFC 8032, test 2.
  const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const signature = Buffer.from(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    'hex',
  );

  it('is the one of the standard', () => {
    const key = signingKey(new Uint8Array(seed));
    expect(Buffer.from(key.sign(Uint8Array.of(0x72))).equals(signature)).toBe(true);
    expect(verifySignature(new Uint8Array(signature), Uint8Array.of(0x72), key.publicKey)).toBe(true);
  });

  it('is refused for other bytes, another key, a wrong length, or a key that signs everything', () => {
    const key = signingKey(new Uint8Array(seed));
    const message = journalMessage('{}');
    const right = key.sign(message);
    expect(verifySignature(right, message, key.publicKey)).toBe(true);
    expect(verifySignature(right, journalMessage('{} '), key.publicKey)).toBe(false);
    expect(verifySignature(right, message, publicKey)).toBe(false);
    expect(verifySignature(right.slice(1), message, key.publicKey)).toBe(false);
    expect(verifySignature(right, message, key.publicKey.slice(1))).toBe(false);
    // The neutral element as a key accepts crafted signatures for any message in a careless library.
    const neutral = Uint8Array.from({ length: 32 }, (_unused, place) => (place === 0 ? 1 : 0));
    const crafted = Uint8Array.from({ length: 64 }, (_unused, place) => (place === 0 ? 1 : 0));
    expect(verifySignature(crafted, message, neutral)).toBe(false);
  });
});
