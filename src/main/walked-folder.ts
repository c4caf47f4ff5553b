// The files under a folder, as the engine process finds them: main itself never waits for a disk.
import { z } from 'zod';
import { UserError } from '../shared/errors';
import type { EngineProcess } from './engine-process';

const WalkedFolder = z.object({
  files: z.array(z.object({ path: z.string(), sizeBytes: z.number(), modifiedAt: z.number() })),
  passedOver: z.number().int(),
  isCut: z.boolean(),
});
export type WalkedFolder = z.infer<typeof WalkedFolder>;

export type WalkFolder = (folder: string, atMost: number) => Promise<WalkedFolder>;

/** Throws the UserError that the engine answered. */
export const walkWith =
  (engine: EngineProcess): WalkFolder =>
  async (folder, atMost) => {
    const reply = await engine.errand({ what: 'walk', folder, atMost });
    if (!reply.ok) throw new UserError(reply.failure.code, reply.failure.details);
    return WalkedFolder.parse(reply.value);
  };
