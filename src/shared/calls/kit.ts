// Calls about the kit: what one takes from vault to vault by an explicit export (docs/format/kit-v1.md).
import { z } from 'zod';
import { KitKey, KitLook, KitOffer } from '../domain/kit';
import { isPreviewed, NOT_PREVIEWED } from '../domain/table-import';
import { FileToken, Sha256 } from '../ids';
import { CalendarDate } from '../period';
import { engine, nothing, reads, writes } from './call';

/** As many as a kit can hold. */
const MOST_ENTRIES = 10_000;

export const kitCalls = {
  /** Everything of this vault that could go into a kit, with each text of it. Nothing is written. */
  offer: engine(
    'query',
    nothing,
    z.strictObject({
      offers: z.array(KitOffer),
      /** What stays and why, in sentences for people. */
      told: z.array(z.string()),
    }),
  ),
  /** Writes the chosen entries, each as it was looked at; refused with kit.changed-meanwhile when one reads otherwise. */
  export: engine(
    'command',
    z.strictObject({
      target: FileToken,
      entries: z
        .array(z.strictObject({ key: KitKey, sha256: Sha256 }))
        .min(1)
        .max(MOST_ENTRIES),
    }),
    z.strictObject({ entries: z.number().int(), sha256: Sha256 }),
    (input) => [writes(input.target)],
  ),
  /** Says what each entry would change; with `apply` takes the chosen ones in, all or none. */
  apply: engine(
    'command',
    z
      .strictObject({
        file: FileToken,
        /** Keys of the rows of the look; null for everything that is new. */
        take: z.array(KitKey).max(MOST_ENTRIES).nullable(),
        /** From which day another wording of a control holds, and of which day new policies and questionnaires are. */
        on: CalendarDate,
        apply: z.boolean(),
        /** Of the file that was looked at; needed to apply. */
        sha256: Sha256.nullable(),
      })
      .refine(isPreviewed, NOT_PREVIEWED),
    KitLook,
    (input) => [reads(input.file)],
  ),
} as const;
