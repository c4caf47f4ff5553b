// One version of an item as rows: what it says of itself, its files, and the words in which the journal tells
// of both (vault-v1.md §7). Which version counts is not decided here.
import type { EvidenceVersion, FileFlag, VersionFacts, VersionState } from '../../shared/domain/evidence';
import { UserError } from '../../shared/errors';
import { type EvidenceId, numberOf } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import type { StoredBlob } from '../blobs/stored-blob';
import type { ReadableDb, WritableDb } from '../db/handles';
import { keepBlobRow } from '../vault/blob-rows';

export type DerivedFrom = EvidenceVersion['derivedFrom'];

/** A file whose bytes are durable already. */
export interface FileToStore {
  readonly originalName: string;
  readonly mediaType: string;
  readonly flags: readonly FileFlag[];
  /** SHA-256 of the file it was made from. */
  readonly derivedFrom: string | null;
  readonly blob: StoredBlob;
}

export interface VersionToStore {
  readonly version: number;
  readonly facts: VersionFacts;
  readonly changeNote: string;
  readonly derivedFrom: DerivedFrom;
  readonly takenInAt: Instant;
  /** Number of a member. */
  readonly takenInBy: number;
}

/** Each once, in an order that does not depend on who said it. */
export const eachOnce = <T extends string>(given: readonly T[]): T[] => [...new Set(given)].sort();

/** @throws UserError use.period-reversed */
export const requireRightWay = ({ effective }: Pick<VersionFacts, 'effective'>): void => {
  if (effective !== null && effective.from > effective.to)
    throw new UserError('use.period-reversed', effective);
};

const writeQuality = (
  db: WritableDb,
  evidence: number,
  version: number,
  quality: readonly string[],
): void => {
  const insert = db.prepare('INSERT INTO evidence_quality (evidence, version, question) VALUES (?, ?, ?)');
  for (const question of eachOnce(quality)) insert.run(evidence, version, question);
};

/** A draft without files yet; whether it is current is said by the item's row. */
export const insertVersion = (db: WritableDb, evidence: number, given: VersionToStore): void => {
  const { facts } = given;
  db.prepare(
    `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, effective_from, effective_to,
       captured_on, taken_in_at, taken_in_by, valid_until, collector, method, change_note, derived_from,
       derived_how)
     VALUES (@evidence, @version, @title, @source, @sensitivity, @from, @to, @capturedOn, @takenInAt,
       @takenInBy, @validUntil, @collector, @method, @changeNote, @derivedFrom, @derivedHow)`,
  ).run({
    evidence,
    version: given.version,
    title: facts.title,
    source: facts.source,
    sensitivity: facts.sensitivity,
    from: facts.effective?.from ?? null,
    to: facts.effective?.to ?? null,
    capturedOn: facts.capturedOn,
    takenInAt: given.takenInAt,
    takenInBy: given.takenInBy,
    validUntil: facts.validUntil,
    collector: facts.collector,
    method: facts.method,
    changeNote: given.changeNote,
    derivedFrom: given.derivedFrom?.version ?? null,
    derivedHow: given.derivedFrom?.how ?? null,
  });
  writeQuality(db, evidence, given.version, facts.quality);
};

/** What a draft says from now on, and who said so. */
export const rewriteFacts = (
  db: WritableDb,
  evidence: number,
  version: number,
  facts: VersionFacts,
  member: number,
): void => {
  db.prepare(
    `UPDATE evidence_version SET title = @title, source = @source, sensitivity = @sensitivity,
       effective_from = @from, effective_to = @to, captured_on = @capturedOn, valid_until = @validUntil,
       collector = @collector, method = @method, corrected_by = @member
     WHERE evidence = @evidence AND version = @version`,
  ).run({
    evidence,
    version,
    title: facts.title,
    source: facts.source,
    sensitivity: facts.sensitivity,
    from: facts.effective?.from ?? null,
    to: facts.effective?.to ?? null,
    capturedOn: facts.capturedOn,
    validUntil: facts.validUntil,
    collector: facts.collector,
    method: facts.method,
    member,
  });
  db.prepare('DELETE FROM evidence_quality WHERE evidence = ? AND version = ?').run(evidence, version);
  writeQuality(db, evidence, version, facts.quality);
};

