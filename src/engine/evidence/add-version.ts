// Another version of an item: files somebody collected (also the first ones of an item that was only asked
// for), or some made from those of an earlier version. The bytes are durable before the rows that name them.
import type { EvidenceDetail, FileFlag, VersionFacts } from '../../shared/domain/evidence';
import { invariant, UserError } from '../../shared/errors';
import { type EvidenceId, numberOf } from '../../shared/ids';
import type { FileSource } from '../blobs/file-source';
import type { ReadableDb } from '../db/handles';
import type { Job } from '../environment';
import { blobFromRow, type BlobRow } from '../vault/blob-rows';
import type { Change, OpenVault, SealedFile, StagedFile } from '../vault/open-vault';
import { discardSealed } from './discard-sealed';
import { getEvidence } from './evidence-detail';
import { currentAgain, openLife, putState } from './item-life';
import { stageAhead, type StagedEvidenceFile } from './stage-items';
import {
  type DerivedFrom,
  factsOfVersion,
  type FileToStore,
  insertFiles,
  insertVersion,
  requireRightWay,
  toldFacts,
  toldFiles,
  versionRow,
} from './version-rows';
import { newestVersion, supersededByAnother } from '../../shared/version-states';

export interface NewVersion {
  readonly facts: VersionFacts;
  readonly files: readonly FileToStore[];
  readonly changeNote: string;
  readonly derivedFrom: DerivedFrom;
}

/** The rows of a version behind all others, and of what it takes the place of; answers its number. */
export const storeVersion = (change: Change, id: EvidenceId, given: NewVersion): number => {
  const { db, now, by, record } = change;
  const life = openLife(db, id);
  const version = (newestVersion(life.versions)?.version ?? 0) + 1;
  const supersedes = supersededByAnother(life.versions);
  const { facts, changeNote, derivedFrom } = given;
  insertVersion(db, life.number, { version, facts, changeNote, derivedFrom, takenInAt: now, takenInBy: by });
  insertFiles(db, life.number, version, given.files);
  if (supersedes !== null) putState(db, life, supersedes, 'superseded');
  currentAgain(db, life.number);
  record('evidence.version-added', id, {
    ...toldFacts(version, facts),
    files: toldFiles(given.files),
    changeNote,
    derivedFrom,
    supersedes,
  });
  return version;
};

/** Makes what was staged durable and then known, or takes it back. */
const keepAndStore = async (
  vault: OpenVault,
  staged: readonly StagedFile[],
  store: (sealed: readonly SealedFile[]) => void,
): Promise<void> => {
  const sealed = await vault.blobs.keep(staged);
  try {
    store(sealed);
  } catch (error) {
    await discardSealed(vault, sealed);
    throw error;
  }
};

const storeVersionIn = (vault: OpenVault, id: EvidenceId, given: NewVersion): void => {
  vault.write((change) => {
    storeVersion(change, id, given);
  });
};

const stageFiles = async (
  vault: OpenVault,
  sources: readonly FileSource[],
  facts: VersionFacts,
  job: Job,
): Promise<readonly StagedEvidenceFile[]> => {
  const nowhere = { controlIds: [], pointOfFocusIds: [] };
  const ahead = await stageAhead(vault, [{ paths: sources, facts: { ...facts, ...nowhere } }], job);
  try {
    const staged = await ahead.next();
    invariant(staged !== null, 'one item was asked for');
    return staged.files;
  } finally {
    await ahead.abandonRest();
  }
};

const toStore = (
  { originalName, mediaType, flags }: StagedEvidenceFile,
  sealed: SealedFile | undefined,
  derivedFrom: string | null,
): FileToStore => {
  invariant(sealed !== undefined, 'every staged file is kept');
  return { originalName, mediaType, flags, derivedFrom, blob: sealed.blob };
};

/**
 * Takes files in as the next version of an item, or as the first one of an item that was only requested. It
 * waits behind an approved version, and takes the place of any other at once.
 * @throws UserError use.unknown-evidence, evidence.state (withdrawn), use.period-reversed, evidence.file-*,
 * disk.*, job.cancelled
 */
