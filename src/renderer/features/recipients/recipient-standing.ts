// Whether a package may go to somebody, and whether it can be encrypted to them. The engine judges the
// same when it builds; this is so that the window says it before. Pure.
import { AgeRecipient, type Recipient } from '../../../shared/domain/recipient';
import type { CalendarDate } from '../../../shared/period';

export type KeyStanding = 'none' | 'not-confirmed' | 'confirmed';

/** Confirmed only when every key is: a package is encrypted to all of them. */
export const keyStanding = ({ keys }: Pick<Recipient, 'keys'>): KeyStanding => {
  if (keys.length === 0) return 'none';
  return keys.every((key) => key.confirmed !== null) ? 'confirmed' : 'not-confirmed';
};

export const isPast = ({ until }: Pick<Recipient, 'until'>, today: CalendarDate): boolean =>
  until !== null && until < today;

/** Those a new package can go to. */
export const offeredRecipients = (all: readonly Recipient[], today: CalendarDate): readonly Recipient[] =>
  all.filter((one) => !one.isRetired && !isPast(one, today));

/** Whether a package can be encrypted to all of them; never when there is nobody. */
export const canEncryptTo = (chosen: readonly Recipient[]): boolean =>
  chosen.length > 0 && chosen.every((one) => keyStanding(one) === 'confirmed');

export const isAgeKey = (text: string): boolean => AgeRecipient.safeParse(text).success;

/** The 56 characters of a minisign key, also out of a whole .pub file; null when it is none. */
export const receiptKeyIn = (text: string): string | null => {
  const last = (text.trim().split(/\r?\n/).at(-1) ?? '').trim();
  return last === '' || /^RW[A-Za-z0-9+/]{54}$/.test(last) ? last : null;
};
