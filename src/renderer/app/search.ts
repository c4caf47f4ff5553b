// Search parameters of routes that are reached with something in hand: a folder or a package.
import { z } from 'zod';
import { FileToken } from '../../shared/ids';

/** Which vault is to be unlocked, and the name to show meanwhile. */
export const UnlockSearch = z.object({
  vault: FileToken.optional().catch(undefined),
  name: z.string().max(300).optional().catch(undefined),
  /** Why it was locked just now, when the app did it. */
  locked: z.enum(['idle', 'suspend', 'screen-locked', 'user-switched']).optional().catch(undefined),
});
export type UnlockSearch = z.infer<typeof UnlockSearch>;

/** Which package is to be verified; without one the screen asks for it. */
export const VerifySearch = z.object({
  file: FileToken.optional().catch(undefined),
  name: z.string().max(300).optional().catch(undefined),
});
export type VerifySearch = z.infer<typeof VerifySearch>;
