// A question to a list that somebody wants to ask again, under a name; everybody of the vault sees it.
import { z } from 'zod';

export const SavedView = z.strictObject({
  number: z.number().int().min(1),
  name: z.string().trim().min(1).max(100),
  /** The screen's own search parameters, as its address has them; the screen parses them again. */
  query: z.record(
    z.string().max(40),
    z.union([z.string().max(300), z.boolean(), z.array(z.string().max(60)).max(40)]),
  ),
});
export type SavedView = z.infer<typeof SavedView>;
