// Calls about policies beyond their register: starters, the words a company fills in, editions and acknowledgements.
import { z } from 'zod';
import {
  Acknowledgement,
  AcknowledgedHow,
  PolicyEdition,
  PolicyStarter,
  PolicyWord,
} from '../domain/programme/policy-edition';
import { RecordId } from '../domain/programme/record-id';
import { isPreviewed, NOT_PREVIEWED, TableImport } from '../domain/table-import';
import { EvidenceId, FileToken } from '../ids';
import { CalendarDate } from '../period';
import { done, engine, nothing, reads, search, writes } from './call';

const today = CalendarDate;
const starterId = z.string().regex(/^PS-\d{2,3}$/);
const note = z.string().trim().max(2000);

export const policyCalls = {
  starters: engine('query', nothing, z.array(PolicyStarter)),
  words: engine('query', nothing, z.array(PolicyWord)),
  /** Those named; an empty value goes back to what the vault knows or the default. Adopted texts stay as they are. */
  setWords: engine(
    'command',
    z.strictObject({ words: z.record(z.string().max(60), z.string().trim().max(200)) }),
    z.array(PolicyWord),
  ),
  /** A starter's text with the words filled in. */
  starterText: engine('query', z.strictObject({ id: starterId }), z.strictObject({ text: z.string() })),
  /** As drafts, linked to their controls (those of the vault made from the same starters) and criteria. */
  adopt: engine(
    'command',
    z.strictObject({ ids: z.array(starterId).min(1).max(100), on: CalendarDate }),
    z.array(RecordId),
  ),
  /**
   * The open member approves this version's text; it becomes an edition, and its file evidence of its controls from the
   * day it is in force. Several at once in one change each. Refused: programme.changed-meanwhile, policy.nothing-new.
   */
  approve: engine(
    'command',
    z.strictObject({
      policies: z
        .array(z.strictObject({ id: RecordId, version: z.number().int() }))
        .min(1)
        .max(100),
      inForceFrom: CalendarDate,
      on: CalendarDate,
      note,
    }),
    z.array(PolicyEdition),
  ),
  /** Of one policy, the newest first. */
  editions: engine('query', z.strictObject({ id: RecordId, today }), z.array(PolicyEdition)),
  editionText: engine(
    'query',
    z.strictObject({ id: RecordId, edition: z.number().int() }),
    z.strictObject({ text: z.string() }),
  ),
  /** Who is asked to acknowledge the edition in force, and who has. */
  acknowledgements: engine(
    'query',
    z.strictObject({ id: RecordId, today, search, onlyOpen: z.boolean() }),
    z.strictObject({
      edition: z.number().int().nullable(),
      rows: z.array(Acknowledgement),
      asked: z.number().int(),
      done: z.number().int(),
    }),
  ),
  acknowledge: engine(
    'command',
    z.strictObject({
      id: RecordId,
      edition: z.number().int(),
      personIds: z.array(RecordId).min(1).max(5000),
      on: CalendarDate,
      how: AcknowledgedHow,
      /** The signed sheet or the export it stands in. */
      evidenceId: EvidenceId.nullable(),
      note,
    }),
    done,
  ),
  /** It was recorded by mistake; the journal keeps both. */
  withdrawAcknowledgement: engine(
    'command',
    z.strictObject({
      id: RecordId,
      edition: z.number().int(),
      personId: RecordId,
      reason: z.string().trim().min(1).max(2000),
    }),
    done,
  ),
  /** A list with person (name, e-mail or number), policy and day; people who are not on the roster are refused. */
  importAcknowledgements: engine(
    'command',
    z
      .strictObject({ file: FileToken, apply: z.boolean(), sha256: z.string().nullable() })
      .refine(isPreviewed, NOT_PREVIEWED),
    TableImport,
    (input) => [reads(input.file)],
  ),
  /** By the ending of the name: PDF, DOCX or Markdown; an edition, or (null) the current text, marked as a draft if it is none. */
  saveDocument: engine(
    'command',
    z.strictObject({ id: RecordId, edition: z.number().int().nullable(), target: FileToken }),
    done,
    (input) => [writes(input.target)],
  ),
  /** A sheet to sign by hand: the edition, its fingerprint, one line a person who is asked. */
  saveSignSheet: engine(
    'command',
    z.strictObject({ id: RecordId, edition: z.number().int(), today, target: FileToken }),
    done,
    (input) => [writes(input.target)],
  ),
} as const;
