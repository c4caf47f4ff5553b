// The text of a journal line, read strictly: one entry has one spelling (docs/format/vault-v1.md §7).
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { MemberId } from '../../shared/ids';
import { Instant } from '../../shared/period';
import { JOURNAL_ACTIONS } from './journal-action';

const JournalText = z.strictObject({
  seq: z.number().int().nonnegative(),
  time: Instant,
  member: MemberId,
  action: z.enum(JOURNAL_ACTIONS),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  prev: z.string().regex(/^[0-9a-f]{64}$/),
});
export type JournalText = z.infer<typeof JournalText>;

/** No entry comes near it; parsing a hostile line of hundreds of mebibytes would take minutes. */
export const MAX_LINE_LENGTH = 16 * 1024 * 1024;

/** Null when `line` is not exactly the canonical text of an entry. */
export const parseJournalText = (line: string): JournalText | null => {
  if (line.length > MAX_LINE_LENGTH) return null;
  try {
    const value: unknown = JSON.parse(line);
    if (canonicalize(value) !== line) return null;
    return JournalText.safeParse(value).data ?? null;
  } catch {
    return null;
  }
};