export const addVersion = async (
  vault: OpenVault,
  id: EvidenceId,
  sources: readonly FileSource[],
  facts: VersionFacts,
  changeNote: string,
  job: Job,
): Promise<EvidenceDetail> => {
  vault.requireMay('evidence.version-added');
  requireRightWay(facts);
  openLife(vault.db, id);
  const files = await stageFiles(vault, sources, facts, job);
  await keepAndStore(
    vault,
    files.map(({ staged }) => staged),
    (sealed) => {
      storeVersionIn(vault, id, {
        facts,
        changeNote,
        derivedFrom: null,
        files: files.map((file, at) => toStore(file, sealed[at], null)),
      });
    },
  );
  return getEvidence(vault, id);
};

/** A file made anew from the one at this place; files nobody names are carried over as they are. */
export interface DerivedFile {
  readonly position: number;
  /** Its name is the one the file has from now on. */
  readonly source: FileSource;
}

export interface DerivedVersion {
  readonly id: EvidenceId;
  /** The version it is made from. */
  readonly version: number;
  readonly files: readonly DerivedFile[];
  readonly how: 'redaction';
  readonly reason: string;
  /** What it is called from now on; left out: as that version. */
  readonly title?: string | undefined;
}

type KeptRow = BlobRow & {
  readonly position: number;
  readonly original_name: string;
  readonly media_type: string;
  readonly flags: string;
  readonly derived_from: string | null;
};

const filesOf = (db: ReadableDb, id: EvidenceId, version: number): KeptRow[] =>
  db
    .prepare(
      `SELECT f.position, f.original_name, f.media_type, f.flags, f.derived_from, blob.*
       FROM evidence_file AS f JOIN blob ON blob.id = f.blob
       WHERE f.evidence = ? AND f.version = ? ORDER BY f.position`,
    )
    .all(numberOf(id), version) as KeptRow[];

const carriedOver = (row: KeptRow): FileToStore => ({
  originalName: row.original_name,
  mediaType: row.media_type,
  flags: row.flags === '' ? [] : (row.flags.split(',') as FileFlag[]),
  derivedFrom: row.derived_from,
  blob: blobFromRow(row),
});

/**
 * Makes a version from another one of the same item. What that one says is taken over, but for a title that is stated anew, as are its files that
 * are not made anew; it names that version, and each new file the one it was made from. It follows the
 * newest version like any other. The sources may be bytes in memory.
 * @throws UserError use.unknown-evidence, evidence.unknown-version, evidence.state (withdrawn),
 * use.bad-input (no file at that place), evidence.file-empty, disk.*, job.cancelled
 */
export const addDerivedVersion = async (
  vault: OpenVault,
  { id, version, files, how, reason, title }: DerivedVersion,
  job: Job,
): Promise<EvidenceDetail> => {
  vault.requireMay('evidence.version-added');
  openLife(vault.db, id);
  const taken = factsOfVersion(versionRow(vault.db, id, version));
  const facts = title === undefined ? taken : { ...taken, title };
  const originals = filesOf(vault.db, id, version);
  const unknown = files.find(({ position }) => originals.every((one) => one.position !== position));
  if (unknown !== undefined)
    throw new UserError('use.bad-input', { what: `There is no file ${String(unknown.position)} in it.` });
  const sources = files.map(({ source }) => source);
  const staged = await stageFiles(vault, sources, facts, job);
  await keepAndStore(
    vault,
    staged.map((one) => one.staged),
    (sealed) => {
      storeVersionIn(vault, id, {
        facts,
        changeNote: reason,
        derivedFrom: { version, how },
        files: originals.map((original): FileToStore => {
          const at = files.findIndex(({ position }) => position === original.position);
          const made = staged[at];
          return made === undefined ? carriedOver(original) : toStore(made, sealed[at], original.sha256);
        }),
      });
    },
  );
  return getEvidence(vault, id);
};
