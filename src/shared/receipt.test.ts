import { describe, expect, it } from 'vitest';
import { isReceipt, readReceipt, type ReceiptFacts, receiptText } from './receipt';

const FACTS: ReceiptFacts = {
  packageId: 'PKG-2026-01',
  round: 1,
  sealNumber: '5'.repeat(64),
  signerKey: `RWQ${'a'.repeat(53)}`,
  anchor: {
    manifestSha256: '7'.repeat(64),
    vault: '3f9a1c0e77d2b654',
    journalEntries: 1204,
    journalHead: 'e'.repeat(64),
  },
  verdict: 'verified',
  files: 214,
  bytes: 83_886_080,
  verifier: 'Muniment 0.1.0',
  receivedOn: '2026-11-16',
  person: 'Noor Haddad',
  firm: 'Bramwell & Oakes LLP',
};
const BEFORE: ReceiptFacts = { ...FACTS, anchor: null };

describe('a receipt', () => {
  it('is sixteen lines with an anchor and twelve without, and reads as what was written', () => {
    for (const [facts, lines, first] of [
      [FACTS, 16, 'muniment-receipt-2'],
      [BEFORE, 12, 'muniment-receipt-1'],
    ] as const) {
      const text = receiptText(facts);
      expect(text.split('\n')).toHaveLength(lines + 1);
      expect(text.split('\n')[0]).toBe(first);
      expect(readReceipt(text)).toEqual(facts);
    }
  });

  it('has the lines of its own version: an anchor in the old one, or none in the new one, is no receipt', () => {
    const [now, before] = [receiptText(FACTS), receiptText(BEFORE)];
    expect(readReceipt(now.replace('receipt-2', 'receipt-1'))).toBeNull();
    expect(readReceipt(before.replace('receipt-1', 'receipt-2'))).toBeNull();
    for (const line of ['manifest', 'vault', 'journal entries', 'journal head'])
      expect(readReceipt(now.replace(new RegExp(`^${line}: .*\n`, 'm'), ''))).toBeNull();
  });

  it('has one spelling: whichever byte changes, it says another thing or is none', () => {
    const text = receiptText(FACTS);
    for (let at = 0; at < text.length; at += 1)
      for (const put of ['', '\n', ' ', '0', '\r', '\u200b']) {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        const read = readReceipt(changed);
        if (read !== null) expect(receiptText(read)).toBe(changed);
      }
  });

  it.each<[string, Partial<NonNullable<ReceiptFacts['anchor']>>]>([
    ['no entries', { journalEntries: 0 }],
    ['half an entry', { journalEntries: 1.5 }],
    ['a head in capitals', { journalHead: 'E'.repeat(64) }],
    ['the whole id of a vault', { vault: '3'.repeat(32) }],
    ['a manifest that is no hash', { manifestSha256: '' }],
  ])('is not written with %s', (_what, change) => {
    const { anchor } = FACTS;
    expect(isReceipt(FACTS)).toBe(true);
    expect(anchor !== null && isReceipt({ ...FACTS, anchor: { ...anchor, ...change } })).toBe(false);
  });
});
