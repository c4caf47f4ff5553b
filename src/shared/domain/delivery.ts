// What became of a round after it was built: handed over by some route, acknowledged by a signed receipt.
import { z } from 'zod';
import { PackageId, RecipientId, Sha256 } from '../ids';
import { CalendarDate, Instant } from '../period';
import { ConfirmationChannel } from './recipient';

export const DELIVERY_ROUTES = ['portal', 'email', 'share', 'usb', 'in-person', 'other'] as const;
export const DeliveryRoute = z.enum(DELIVERY_ROUTES);

export const DeliveryStatement = z.strictObject({
  recipientId: RecipientId,
  on: CalendarDate,
  route: DeliveryRoute,
  /** How the signer's key or the seal number reached them besides the package; null while it has not. */
  fingerprintBy: ConfirmationChannel.nullable(),
  /** How the passphrase reached them; null when there was none. */
  passphraseBy: ConfirmationChannel.nullable(),
  note: z.string().trim().max(2000),
});
export type DeliveryStatement = z.infer<typeof DeliveryStatement>;

export const Delivery = DeliveryStatement.extend({
  number: z.number().int().min(1),
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type Delivery = z.infer<typeof Delivery>;

/** A receipt of the auditor's, as docs/format/receipt-v2.md has it; its signature held when it was taken in. */
export const PackageReceipt = z.strictObject({
  number: z.number().int().min(1),
  packageId: PackageId,
  round: z.number().int(),
  sealNumber: Sha256,
  /** What the verifier answered at the auditor's. */
  verdict: z.string(),
  receivedOn: CalendarDate,
  by: z.string(),
  firm: z.string(),
  /** The minisign key it is signed with. */
  key: z.string(),
  /** Whether that key is the one this recipient is known by. */
  isKnownKey: z.boolean(),
  takenInAt: Instant,
});
export type PackageReceipt = z.infer<typeof PackageReceipt>;
