// A questionnaire as it goes out, and what came back of one: the same for the workbook and for the page
// (docs/format/questionnaire-v1.md).
import { z } from 'zod';
import { QUESTIONNAIRE } from '../../shared/domain/programme';
import type { Question } from '../../shared/domain/programme/questionnaire-score';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import type { VaultId } from '../../shared/ids';
import { sha256Hex } from '../crypto/hash';
import { factsAs, readRecord, type StoredRecord } from '../programme';
import type { OpenVault } from '../vault/open-vault';

export const QUESTIONNAIRE_FORMAT = 'muniment-questionnaire-1';
/** Files of this size hold the longest answers to all questions; a larger one is something else. */
export const ANSWERS_LIMITS = {
  fileBytes: 5 * 1024 * 1024,
  unpackedBytes: 40 * 1024 * 1024,
  rows: 2000,
  columns: 40,
  characters: 2_000_000,
} as const;

const MARK_DIGITS = 32;
export const Mark = z.string().regex(/^[0-9a-f]{32}$/);

/** Says which questionnaire of which vault a file answers, and nothing about either. */
export const markOf = (vaultId: VaultId, id: RecordId): string =>
  sha256Hex(Buffer.from(`${QUESTIONNAIRE_FORMAT} ${vaultId} ${id}`, 'utf8')).slice(0, MARK_DIGITS);

/** What the vendor is shown. What we want to hear, and what it weighs, is not in it. */
export interface AskedQuestionnaire {
  readonly id: RecordId;
  readonly mark: string;
  readonly from: string;
  readonly title: string;
  readonly dueOn: string | null;
  readonly answeredBy: string;
  readonly answeredOn: string;
  readonly questions: readonly Question[];
}

export interface ReturnedAnswer {
  readonly reference: string;
  /** As it stands in the file; null where the column is gone. */
  readonly question: string | null;
  readonly answer: string;
  readonly comment: string;
}

/** What a file says, before anybody holds it against what was asked. */
export interface ReturnedAnswers {
  readonly mark: string;
  readonly answeredBy: string;
  readonly answeredOn: string;
  readonly answers: readonly ReturnedAnswer[];
}

/** @throws UserError programme.unknown-record (also: a record of another register), programme.withdrawn */
export const readQuestionnaire = (vault: OpenVault, id: RecordId): StoredRecord => {
  const stored = readRecord(vault.db, id);
  if (stored.register !== 'questionnaire') throw new UserError('programme.unknown-record', { id });
  if (stored.withdrawn !== null) throw new UserError('programme.withdrawn', { id });
  return stored;
};

export const askedBy = (vault: OpenVault, stored: StoredRecord): AskedQuestionnaire => {
  const facts = factsAs(QUESTIONNAIRE, stored);
  return {
    id: stored.id,
    mark: markOf(vault.vaultId, stored.id),
    from: vault.organization,
    title: facts.title,
    dueOn: facts.dueOn,
    answeredBy: facts.answeredBy,
    answeredOn: facts.answeredOn ?? '',
    questions: facts.questions,
  };
};
