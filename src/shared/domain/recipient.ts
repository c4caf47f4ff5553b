// Who receives packages: a person at a firm, for a purpose, until a day, with the keys a package can be
// encrypted to and how each of them was confirmed.
import { z } from 'zod';
import { RecipientId } from '../ids';
import { CalendarDate, Instant } from '../period';

const short = z.string().trim().max(300);

/** A public age key, `age1…` (X25519). */
export const AgeRecipient = z
  .string()
  .trim()
  .regex(/^age1[a-z0-9]{58}$/, 'not an age recipient');
export type AgeRecipient = z.infer<typeof AgeRecipient>;

export const CHANNELS_OF_CONFIRMATION = [
  'letter',
  'phone',
  'video',
  'in-person',
  'signed-email',
  'other',
] as const;
/** By which other route a key or fingerprint was compared. */
export const ConfirmationChannel = z.enum(CHANNELS_OF_CONFIRMATION);
export type ConfirmationChannel = z.infer<typeof ConfirmationChannel>;

export const RecipientKey = z.strictObject({
  recipient: AgeRecipient,
  label: short,
  addedAt: Instant,
  /** Null until somebody has compared it by another route than it came by. */
  confirmed: z
    .strictObject({ on: CalendarDate, channel: ConfirmationChannel, by: z.string(), note: z.string() })
    .nullable(),
});
export type RecipientKey = z.infer<typeof RecipientKey>;

export const RecipientStatement = z.strictObject({
  firm: short.min(1),
  person: short.min(1),
  email: short,
  purpose: short,
  /** The last day on which packages may go to them; null without an end. */
  until: CalendarDate.nullable(),
  note: z.string().trim().max(2000),
});
export type RecipientStatement = z.infer<typeof RecipientStatement>;

export const Recipient = RecipientStatement.extend({
  id: RecipientId,
  keys: z.array(RecipientKey),
  /** The key they sign receipts with (minisign, 56 characters); empty until told. */
  receiptKey: z.string(),
  isRetired: z.boolean(),
  packageCount: z.number().int(),
});
export type Recipient = z.infer<typeof Recipient>;
