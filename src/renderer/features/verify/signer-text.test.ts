import { describe, expect, it } from 'vitest';
import { looksLikeSigner } from './signer-text';

const WORDS = 'champion fee answer author wool scene boss scheme west potato voyage street';
const KEY = 'RWTWSAWjtxHpW6A/Sn5NiztjAaIamwwxUtFH/nNE6wWUPt1iPgTui2mX';

describe('what somebody types as the key they were told', () => {
  it.each([
    WORDS,
    WORDS.toUpperCase().replaceAll(' ', ', '),
    KEY,
    `untrusted comment: a key\n${KEY}\n`,
    '260a902687bfd581068e05f9751bd86b713e0f22b2d05ca8e149fb2c8ec40054',
  ])('can be %s', (text) => {
    expect(looksLikeSigner(text)).toBe(true);
  });

  it.each(['', 'champion fee answer', KEY.slice(0, 40), 'D048 05E9 11B7'])('cannot be %s', (text) => {
    expect(looksLikeSigner(text)).toBe(false);
  });
});