/** The files of a version, in their order, and the items that hold some of the same bytes. */
export const insertFiles = (
  db: WritableDb,
  evidence: number,
  version: number,
  files: readonly FileToStore[],
): { readonly alreadyIn: number[] } => {
  const insert = db.prepare(
    `INSERT INTO evidence_file (evidence, version, position, blob, original_name, media_type, flags, derived_from)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const withSameBytes = db
    .prepare('SELECT DISTINCT evidence FROM evidence_file WHERE blob = ? AND evidence <> ?')
    .pluck();
  const alreadyIn = new Set<number>();
  files.forEach((file, at) => {
    keepBlobRow(db, file.blob);
    insert.run(
      evidence,
      version,
      at + 1,
      file.blob.id,
      file.originalName,
      file.mediaType,
      file.flags.join(','),
      file.derivedFrom,
    );
    for (const other of withSameBytes.all(file.blob.id, evidence)) alreadyIn.add(other as number);
  });
  return { alreadyIn: [...alreadyIn].sort((a, b) => a - b) };
};

/**
 * As the journal tells of files: what there is nothing to tell of is left out. Nor does it tell the hash of the
 * file one was made from, which the entry of that version has: packages hand this entry over, and whoever has
 * the rest of a text could try out words against that hash until the covered one fits.
 */
export const toldFiles = (files: readonly FileToStore[]): Record<string, unknown>[] =>
  files.map((file, at) => ({
    position: at + 1,
    name: file.originalName,
    sha256: file.blob.sha256,
    sizeBytes: file.blob.sizeBytes,
    mediaType: file.mediaType,
    ...(file.flags.length > 0 ? { flags: [...file.flags] } : {}),
  }));

/** As the journal tells of a version, always in full. */
export const toldFacts = (version: number, facts: VersionFacts): Record<string, unknown> => ({
  version,
  title: facts.title,
  source: facts.source,
  sensitivity: facts.sensitivity,
  effective: facts.effective,
  capturedOn: facts.capturedOn,
  validUntil: facts.validUntil,
  collector: facts.collector,
  method: facts.method,
  quality: eachOnce(facts.quality),
});

export interface VersionRow {
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly sensitivity: VersionFacts['sensitivity'];
  readonly effective_from: CalendarDate | null;
  readonly effective_to: CalendarDate | null;
  readonly captured_on: CalendarDate | null;
  readonly valid_until: CalendarDate | null;
  readonly collector: string;
  readonly method: VersionFacts['method'];
  /** JSON. */
  readonly quality: string;
  readonly state: VersionState;
  readonly change_note: string;
  readonly taken_in_at: Instant;
  readonly taken_in_by: number;
  readonly corrected_by: number | null;
  readonly approved_at: Instant | null;
  readonly approved_by: number | null;
  readonly override_reason: string;
  readonly rejected_reason: string;
  readonly derived_from: number | null;
  readonly derived_how: 'redaction' | null;
}

export const SELECT_VERSIONS = `
  SELECT v.*, (SELECT json_group_array(question) FROM (SELECT question FROM evidence_quality AS q
    WHERE q.evidence = v.evidence AND q.version = v.version ORDER BY question)) AS quality
  FROM evidence_version AS v`;

export const factsOfVersion = (row: VersionRow): VersionFacts => ({
  title: row.title,
  source: row.source,
  sensitivity: row.sensitivity,
  effective:
    row.effective_from === null || row.effective_to === null
      ? null
      : { from: row.effective_from, to: row.effective_to },
  capturedOn: row.captured_on,
  validUntil: row.valid_until,
  collector: row.collector,
  method: row.method,
  quality: JSON.parse(row.quality) as string[],
});

/** @throws UserError evidence.unknown-version */
export const versionRow = (db: ReadableDb, id: EvidenceId, version: number): VersionRow => {
  const row = db
    .prepare(`${SELECT_VERSIONS} WHERE v.evidence = ? AND v.version = ?`)
    .get(numberOf(id), version) as VersionRow | undefined;
  if (row === undefined) throw new UserError('evidence.unknown-version', { id, version });
  return row;
};
