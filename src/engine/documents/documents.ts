// Documents of management: begun with our starting text, read with what they leave open. Their changes, signatures and
// links are those of any record.
import type { Input, Output } from '../../shared/contract';
import { PARTS } from '../../shared/document/titled-texts';
import { DOCUMENT, type Facts } from '../../shared/domain/programme';
import {
  type DescriptionPart,
  DOCUMENT_TYPES,
  type DocumentType,
} from '../../shared/domain/programme/document';
import type { RecordDetail } from '../../shared/domain/programme/record';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import type { EngagementId } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import {
  addRecords,
  factsAs,
  getRecordDetail,
  readRecord,
  recordsOf,
  type StoredRecord,
  versionsOf,
} from '../programme';
import type { OpenVault } from '../vault/open-vault';
import { findGaps, partStandings, type PartTexts, type PartTimes } from './find-gaps';
import { letterText } from './letters';
import { partText } from './parts';
import { readDescriptionFacts } from './read-description-facts';

/** What stands over it, where that is not the name of its type. */
const TITLES: Readonly<Partial<Record<DocumentType, string>>> = { 'bridge-letter': 'Bridge letter' };

/** Of these there may be several in one engagement: each speaks of days of its own. */
const SEVERAL: readonly DocumentType[] = ['subsequent-events', 'bridge-letter'];

/**
 * A document of the engagement with our starting text, filled from the vault as it is.
 * @throws UserError use.unknown-engagement, document.not-this-engagement (it has one already)
 */
export const beginDocument = (vault: OpenVault, asked: Input<'documents', 'begin'>): RecordDetail => {
  const { type, engagementId, on } = asked;
  vault.requireMay('register.added');
  const facts = readDescriptionFacts(vault, engagementId, on);
  const there = recordsOf(vault.db, 'document', { parent: engagementId }).find(
    (one) => factsAs(DOCUMENT, one).type === type && one.state !== 'superseded',
  );
  if (there !== undefined && !SEVERAL.includes(type))
    throw new UserError('document.not-this-engagement', { id: there.id });
  const texts =
    type === 'system-description'
      ? Object.fromEntries(PARTS.map((part) => [part, partText(part, facts)]))
      : { text: letterText(type, facts) };
  const title = `${TITLES[type] ?? DOCUMENT_TYPES[type]}: ${facts.system}`.slice(0, 300);
  const [id] = vault.write((change) =>
    addRecords(change, 'document', [{ facts: { type, title, engagement: engagementId, ...texts } }], {
      on,
      note: '',
      via: 'starter',
    }),
  ) as [RecordId];
  return getRecordDetail(vault, id, on);
};

/** @throws UserError programme.unknown-record */
export const readDocument = (
  vault: OpenVault,
  id: RecordId,
): { readonly record: StoredRecord; readonly facts: Facts['document'] } => {
  const record = readRecord(vault.db, id);
  if (record.register !== 'document') throw new UserError('programme.unknown-record', { id });
  return { record, facts: factsAs(DOCUMENT, record) };
};

const isDescription = ({ type }: Facts['document']): boolean => type === 'system-description';

/** @throws UserError programme.unknown-record, use.bad-input (it is no system description) */
const readDescription = (vault: OpenVault, id: RecordId) => {
  const document = readDocument(vault, id);
  if (!isDescription(document.facts))
    throw new UserError('use.bad-input', { what: `${id} is no system description.` });
  return document;
};

/**
 * Our starting text for a part as it would be now.
 * @throws UserError programme.unknown-record, use.bad-input
 */
export const suggestedPart = (
  vault: OpenVault,
  { id, part, today }: Input<'documents', 'suggestion'>,
): Output<'documents', 'suggestion'> => {
  const { facts } = readDescription(vault, id);
  return { text: partText(part, readDescriptionFacts(vault, facts.engagement as EngagementId, today)) };
};

export const textsOfParts = (facts: Facts['document']): PartTexts =>
  Object.fromEntries(PARTS.map((part) => [part, facts[part]])) as PartTexts;

/** For each part the time of the version that brought the text it has now. */
const timesOfParts = (vault: OpenVault, id: RecordId): PartTimes => {
  const times: Partial<Record<DescriptionPart, Instant>> = {};
  const versions = versionsOf(vault.db, id);
  const now = versions[0]?.facts ?? {};
  for (const part of PARTS) {
    const other = versions.findIndex(({ facts }) => facts[part] !== now[part]);
    const brought = (other < 0 ? versions : versions.slice(0, other)).at(-1);
    if (brought !== undefined) times[part] = brought.at;
  }
  return times;
};

/**
 * What a system description leaves open, held against scope and registers as they are today.
 * @throws UserError programme.unknown-record, use.bad-input
 */
export const descriptionCompleteness = (
  vault: OpenVault,
  id: RecordId,
  today: CalendarDate,
): Output<'documents', 'completeness'> => {
  const { facts } = readDescription(vault, id);
  const known = readDescriptionFacts(vault, facts.engagement as EngagementId, today);
  const texts = textsOfParts(facts);
  const gaps = findGaps(texts, timesOfParts(vault, id), known);
  return { parts: partStandings(texts, gaps, known), gaps };
};
