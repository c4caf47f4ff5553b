// A list of the firm that was taken in: its bytes sealed as they came, how it was read, and what is remembered of it.
import canonicalize from 'canonicalize';
import { ListMapping, type ListImport } from '../../../shared/domain/request-list';
import { engagementId, type Sha256 } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { keepBlobRow } from '../../vault/blob-rows';
import type { Change, SealedFile } from '../../vault/open-vault';

/** One firm however it is spelled with spaces and capitals. */
const firmKey = (firm: string): string => firm.normalize('NFC').replace(/\s+/g, ' ').trim();

/** How the last list of this firm was read; null for none. */
export const rememberedMapping = (db: ReadableDb, firm: string): ListMapping | null => {
  const found = db
    .prepare('SELECT mapping FROM firm_mapping WHERE firm = ? COLLATE NOCASE ORDER BY used_at DESC')
    .pluck()
    .get(firmKey(firm)) as string | undefined;
  if (found === undefined) return null;
  const read = ListMapping.safeParse(JSON.parse(found));
  return read.success ? read.data : null;
};

export interface TakenList {
  readonly engagement: number;
  readonly firm: string;
  readonly fileName: string;
  readonly sha256: Sha256;
  readonly mapping: ListMapping;
  readonly counts: ListImport['counts'];
  readonly sealed: SealedFile;
}

/** From now on lists of this firm are read so; the caller tells the journal. Answers the firm as it is kept. */
export const rememberMapping = ({ db, now }: Change, given: string, mapping: ListMapping): string => {
  const firm = firmKey(given);
  db.prepare('DELETE FROM firm_mapping WHERE firm = ? COLLATE NOCASE').run(firm);
  db.prepare('INSERT INTO firm_mapping (firm, mapping, used_at) VALUES (?, ?, ?)').run(
    firm,
    canonicalize(mapping) ?? '',
    now,
  );
  return firm;
};

/** Of every firm whose lists were read, by its name. */
export const rememberedMappings = (db: ReadableDb): { firm: string; mapping: ListMapping }[] =>
  (db.prepare('SELECT firm FROM firm_mapping ORDER BY firm').pluck().all() as string[]).flatMap((firm) => {
    const mapping = rememberedMapping(db, firm);
    return mapping === null ? [] : [{ firm, mapping }];
  });

/** Its row, the row of its bytes, what is remembered of the firm, and the entry that tells of all of it. */
export const keepList = (change: Change, list: TakenList): void => {
  const { db, now, record } = change;
  const mapping = canonicalize(list.mapping) ?? '';
  const counts = canonicalize(list.counts) ?? '';
  const firm = firmKey(list.firm);
  keepBlobRow(db, list.sealed.blob);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO request_list (engagement, firm, file_name, sha256, mapping, blob, row_counts, taken_in_at)
       VALUES (@engagement, @firm, @fileName, @sha256, @mapping, @blob, @counts, @now)`,
    )
    .run({
      ...{ engagement: list.engagement, firm, fileName: list.fileName, sha256: list.sha256 },
      ...{ mapping, blob: list.sealed.blob.id, counts, now },
    });
  rememberMapping(change, firm, list.mapping);
  record('request.list-taken-in', engagementId(list.engagement), {
    number: Number(lastInsertRowid),
    ...{ firm, fileName: list.fileName, sha256: list.sha256, blob: list.sealed.blob.id },
    ...{ mapping: list.mapping, counts: list.counts },
  });
};
