// The AICPA's text of criteria and points of focus, where a team owns it and brings it in. It is shown in
// the window beside our own words and goes nowhere else: not into packages, the journal, logs or the
// command line's output.
import canonicalize from 'canonicalize';
import type { ImportRow, TableImport } from '../../shared/domain/table-import';
import { UserError } from '../../shared/errors';
import { sha256Hex } from '../crypto/hash';
import type { ReadableDb } from '../db/handles';
import { namedColumns, readTable } from '../tables';
import type { OpenVault } from '../vault/open-vault';
import { catalog } from '.';

const LONGEST_TEXT = 10_000;
const COLUMNS = { id: 'id', text: 'text' } as const;

export interface OwnedTextImport {
  /** Without it nothing is written: the answer only says what would change. */
  readonly apply: boolean;
  /** Of the file that was previewed; null when nobody looked before. */
  readonly sha256: string | null;
}

/**
 * Stands for all texts together in the journal, so that a check finds one that was exchanged; what they say
 * cannot be read out of it.
 */
export const digestOfTexts = (db: ReadableDb): string =>
  sha256Hex(canonicalize(Object.fromEntries(textsOf(db))) ?? '');

const textsOf = (db: ReadableDb): Map<string, string> =>
  new Map(
    (db.prepare('SELECT subject, text FROM owned_text').all() as { subject: string; text: string }[]).map(
      (row) => [row.subject, row.text],
    ),
  );

/** By id of criterion or point of focus, such as `CC6.1` or `CC6.1-3`; empty where nothing was brought in. */
export const ownedTexts = (vault: OpenVault): Record<string, string> => Object.fromEntries(textsOf(vault.db));

const titles = (): Map<string, string> =>
  new Map(
    [...catalog().criteria, ...catalog().points_of_focus].map(
      (one) => [one.id as string, one.title] as const,
    ),
  );

type Judged = ImportRow & { readonly text: string };

const judge = (
  row: number,
  typed: string,
  text: string,
  known: {
    readonly titles: Map<string, string>;
    readonly texts: Map<string, string>;
    readonly met: Set<string>;
  },
): Judged => {
  const id = typed.trim().toUpperCase();
  const title = known.titles.get(id) ?? '';
  const refused = (problem: string): Judged => ({
    ...{ row, subject: id.slice(0, 40) || null, title, change: 'refused', fields: [], problem, text },
  });
  if (title === '') return refused('There is no criterion or point of focus of this id.');
  if (known.met.has(id)) return refused('This id is in the table twice.');
  known.met.add(id);
  if (text.length > LONGEST_TEXT)
    return refused(`The text has more than ${String(LONGEST_TEXT)} characters.`);
  const before = known.texts.get(id) ?? null;
  // A list of all ids with a text beside some is usual; an empty cell takes nothing away.
  const change = text === '' || before === text ? 'same' : before === null ? 'add' : 'change';
  const fields = change === 'same' ? [] : [{ field: 'text', before: before ?? '', after: text }];
  return { row, subject: id, title, change, fields, problem: null, text };
};

/**
 * Takes texts in from a CSV or XLSX table with the columns id and text. Texts the table does not name stay.
 * @throws UserError table.not-readable, table.too-large, table.column-missing, table.changed-since-preview,
 * table.rows-refused (only when applied)
 */
export const importOwnedTexts = async (
  vault: OpenVault,
  path: string,
  { apply, sha256 }: OwnedTextImport,
): Promise<TableImport> => {
  const table = await readTable(path);
  if (sha256 !== null && sha256 !== table.sha256) throw new UserError('table.changed-since-preview');
  const columns = namedColumns(table.headers, COLUMNS, ['id', 'text']);
  const known = { titles: titles(), texts: textsOf(vault.db), met: new Set<string>() };
  const judged = table.rows
    .map((cells, index) => ({
      row: index + 2,
      id: columns.cell(cells, 'id') ?? '',
      text: (columns.cell(cells, 'text') ?? '').trim(),
    }))
    .filter((one) => one.id.trim() !== '' || one.text !== '')
    .map((one) => judge(one.row, one.id, one.text, known));
  const count = (change: ImportRow['change']): number => judged.filter((one) => one.change === change).length;
  const counts = {
    add: count('add'),
    change: count('change'),
    same: count('same'),
    refused: count('refused'),
  };
  if (apply && counts.refused > 0) throw new UserError('table.rows-refused', { count: counts.refused });
  const changed = judged.filter((one) => one.change === 'add' || one.change === 'change');
  if (apply && changed.length > 0) {
    vault.write(({ db, record }) => {
      const put = db.prepare(
        'INSERT INTO owned_text (subject, text) VALUES (?, ?) ON CONFLICT (subject) DO UPDATE SET text = excluded.text',
      );
      for (const one of changed) put.run(one.subject, one.text);
      record('catalog.texts-imported', vault.vaultId, {
        count: changed.length,
        sha256: table.sha256,
        digest: digestOfTexts(db),
      });
    });
  }
  return {
    rows: judged.map(({ text: _text, ...row }) => row),
    counts,
    unknownColumns: columns.unknown,
    sha256: table.sha256,
    applied: apply,
  };
};

/** Takes all of them out again. Nothing is written where there are none. */
export const removeOwnedTexts = (vault: OpenVault): void => {
  const count = textsOf(vault.db).size;
  if (count === 0) return;
  vault.write(({ db, record }) => {
    db.prepare('DELETE FROM owned_text').run();
    record('catalog.texts-removed', vault.vaultId, { count });
  });
};
