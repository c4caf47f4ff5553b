// What of the receiver's screens stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { RecordKind } from '../../../shared/domain/review';
import { FileToken } from '../../../shared/ids';

const optionalText = z.string().max(200).optional().catch(undefined);

/** A record of any kind, beside whatever list it was opened from. */
export const ShownRecord = z.strictObject({ kind: RecordKind, id: z.string().min(1).max(120) });
export type ShownRecord = z.infer<typeof ShownRecord>;

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const RecordsSearch = z.object({
  q: optionalText,
  only: z.enum(['all', 'changed', 'not-looked-at', 'with-notes']).optional().catch(undefined),
  shown: ShownRecord.optional().catch(undefined),
  /** The population whose rows fill the screen. */
  rows: optionalText,
});
export type RecordsSearch = z.infer<typeof RecordsSearch>;

export const ReviewRequestsSearch = z.object({
  q: optionalText,
  only: z
    .enum(['all', 'answered', 'not-answered', 'without-my-status', 'with-my-status'])
    .optional()
    .catch(undefined),
  shown: ShownRecord.optional().catch(undefined),
});
export type ReviewRequestsSearch = z.infer<typeof ReviewRequestsSearch>;

export const QuestionsSearch = z.object({
  only: z.enum(['all', 'questions']).optional().catch(undefined),
  shown: ShownRecord.optional().catch(undefined),
});
export type QuestionsSearch = z.infer<typeof QuestionsSearch>;

export const NamedFile = z.strictObject({ token: FileToken, name: z.string().max(300) });

/** The package to open: all its parts, and the full one a delta goes with. */
export const OpenSearch = z.object({
  files: z.array(NamedFile).max(1000).optional().catch(undefined),
  base: NamedFile.optional().catch(undefined),
});
export type OpenSearch = z.infer<typeof OpenSearch>;
