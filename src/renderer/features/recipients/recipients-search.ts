// What of the Recipients screen stands in the address.
import { z } from 'zod';
import { RecipientId } from '../../../shared/ids';

export const RecipientsSearch = z.object({
  /** The recipient in the panel. */
  id: RecipientId.optional().catch(undefined),
});
export type RecipientsSearch = z.infer<typeof RecipientsSearch>;
