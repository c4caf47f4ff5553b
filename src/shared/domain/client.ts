// What a consultant tells clients apart by, on this computer only: a colour with a name. Nothing of it is in a vault.
import { z } from 'zod';
import { CalendarDate, DateRange } from '../period';

/** The spine of a client's box file; what each looks like is the window's business. */
export const CLIENT_COLOURS = ['pine', 'blue', 'copper', 'plum', 'olive', 'teal', 'wine', 'moss'] as const;
export const ClientColour = z.enum(CLIENT_COLOURS);
export type ClientColour = z.infer<typeof ClientColour>;

/** The examination a vault is about, for a list to say; a text is what an earlier version wrote, empty for none. */
export const ListedEngagement = z.union([
  z.string(),
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal(1), asOf: CalendarDate }),
    z.strictObject({ type: z.literal(2), period: DateRange }),
  ]),
]);
export type ListedEngagement = z.infer<typeof ListedEngagement>;

/**
 * `in-front`: its screens are shown, or would be. `behind`: it is unlocked and stays open, another is shown. `closed`:
 * no key of it is in memory.
 */
export const OpenState = z.enum(['closed', 'in-front', 'behind']);
export type OpenState = z.infer<typeof OpenState>;
