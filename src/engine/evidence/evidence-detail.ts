// Everything about one item: its versions with files, dates and review, and whatever it is tied to. Everything
// is looked up by the item's number: a vault of 100,000 items answers as fast as a small one.
import { examinedTime } from '../../shared/domain/engagement';
import type { EvidenceDetail, EvidenceFile, EvidenceVersion, FileFlag } from '../../shared/domain/evidence';
import { UserError } from '../../shared/errors';
import {
  controlId,
  type EvidenceId,
  evidenceVersionRef,
  exceptionId,
  numberOf,
  type PointOfFocusId,
  sampleItemId,
} from '../../shared/ids';
import { type CalendarDate, dateVerdict, type Instant } from '../../shared/period';
import { byPointOfFocusPlace, pointOfFocus } from '../catalog';
import type { ReadableDb } from '../db/handles';
import { currentEngagement } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { evidenceSummaries } from './evidence-queries';
import { factsOfVersion, SELECT_VERSIONS, type VersionRow } from './version-rows';

interface FileRow {
  readonly version: number;
  readonly position: number;
  readonly original_name: string;
  readonly size_bytes: number;
  readonly sha256: EvidenceFile['sha256'];
  readonly media_type: string;
  readonly flags: string;
  readonly derived_from: EvidenceFile['derivedFrom'];
}

const filesByVersion = (db: ReadableDb, evidence: number): Map<number, EvidenceFile[]> => {
  const rows = db
    .prepare(
      `SELECT f.version, f.position, f.original_name, f.media_type, f.flags, f.derived_from, b.size_bytes, b.sha256
       FROM evidence_file AS f JOIN blob AS b ON b.id = f.blob
       WHERE f.evidence = ? ORDER BY f.version, f.position`,
    )
    .all(evidence) as FileRow[];
  const files = new Map<number, EvidenceFile[]>();
  for (const row of rows) {
    const file: EvidenceFile = {
      position: row.position,
      originalName: row.original_name,
      sizeBytes: row.size_bytes,
      sha256: row.sha256,
      mediaType: row.media_type,
      flags: row.flags === '' ? [] : (row.flags.split(',') as FileFlag[]),
      derivedFrom: row.derived_from,
    };
    const known = files.get(row.version);
    if (known === undefined) files.set(row.version, [file]);
    else known.push(file);
  }
  return files;
};

const namesOfMembers = (db: ReadableDb): ((number: number | null) => string) => {
  const name = db.prepare('SELECT name FROM member WHERE number = ?').pluck();
  return (number) => (name.get(number) as string | undefined) ?? '';
};

const versionsOf = (vault: OpenVault, evidence: number): EvidenceVersion[] => {
  const engagement = currentEngagement(vault);
  const files = filesByVersion(vault.db, evidence);
  const nameOf = namesOfMembers(vault.db);
  const rows = vault.db
    .prepare(`${SELECT_VERSIONS} WHERE v.evidence = ? ORDER BY v.version DESC`)
    .all(evidence) as VersionRow[];
  return rows.map((row) => {
    const facts = factsOfVersion(row);
    return {
      ...facts,
      version: row.version,
      ref: evidenceVersionRef(evidence, row.version),
      state: row.state,
      changeNote: row.change_note,
      takenInAt: row.taken_in_at,
      takenInBy: nameOf(row.taken_in_by),
      approvedAt: row.approved_at,
      approvedBy: row.approved_by === null ? null : nameOf(row.approved_by),
      overrideReason: row.override_reason,
      rejectedReason: row.rejected_reason,
      derivedFrom:
        row.derived_from === null || row.derived_how === null
          ? null
          : { version: row.derived_from, how: row.derived_how },
      verdict: engagement === null ? null : dateVerdict(facts.effective, examinedTime(engagement)),
      files: files.get(row.version) ?? [],
    };
  });
};

interface ItemRow {
  readonly notes: string;
  readonly withdrawn_at: Instant | null;
  readonly withdrawn_by: number | null;
  readonly withdrawn_reason: string;
}

type Ties = Pick<EvidenceDetail, 'controls' | 'pointsOfFocus' | 'occurrences' | 'exceptions' | 'samples'>;

