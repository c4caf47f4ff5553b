// Calls about those who receive packages.
import { z } from 'zod';
import { AgeRecipient, ConfirmationChannel, Recipient, RecipientStatement } from '../domain/recipient';
import { RecipientId } from '../ids';
import { CalendarDate } from '../period';
import { done, engine, nothing } from './call';

const one = z.strictObject({ id: RecipientId });
const key = one.extend({ recipient: AgeRecipient });

export const recipientCalls = {
  list: engine('query', nothing, z.array(Recipient)),
  add: engine('command', RecipientStatement, one),
  change: engine('command', one.extend({ statement: RecipientStatement }), done),
  /** Kept for the record, offered no more. */
  retire: engine('command', one, done),
  addKey: engine('command', key.extend({ label: z.string().trim().max(300) }), done),
  confirmKey: engine(
    'command',
    key.extend({ on: CalendarDate, channel: ConfirmationChannel, note: z.string().trim().max(2000) }),
    done,
  ),
  removeKey: engine('command', key, done),
  /** The key they sign receipts with: 56 characters of minisign, or empty. */
  setReceiptKey: engine('command', one.extend({ key: z.string().trim().max(56) }), done),
} as const;
