// Takes files into the vault as evidence, small ones in groups: the bytes of a group are sealed and durable
// first, then one transaction makes all its rows and journal entries. A row never points at bytes a power
// cut could lose, and an item is in the vault as a whole or not at all.
import type { EvidenceFacts, IntakeResult } from '../../shared/domain/evidence';
import { invariant, UserError } from '../../shared/errors';
import { type EvidenceId, evidenceId } from '../../shared/ids';
import type { WritableDb } from '../db/handles';
import type { Job } from '../environment';
import type { Change, OpenVault } from '../vault/open-vault';
import { discardSealed } from './discard-sealed';
import { insertTags, itemFactsOf, toldItem, toldWhenStated, versionFactsOf } from './item-rows';
import { requireKnownLinks } from './known-links';
import { insertLinks } from './link-rows';
import { type EvidenceToAdd, stageAhead, type StagedEvidenceFile } from './stage-items';
import { type FileToStore, insertFiles, insertVersion, requireRightWay, toldFiles } from './version-rows';

export type { EvidenceToAdd } from './stage-items';

/** A group ends with the item that brings it to this many bytes, or items: so much is sealed before it counts. */
const GROUP_BYTES = 64 * 2 ** 20;
const GROUP_ITEMS = 1000;

interface StagedItem {
  /** Its place in what the caller asked for. */
  readonly index: number;
  readonly facts: EvidenceFacts;
  readonly files: readonly StagedEvidenceFile[];
}

interface Stored {
  readonly id: EvidenceId;
  /** Other items that hold some of the same bytes. */
  readonly alreadyIn: EvidenceId[];
}

/** The rows and the journal entries of one item whose bytes are durable already. */
export const storeItem = (
  change: Change,
  member: number,
  facts: EvidenceFacts,
  files: readonly FileToStore[],
): Stored => {
  const { db, now, record } = change;
  const item = itemFactsOf(facts);
  const number = Number(
    db
      .prepare(
        'INSERT INTO evidence (current_version, created_at, kind, owner, notes) VALUES (1, ?, ?, ?, ?)',
      )
      .run(now, item.kind, item.owner, item.notes).lastInsertRowid,
  );
  const id = evidenceId(number);
  insertTags(db, number, item.tags);
  insertVersion(db, number, {
    version: 1,
    facts: versionFactsOf(facts),
    changeNote: '',
    derivedFrom: null,
    takenInAt: now,
    takenInBy: member,
  });
  const { alreadyIn } = insertFiles(db, number, 1, files);
  const links = insertLinks(db, number, facts, facts.linkReason ?? '');
  record('evidence.added', id, {
    version: 1,
    title: facts.title,
    source: facts.source,
    sensitivity: facts.sensitivity,
    effective: facts.effective,
    capturedOn: facts.capturedOn,
    files: toldFiles(files),
    controls: links.controlIds,
    pointsOfFocus: links.pointOfFocusIds,
    ...toldWhenStated(facts),
  });
  // Internal remarks have an entry of their own: this one is handed over with every package.
  if (item.notes !== '')
    record('evidence.item-changed', id, {
      before: toldItem({ ...item, notes: '' }),
      after: toldItem(item),
    });
  return { id, alreadyIn: alreadyIn.map(evidenceId) };
};

const isCancelled = (error: unknown, job: Job): boolean =>
  job.signal.aborted && (!(error instanceof UserError) || error.code === 'job.cancelled');

const requireSense = (items: readonly EvidenceToAdd[]): void => {
  for (const { paths, facts } of items) {
    invariant(paths.length > 0, 'an evidence item has at least one file');
    requireRightWay(facts);
  }
};

