// Questions to the list of evidence, kept under a name for everybody of the vault.
import { SavedView } from '../../shared/domain/saved-view';
import { UserError } from '../../shared/errors';
import type { VaultId } from '../../shared/ids';
import type { Change, OpenVault } from '../vault/open-vault';

const VIEWS = 'SELECT number, name, query FROM saved_view';

interface ViewRow {
  readonly number: number;
  readonly name: string;
  readonly query: string;
}

const viewOf = (row: ViewRow): SavedView | null => {
  try {
    return SavedView.parse({ ...row, query: JSON.parse(row.query) as unknown });
  } catch {
    // Some other program's work: a check tells of it, and the other views are there all the same.
    return null;
  }
};

/** All of them, by name. */
export const savedViews = ({ db }: OpenVault): SavedView[] =>
  (db.prepare(`${VIEWS} ORDER BY name COLLATE NOCASE, number`).all() as ViewRow[])
    .map(viewOf)
    .filter((view) => view !== null);

/** Inside a change: keeps a view; one of the same name gives way, and its number to the new one. */
export const saveViewWithin = (
  { db, record }: Change,
  vaultId: VaultId,
  { name, query }: Omit<SavedView, 'number'>,
): SavedView => {
  const had = db.prepare('SELECT number FROM saved_view WHERE name = ?').pluck().get(name);
  const number = Number(had ?? db.prepare('SELECT ifnull(max(number), 0) + 1 FROM saved_view').pluck().get());
  db.prepare(
    `INSERT INTO saved_view (number, name, query) VALUES (?, ?, ?)
     ON CONFLICT (number) DO UPDATE SET query = excluded.query`,
  ).run(number, name, JSON.stringify(query));
  record('view.saved', vaultId, { number, name, query });
  return { number, name, query };
};

/** Keeps a view; one of the same name gives way, and its number to the new one. */
export const saveView = (vault: OpenVault, view: Omit<SavedView, 'number'>): SavedView =>
  vault.write((change) => saveViewWithin(change, vault.vaultId, view));

/** @throws UserError use.unknown-view */
export const removeView = (vault: OpenVault, number: number): void => {
  vault.write(({ db, record }) => {
    const { changes } = db.prepare('DELETE FROM saved_view WHERE number = ?').run(number);
    if (changes === 0) throw new UserError('use.unknown-view', { number });
    record('view.removed', vault.vaultId, { number });
  });
};