const controlsOf = (db: ReadableDb, evidence: number): Ties['controls'] => {
  const rows = db
    .prepare(
      `SELECT c.control, cv.title, c.reason FROM evidence_control AS c JOIN control ON control.number = c.control
       JOIN control_version AS cv ON cv.control = control.number AND cv.version = control.current_version
       WHERE c.evidence = ? ORDER BY c.control`,
    )
    .all(evidence) as { control: number; title: string; reason: string }[];
  return rows.map(({ control, title, reason }) => ({ id: controlId(control), title, reason }));
};

const pointsOf = (db: ReadableDb, evidence: number): Ties['pointsOfFocus'] => {
  const rows = db
    .prepare('SELECT point_of_focus AS id, reason FROM evidence_point_of_focus WHERE evidence = ?')
    .all(evidence) as { id: PointOfFocusId; reason: string }[];
  return rows
    .map(({ id, reason }) => ({ id, title: pointOfFocus(id)?.title ?? '', reason }))
    .sort((a, b) => byPointOfFocusPlace(a.id, b.id));
};

/** An assignment says nothing while the item is not linked to the control any more. */
const occurrencesOf = (vault: OpenVault, evidence: number): Ties['occurrences'] => {
  const engagement = currentEngagement(vault);
  if (engagement === null) return [];
  const rows = vault.db
    .prepare(
      `SELECT a.control, a.occurrence_from AS "from", a.reason FROM evidence_control AS c
       JOIN assigned_occurrence AS a ON a.engagement = ? AND a.control = c.control AND a.evidence = c.evidence
       WHERE c.evidence = ? ORDER BY a.control`,
    )
    .all(numberOf(engagement.id), evidence) as { control: number; from: CalendarDate; reason: string }[];
  return rows.map(({ control, from, reason }) => ({ controlId: controlId(control), from, reason }));
};

const exceptionsOf = (db: ReadableDb, evidence: number): Ties['exceptions'] => {
  const rows = db
    .prepare(
      `SELECT x.number, x.title FROM exception_evidence AS l JOIN exception AS x ON x.number = l.exception
       WHERE l.evidence = ? AND x.withdrawn IS NULL ORDER BY x.number`,
    )
    .all(evidence) as { number: number; title: string }[];
  return rows.map(({ number, title }) => ({ id: exceptionId(number), title }));
};

const samplesOf = (db: ReadableDb, evidence: number): Ties['samples'] => {
  const rows = db
    .prepare(
      `SELECT s.population, s.number, p.title, s.attribute, s.reason FROM sample_evidence AS s
       JOIN population AS p ON p.number = s.population
       WHERE s.evidence = ? ORDER BY s.population, s.number, s.attribute`,
    )
    .all(evidence) as {
    population: number;
    number: number;
    title: string;
    attribute: string;
    reason: string;
  }[];
  return rows.map((row) => ({
    id: sampleItemId(row.population, row.number),
    population: row.title,
    attribute: row.attribute,
    reason: row.reason,
  }));
};

/**
 * Everything about one item.
 * @throws UserError use.unknown-evidence
 */
export const getEvidence = (vault: OpenVault, id: EvidenceId): EvidenceDetail => {
  const number = numberOf(id);
  const { db } = vault;
  const [summary] = evidenceSummaries(vault, [number]);
  const item = db
    .prepare('SELECT notes, withdrawn_at, withdrawn_by, withdrawn_reason FROM evidence WHERE number = ?')
    .get(number) as ItemRow | undefined;
  if (summary === undefined || item === undefined) throw new UserError('use.unknown-evidence', { id });
  const versions = versionsOf(vault, number);
  const current = versions.find((one) => one.ref === summary.ref);
  return {
    ...summary,
    notes: item.notes,
    source: current?.source ?? '',
    collector: current?.collector ?? '',
    method: current?.method ?? 'unstated',
    quality: current?.quality ?? [],
    files: current?.files ?? [],
    versions,
    withdrawn:
      item.withdrawn_at === null
        ? null
        : {
            at: item.withdrawn_at,
            by: namesOfMembers(db)(item.withdrawn_by),
            reason: item.withdrawn_reason,
          },
    pointsOfFocus: pointsOf(db, number),
    controls: controlsOf(db, number),
    occurrences: occurrencesOf(vault, number),
    exceptions: exceptionsOf(db, number),
    samples: samplesOf(db, number),
  };
};