/** Preparing the statements of an item takes longer than running them; a group prepares them once. */
const rememberingStatements = (db: WritableDb): WritableDb => {
  const known = new Map<string, ReturnType<WritableDb['prepare']>>();
  const prepare = (sql: string): ReturnType<WritableDb['prepare']> => {
    const statement = known.get(sql) ?? db.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
  return { prepare } as unknown as WritableDb;
};

/** Makes a group durable and then known: all of its items or, with an error, none. */
const keepGroup = async (vault: OpenVault, group: readonly StagedItem[]): Promise<Stored[]> => {
  const files = group.flatMap((item) => item.files);
  const sealed = await vault.blobs.keep(files.map(({ staged }) => staged));
  const of = new Map(files.map((file, at) => [file, sealed[at]]));
  const { number: member } = vault.member;
  try {
    return vault.write((change) => {
      const ofGroup = { ...change, db: rememberingStatements(change.db) };
      return group.map((item) => {
        const named = item.files.map((file): FileToStore => {
          const kept = of.get(file);
          invariant(kept !== undefined, 'every staged file is kept');
          const { originalName, mediaType, flags } = file;
          return { originalName, mediaType, flags, derivedFrom: null, blob: kept.blob };
        });
        return storeItem(ofGroup, member, item.facts, named);
      });
    });
  } catch (error) {
    await discardSealed(vault, sealed);
    throw error;
  }
};

/**
 * Adds one evidence item for each row. A row that cannot be read does not undo the others: it is listed
 * in `failed`. Cancelling keeps the items whose files were all sealed by then and nothing of the running
 * one. Small items are stored in groups, each in one transaction with one time; when a group cannot be
 * stored, all its items are listed with the same code. When the disk is full or not accessible the rest
 * is not tried and listed with that code.
 * @throws UserError use.unknown-control, use.unknown-criterion, use.period-reversed (before any file is
 * read)
 */
export const addEvidence = async (
  vault: OpenVault,
  items: readonly EvidenceToAdd[],
  job: Job,
): Promise<IntakeResult> => {
  vault.requireMay('evidence.added');
  requireSense(items);
  requireKnownLinks(
    vault.db,
    items.map((item) => item.facts),
  );
  const added: EvidenceId[] = [];
  const sameBytes: Stored[] = [];
  const failed: IntakeResult['failed'] = [];
  let cancelled = false;

  let group: StagedItem[] = [];
  let groupBytes = 0;
  /** Answers what ends the trying. */
  const storeGroup = async (): Promise<UserError | null> => {
    const full = group;
    group = [];
    groupBytes = 0;
    if (full.length === 0) return null;
    try {
      for (const stored of await keepGroup(vault, full)) {
        added.push(stored.id);
        if (stored.alreadyIn.length > 0) sameBytes.push(stored);
      }
      return null;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      for (const { index } of full) failed.push({ index, code: error.code, details: error.details });
      return error.code.startsWith('disk.') ? error : null;
    }
  };

  let disk: UserError | null = null;
  const ahead = await stageAhead(vault, items, job);
  try {
    while (disk === null) {
      try {
        const next = await ahead.next();
        if (next === null) break;
        const item = items[next.index];
        invariant(item !== undefined, 'what is staged was asked for');
        group.push({ ...next, facts: item.facts });
        for (const { staged } of next.files) groupBytes += staged.sizeBytes;
        if (groupBytes >= GROUP_BYTES || group.length >= GROUP_ITEMS) disk = await storeGroup();
      } catch (error) {
        cancelled = isCancelled(error, job);
        if (cancelled) break;
        if (!(error instanceof UserError)) throw error;
        failed.push({ index: ahead.index(), code: error.code, details: error.details });
        if (error.code.startsWith('disk.')) disk = error;
      }
    }
  } finally {
    await ahead.abandonRest();
    const last = await storeGroup();
    disk ??= last;
  }
  for (let index = ahead.index() + 1; disk !== null && !cancelled && index < items.length; index += 1) {
    failed.push({ index, code: disk.code, details: disk.details });
  }
  failed.sort((a, b) => a.index - b.index);
  return { added, sameBytes, cancelled, failed };
};
