// Controls as the tables hold them, for the comparison with the journal.
import { evidenceId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { tickKey, VERSION_FIELDS } from './control-history';
import { digestOf } from './told-kind';

export interface StoredVersion {
  readonly validTo: string | null;
  readonly note: string;
  readonly createdAt: string;
  /** Digest of those of its fields. */
  readonly digestOf: (fields: readonly string[]) => string;
}

export interface StoredControl {
  readonly number: number;
  readonly starter: string | null;
  readonly domain: string;
  readonly currentVersion: number;
  readonly versions: ReadonlyMap<number, StoredVersion>;
  readonly checklist: string;
  readonly ticks: ReadonlySet<string>;
  readonly mapped: ReadonlyMap<string, string>;
}

interface ControlRow {
  readonly number: number;
  readonly starter_id: string | null;
  readonly domain: string;
  readonly current_version: number;
  readonly versions: string;
  readonly checklist: string;
  readonly ticks: string;
  readonly mapped: string;
}

interface VersionRow extends Readonly<Record<string, unknown>> {
  readonly version: number;
  readonly validTo: string | null;
  readonly note: string;
  readonly createdAt: string;
  readonly weekdaysOnly: 0 | 1;
}

const versionFrom = (row: VersionRow): StoredVersion => {
  const facts: Readonly<Record<string, unknown>> = { ...row, weekdaysOnly: row.weekdaysOnly === 1 };
  return {
    validTo: row.validTo,
    note: row.note,
    createdAt: row.createdAt,
    digestOf: (fields) => digestOf(Object.fromEntries(fields.map((field) => [field, facts[field]]))),
  };
};

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const VERSION_COLUMNS = ['version', 'validTo', 'note', 'createdAt', ...VERSION_FIELDS]
  .map((field) => `'${field}', ${snakeCase(field)}`)
  .join(', ');

/** The controls with a number behind `after`, at most `limit` of them. */
export const controlsBehind = (db: ReadableDb, after: number, limit: number): StoredControl[] => {
  const rows = db
    .prepare(
      `SELECT number, starter_id, domain, current_version,
         (SELECT json_group_array(json_object(${VERSION_COLUMNS})) FROM control_version
           WHERE control = c.number) AS versions,
         (SELECT json_group_array(json_object('number', number, 'text', text)) FROM
           (SELECT number, text FROM checklist_item WHERE control = c.number AND NOT removed
             ORDER BY position)) AS checklist,
         (SELECT json_group_array(json_array(number, evidence)) FROM checklist_tick
           WHERE control = c.number) AS ticks,
         (SELECT json_group_array(json_array(id, rationale)) FROM
           -- The criterion stands beside its point of focus, and must be that one's.
           (SELECT iif(point_of_focus LIKE criterion || '-%', '', criterion || ' ') || point_of_focus AS id,
               rationale FROM control_mapping WHERE control = c.number
             UNION ALL SELECT criterion, rationale FROM control_criterion WHERE control = c.number)) AS mapped
       FROM control AS c WHERE number > ? ORDER BY number LIMIT ?`,
    )
    .all(after, limit) as ControlRow[];
  return rows.map((row) => ({
    number: row.number,
    starter: row.starter_id,
    domain: row.domain,
    currentVersion: row.current_version,
    versions: new Map(
      (JSON.parse(row.versions) as VersionRow[]).map((version) => [version.version, versionFrom(version)]),
    ),
    checklist: digestOf(JSON.parse(row.checklist)),
    ticks: new Set(
      (JSON.parse(row.ticks) as [number, number][]).map(([number, evidence]) =>
        tickKey(number, evidenceId(evidence)),
      ),
    ),
    mapped: new Map(JSON.parse(row.mapped) as [string, string][]),
  }));
};
