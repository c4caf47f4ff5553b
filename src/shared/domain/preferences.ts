// What somebody chose for this computer; read before anything else of the contract, so it stands alone.
import { z } from 'zod';

export const THEMES = ['system', 'light', 'dark', 'contrast', 'contrast-dark'] as const;
export const Preferences = z.strictObject({
  theme: z.enum(THEMES),
  /** A vault locks itself when nobody has used the computer for so long. */
  autoLockMinutes: z.number().int().min(1).max(60).default(10),
  /** Whether the places at the side of the window show their words, and not their pictures alone. */
  hasWideRail: z.boolean().default(true),
});
export type Preferences = z.infer<typeof Preferences>;
