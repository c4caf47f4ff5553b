// Calls about the shipped catalog, and about the AICPA's own text where a team owns it.
import { z } from 'zod';
import { Catalog, StarterControl } from '../domain/catalog';
import { isPreviewed, NOT_PREVIEWED, TableImport } from '../domain/table-import';
import { FileToken } from '../ids';
import { done, engine, nothing, reads } from './call';

export const catalogCalls = {
  get: engine('query', nothing, Catalog),
  starterControls: engine('query', nothing, z.array(StarterControl)),
  /** Text the team has brought in itself, by id of criterion or point of focus. Never leaves the vault. */
  ownedTexts: engine('query', nothing, z.record(z.string(), z.string())),
  /** A table with the columns id and text. Without `apply` it only says what would change. */
  importOwnedTexts: engine(
    'command',
    z
      .strictObject({ file: FileToken, apply: z.boolean(), sha256: z.string().nullable() })
      .refine(isPreviewed, NOT_PREVIEWED),
    TableImport,
    (input) => [reads(input.file)],
  ),
  removeOwnedTexts: engine('command', nothing, done),
} as const;
