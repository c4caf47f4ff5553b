// What the journal tells of the lists and responses of the auditor that were taken in, of the lists that went out, and
// of how each firm's list is read.
import { z } from 'zod';
import { engagementId } from '../../../shared/ids';
import { utf8 } from '../../crypto/bytes';
import { sha256Hex } from '../../crypto/hash';
import type { ReadableDb } from '../../db/handles';
import { digestOf, type ToldKind, type Untold } from './told-kind';

const List = z.looseObject({
  number: z.number(),
  firm: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  mapping: z.unknown(),
  blob: z.string(),
  counts: z.unknown(),
});
/** Of a kit: the entry of the mapping of one firm. */
const Kitted = z.looseObject({ firm: z.string(), mapping: z.unknown() });
const Sheet = z.looseObject({
  uuid: z.string(),
  package: z.string().nullable(),
  round: z.number().nullable(),
  rows: z.string(),
});
const Response = z.looseObject({
  number: z.number(),
  uuid: z.string(),
  form: z.string(),
  saidBy: z.string(),
  firm: z.string(),
  sha256: z.string(),
  blob: z.string(),
  signature: z.string(),
  key: z.string(),
});

const LISTS = 'the lists of the auditor that were taken in';
const SHEETS = 'the lists that went out to the auditor';
const RESPONSES = 'the responses of the auditor that were taken in';
const MAPPING = 'how the lists of a firm are read';

/** A digest under a key, with the engagement it belongs to. */
interface Told {
  readonly subject: string;
  readonly digest: string;
}

interface Stored extends Told {
  readonly key: string;
}

type Row = Record<string, unknown> & { readonly engagement: number };

const parsed = (json: unknown): unknown => {
  try {
    return JSON.parse(String(json));
  } catch {
    // Nobody of ours wrote it: it is not what the journal tells.
    return { unreadable: json };
  }
};

/** The hash of the bytes that were sealed goes with the one that was written down: they are the same, or it is found. */
const listRows = (db: ReadableDb): Stored[] =>
  (
    db
      .prepare(
        `SELECT l.number, l.engagement, l.firm, l.file_name AS fileName, l.sha256, l.mapping, l.blob,
           l.row_counts AS counts, l.taken_in_at AS at, blob.sha256 AS sealed
         FROM request_list AS l LEFT JOIN blob ON blob.id = l.blob`,
      )
      .all() as Row[]
  ).map(({ number, engagement, mapping, counts, ...rest }) => ({
    key: String(number),
    subject: engagementId(engagement),
    digest: digestOf({ ...rest, mapping: parsed(mapping), counts: parsed(counts) }),
  }));

const sheetRows = (db: ReadableDb): Stored[] =>
  (
    db
      .prepare('SELECT uuid, engagement, package, round, rows, made_at AS at FROM request_sheet')
      .all() as Row[]
  ).map(({ uuid, engagement, rows, ...rest }) => ({
    key: String(uuid),
    subject: engagementId(engagement),
    digest: digestOf({ ...rest, rows: sha256Hex(utf8(String(rows))) }),
  }));

/** One firm, however its name is written: as the table's own comparison (NOCASE) sees it. */
const firmKey = (firm: string): string => firm.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Empty for what was not signed. */
const signatureHash = (signature: string): string => (signature === '' ? '' : sha256Hex(utf8(signature)));

const responseRows = (db: ReadableDb): Stored[] =>
  (
    db
      .prepare(
        `SELECT r.number, r.engagement, r.uuid, r.form, r.said_by AS saidBy, r.firm, r.sha256, r.blob, r.signature,
           r.key, r.taken_in_at AS at, blob.sha256 AS sealed
         FROM request_response AS r LEFT JOIN blob ON blob.id = r.blob`,
      )
      .all() as Row[]
  ).map(({ number, engagement, signature, ...rest }) => ({
    key: String(number),
    subject: engagementId(engagement),
    digest: digestOf({ ...rest, signature: signatureHash(String(signature)) }),
  }));

const differences = (told: ReadonlyMap<string, Told>, stored: readonly Stored[], what: string): Untold[] => {
  const missing = new Map(told);
  const found = stored.flatMap(({ key, subject, digest }): Untold[] => {
    missing.delete(key);
    const known = told.get(key);
    return known?.digest === digest && known.subject === subject ? [] : [{ subject, what }];
  });
  return [...found, ...[...missing.values()].map(({ subject }) => ({ subject, what }))];
};

export const toldRequestFiles = (): ToldKind => {
  const lists = new Map<string, Told>();
  const sheets = new Map<string, Told>();
  const responses = new Map<string, Told>();
  const mappings = new Map<string, Told>();
  let vault = '';
  return {
    take: ({ action, subject, detail, time: at }) => {
      if (action === 'vault.created') vault = subject;
      if (action === 'request.list-taken-in') {
        const { number, firm, fileName, sha256, mapping, blob, counts } = List.parse(detail);
        const digest = digestOf({ firm, fileName, sha256, mapping, blob, counts, at, sealed: sha256 });
        lists.set(String(number), { subject, digest });
        mappings.set(firmKey(firm), { subject, digest: digestOf({ firm, mapping, at }) });
      }
      if (action === 'kit.applied' && Object.hasOwn(detail, 'firm')) {
        const { firm, mapping } = Kitted.parse(detail);
        mappings.set(firmKey(firm), { subject, digest: digestOf({ firm, mapping, at }) });
      }
      if (action === 'request.sheet-made') {
        const { uuid, package: of, round, rows } = Sheet.parse(detail);
        sheets.set(uuid, { subject, digest: digestOf({ package: of, round, rows, at }) });
      }
      if (action === 'request.response-taken-in') {
        const { number, uuid, form, saidBy, firm, sha256, blob, signature, key } = Response.parse(detail);
        const facts = { uuid, form, saidBy, firm, sha256, blob, signature, key, at, sealed: sha256 };
        responses.set(String(number), { subject, digest: digestOf(facts) });
      }
    },
    *compare(db) {
      yield differences(lists, listRows(db), LISTS);
      yield differences(sheets, sheetRows(db), SHEETS);
      yield differences(responses, responseRows(db), RESPONSES);
      const stored = db.prepare('SELECT firm, mapping, used_at AS at FROM firm_mapping').all() as {
        firm: string;
        mapping: string;
        at: string;
      }[];
      yield differences(
        mappings,
        stored.map(({ firm, mapping, at }) => ({
          key: firmKey(firm),
          // A finding never says a name that somebody gave.
          subject: mappings.get(firmKey(firm))?.subject ?? vault,
          digest: digestOf({ firm, mapping: parsed(mapping), at }),
        })),
        MAPPING,
      );
    },
  };
};
