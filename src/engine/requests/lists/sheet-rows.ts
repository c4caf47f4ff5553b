// The cells of a list that goes out, kept in the vault: what comes back is held against them.
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { AuditorStatus } from '../../../shared/domain/request';
import { engagementId, numberOf, type PackageId, RequestId } from '../../../shared/ids';
import type { Instant } from '../../../shared/period';
import { sha256Hex } from '../../crypto/hash';
import type { ReadableDb } from '../../db/handles';
import type { Change } from '../../vault/open-vault';
import type { HandedOverRequest } from '../hand-over';

/** Columns of our own list that say something of a request, in their order. */
export const SHEET_FIELDS = [
  'reference',
  'wording',
  'title',
  'area',
  'kind',
  'named',
  'periodFrom',
  'periodTo',
  'requestedOn',
  'dueOn',
  'status',
  'returnReason',
  'answered',
  'evidence',
  'comments',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];
/** Texts as they are meant: status and kind by our own codes, days as YYYY-MM-DD. */
export type SheetCells = Readonly<Record<SheetField, string>>;

const Rows = z.record(
  RequestId,
  z.strictObject(
    Object.fromEntries(SHEET_FIELDS.map((field) => [field, z.string()])) as Record<SheetField, z.ZodString>,
  ),
);

const commentText = ({ side, author, at, text }: HandedOverRequest['comments'][number]): string =>
  `${at.slice(0, 10)} ${author} (${side}): ${text}`;

export const sheetCells = (one: HandedOverRequest): SheetCells => ({
  reference: one.reference,
  wording: one.wording,
  title: one.title,
  area: one.area,
  kind: one.kind,
  named: one.named,
  periodFrom: one.period?.from ?? '',
  periodTo: one.period?.to ?? '',
  requestedOn: one.requestedOn ?? '',
  dueOn: one.dueOn ?? '',
  status: one.status,
  returnReason: one.returnReason,
  answered: one.isAnswered ? 'yes' : 'no',
  evidence: one.evidence.map(({ ref }) => ref).join(', '),
  comments: one.comments.map(commentText).join('\n\n'),
});

export const sheetRowsOf = (requests: readonly HandedOverRequest[]): Readonly<Record<string, SheetCells>> =>
  Object.fromEntries(requests.map((one) => [one.id, sheetCells(one)]));

export interface SheetToKeep {
  /** 32 hex digits; stands in the workbook. */
  readonly uuid: string;
  readonly engagement: number;
  /** Null for a list that goes out outside of a package. */
  readonly round: { readonly packageId: PackageId; readonly round: number } | null;
  readonly requests: readonly HandedOverRequest[];
}

/** Keeps what goes out, inside the change that lets it go. */
export const keepSheet = ({ db, now, record }: Change, sheet: SheetToKeep): void => {
  const rows = canonicalize(sheetRowsOf(sheet.requests)) ?? '{}';
  const packageId = sheet.round?.packageId ?? null;
  const round = sheet.round?.round ?? null;
  db.prepare(
    `INSERT INTO request_sheet (uuid, engagement, package, round, rows, made_at)
     VALUES (@uuid, @engagement, @packageId, @round, @rows, @now)`,
  ).run({ uuid: sheet.uuid, engagement: sheet.engagement, packageId, round, rows, now });
  record('request.sheet-made', engagementId(sheet.engagement), {
    ...{ uuid: sheet.uuid, package: packageId, round, rows: sha256Hex(rows) },
  });
};

export interface KeptSheet {
  readonly uuid: string;
  readonly engagement: number;
  readonly round: { readonly packageId: PackageId; readonly round: number } | null;
  readonly rows: ReadonlyMap<RequestId, SheetCells>;
  readonly madeAt: Instant;
}

interface SheetRow {
  readonly uuid: string;
  readonly engagement: number;
  readonly package: PackageId | null;
  readonly round: number | null;
  readonly rows: string;
  readonly made_at: Instant;
}

const kept = (row: SheetRow): KeptSheet => ({
  uuid: row.uuid,
  engagement: row.engagement,
  round: row.package === null || row.round === null ? null : { packageId: row.package, round: row.round },
  rows: new Map(Object.entries(Rows.parse(JSON.parse(row.rows))) as [RequestId, SheetCells][]),
  madeAt: row.made_at,
});

/** The list of this number, as it went out; null when the vault knows none. */
export const findSheet = (db: ReadableDb, uuid: string): KeptSheet | null => {
  const row = db.prepare('SELECT * FROM request_sheet WHERE uuid = ?').get(uuid) as SheetRow | undefined;
  return row === undefined ? null : kept(row);
};

/** The list that went out with a round; null when none did. */
export const sheetOfRound = (db: ReadableDb, packageId: PackageId, round: number): KeptSheet | null => {
  const row = db
    .prepare('SELECT * FROM request_sheet WHERE package = ? AND round = ? ORDER BY made_at DESC')
    .get(packageId, round) as SheetRow | undefined;
  return row === undefined ? null : kept(row);
};

/** What the list said the auditor had told of a request. */
export const statusIn = (cells: SheetCells): AuditorStatus => cells.status as AuditorStatus;

/** Numbers of the requests a list answered: what a delivery of its round submits. */
export const answeredIn = (sheet: KeptSheet): number[] =>
  [...sheet.rows].filter(([, cells]) => cells.answered === 'yes').map(([id]) => numberOf(id));
