import { describe, expect, it } from 'vitest';
import type { Recipient, RecipientKey } from '../../../shared/domain/recipient';
import type { CalendarDate } from '../../../shared/period';
import { canEncryptTo, keyStanding, offeredRecipients, receiptKeyIn } from './recipient-standing';

const key = (isConfirmed: boolean): RecipientKey =>
  ({ confirmed: isConfirmed ? { on: '2026-02-04' } : null }) as RecipientKey;
const someone = (over: Partial<Recipient>): Recipient =>
  ({ keys: [], until: null, isRetired: false, ...over }) as Recipient;

describe('whether a package can be encrypted to somebody', () => {
  it('only when every key of theirs is confirmed', () => {
    expect(keyStanding(someone({}))).toBe('none');
    expect(keyStanding(someone({ keys: [key(true), key(false)] }))).toBe('not-confirmed');
    expect(keyStanding(someone({ keys: [key(true)] }))).toBe('confirmed');
  });

  it('never to nobody, and not when one of several has none', () => {
    const withKey = someone({ keys: [key(true)] });
    expect(canEncryptTo([])).toBe(false);
    expect(canEncryptTo([withKey])).toBe(true);
    expect(canEncryptTo([withKey, someone({})])).toBe(false);
  });
});

describe('who is offered', () => {
  it('is whoever is neither past their last day nor retired; the last day itself counts', () => {
    const today = '2026-06-30' as CalendarDate;
    const all = [
      someone({ firm: 'a', until: today }),
      someone({ firm: 'b', until: '2026-06-29' as CalendarDate }),
      someone({ firm: 'c', isRetired: true }),
    ];
    expect(offeredRecipients(all, today).map((one) => one.firm)).toEqual(['a']);
  });
});

describe('a receipt key', () => {
  const minisign = `RW${'Q'.repeat(54)}`;
  it('is found in a whole .pub file as well, and may be empty', () => {
    expect(receiptKeyIn(minisign)).toBe(minisign);
    expect(receiptKeyIn(`untrusted comment: minisign public key\n${minisign}\n`)).toBe(minisign);
    expect(receiptKeyIn(' ')).toBe('');
    expect(receiptKeyIn('age1something')).toBeNull();
  });
});
